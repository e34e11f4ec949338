//! Closed lists of words: one table gives the enum, its words in files and the list of all.

/// Defines an enum whose variants are words of the file format: serde writes the word, `key`
/// returns it, and `ALL` has every variant in order.
macro_rules! keyed_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$doc])* #[serde(rename = $key)] $variant,)* }

        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in scenario files.
            pub const fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
pub(in crate::scenario) use keyed_enum;
