//! The phases of the test command, in their order.

/// One phase; the cheapest come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Phase {
    /// rustfmt finds nothing to change
    Fmt,
    /// clippy finds nothing, natively and for the browser
    Clippy,
    /// Licences, duplicates and sources of every dependency
    Deny,
    /// Native tests of all packages
    Native,
    /// A few seconds of fuzzing for each target
    Fuzz,
    /// Tests compiled to wasm, in headless Chromium
    Wasm,
    /// The same tests in headless Firefox
    Firefox,
    /// Release build, checks of dist/, sizes
    Build,
    /// The hosting recipe, run by a real nginx (builds the page first)
    Hosting,
    /// End-to-end tests of the release build in Chromium (builds it first)
    E2e,
    /// The recipes for other pages, by sites of three generators (builds the page first)
    Recipes,
    /// Forty seconds at top speed: memory, nodes, listeners
    Soak,
}

const ALL: [Phase; 12] = [
    Phase::Fmt,
    Phase::Clippy,
    Phase::Deny,
    Phase::Native,
    Phase::Fuzz,
    Phase::Wasm,
    Phase::Firefox,
    Phase::Build,
    Phase::Hosting,
    Phase::E2e,
    Phase::Recipes,
    Phase::Soak,
];

impl Phase {
    /// What the terminal calls it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Fmt => "Formatting (cargo fmt)",
            Self::Clippy => "Lints, native and wasm32 (cargo clippy)",
            Self::Deny => "Licences, duplicates, sources (cargo deny)",
            Self::Native => "Native tests (cargo test)",
            Self::Fuzz => "Fuzzing, briefly (libFuzzer)",
            Self::Wasm => "Tests in Chromium (wasm-bindgen-test)",
            Self::Firefox => "Tests in Firefox (wasm-bindgen-test)",
            Self::Build => "Release build, its checks and sizes",
            Self::Hosting => "Hosting recipe (nginx)",
            Self::Soak => "Soak, the short form",
            Self::Recipes => "Recipes for other pages (MkDocs, Sphinx, VitePress)",
            Self::E2e => "End-to-end tests (Playwright)",
        }
    }
}

impl Phase {
    /// Whether it works on what the release build made.
    const fn needs_build(self) -> bool {
        matches!(self, Self::Hosting | Self::E2e | Self::Recipes | Self::Soak)
    }
}

/// The phases to run, in order: all, or those named with what they need.
pub(crate) fn chosen(only: &[Phase], built: bool) -> Vec<Phase> {
    let wanted = |phase: &Phase| {
        only.is_empty()
            || only.contains(phase)
            || (!built && *phase == Phase::Build && only.iter().any(|named| named.needs_build()))
    };
    ALL.into_iter().filter(wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_run_where_none_is_named() {
        assert_eq!(chosen(&[], false), ALL);
    }

    #[test]
    fn named_phases_run_in_order_and_with_what_they_need() {
        assert_eq!(
            chosen(&[Phase::Clippy, Phase::Fmt], false),
            [Phase::Fmt, Phase::Clippy]
        );
        assert_eq!(chosen(&[Phase::E2e], false), [Phase::Build, Phase::E2e]);
        assert_eq!(chosen(&[Phase::E2e], true), [Phase::E2e]);
    }
}
