//! The English texts in parts, cut when the page is compiled: what everybody loads, and what comes
//! with the chunk of a part of the page. The parts have the names of the chunks' modules.

const ALL: &[u8] = include_bytes!("../../../static/texts/en.txt");

/// Where a part begins. A mark that is not there is an error of the compiler.
const fn place(mark: &[u8]) -> usize {
    let mut at = 0;
    while at + mark.len() <= ALL.len() {
        let mut same = 0;
        while same < mark.len() && ALL[at + same] == mark[same] {
            same += 1;
        }
        if same == mark.len() {
            return at;
        }
        at += 1;
    }
    panic!("static/texts/en.txt has no such part")
}

const fn copy<const LENGTH: usize>(from: usize) -> [u8; LENGTH] {
    let mut part = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        part[at] = ALL[from + at];
        at += 1;
    }
    part
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident = $from:expr, $to:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const fn $name() -> &'static str {
                const FROM: usize = $from;
                const TO: usize = place($to);
                // A copy: the page would keep the whole file for a slice of it.
                const BYTES: [u8; TO - FROM] = copy(FROM);
                const TEXT: &str = match str::from_utf8(&BYTES) {
                    Ok(text) => text,
                    Err(_) => panic!("static/texts/en.txt is no UTF-8"),
                };
                TEXT
            }
        )*
    };
}

parts! {
    /// What everybody loads.
    first = 0, b"\n#### dialogs\n";
    /// Of the dialogs.
    dialogs = place(b"\n#### dialogs\n"), b"\n#### records\n";
    /// Of Processes, System Jobs, Advanced Find and Storage.
    records = place(b"\n#### records\n"), b"\n#### guide\n";
    /// Of the two long pages.
    guide = place(b"\n#### guide\n"), b"\n#### comparing\n";
    /// Of Compare.
    comparing = place(b"\n#### comparing\n"), b"\n#### lessons\n";
    /// Of lessons.
    lessons = place(b"\n#### lessons\n"), b"\n#### end\n";
}

/// Of the charts: they are part of the first page.
pub(crate) const fn charts() -> &'static str {
    ""
}
