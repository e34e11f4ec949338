//! The one formatter: numbers and times as a person reads them, in English; a [`Style`] puts them
//! into the manner of another language.

mod style;

pub use style::Style;

use std::fmt::Write as _;

/// A number a second, exactly, as a fraction: it is rounded only where it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// What was counted.
    pub count: u64,
    /// Over how many milliseconds.
    pub over_ms: u64,
}

impl Ratio {
    /// Thousandths a second, rounded down; 0 over no time.
    pub fn milli(self) -> u64 {
        let milli = u128::from(self.count) * 1_000_000 / u128::from(self.over_ms.max(1));
        u64::try_from(milli).unwrap_or(u64::MAX)
    }
}

/// A count with thousands separated: `12,480`.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A rate with one decimal: `33.5`.
pub fn rate(ratio: Ratio) -> String {
    let tenths = (ratio.milli() + 50) / 100;
    format!("{}.{}", count(tenths / 10), tenths % 10)
}

/// The clock: `8:00`, `1:04:10`. Milliseconds are cut off.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// A length of time: `0 s`, `0.4 s`, `47 s`, `6 min 12 s`, `1 h 4 min`.
pub fn duration(ms: u64) -> String {
    match ms {
        0 => "0 s".into(),
        1..10_000 => format!("{}.{} s", ms / 1_000, ms % 1_000 / 100),
        10_000..60_000 => format!("{} s", ms / 1_000),
        60_000..3_600_000 => format!("{} min {:02} s", ms / 60_000, ms / 1_000 % 60),
        _ => format!("{} h {} min", count(ms / 3_600_000), ms / 60_000 % 60),
    }
}

/// A length of time in words for speech: `6 minutes 12 seconds`.
pub fn spoken(ms: u64) -> String {
    let seconds = ms / 1_000;
    let parts = [
        (seconds / 3_600, "hour"),
        (seconds / 60 % 60, "minute"),
        (seconds % 60, "second"),
    ];
    let mut text = String::new();
    for (value, unit) in parts {
        if value > 0 || (unit == "second" && text.is_empty()) {
            let plural = if value == 1 { "" } else { "s" };
            let gap = if text.is_empty() { "" } else { " " };
            // Writing to a string can't fail.
            let _ = write!(text, "{gap}{value} {unit}{plural}");
        }
    }
    text
}

/// A speed: `0.1`, `8`, `1,000`, without the sign.
pub fn speed(milli: u64) -> String {
    if milli >= 1_000 {
        count(milli / 1_000)
    } else {
        format!("0.{}", milli / 100)
    }
}

/// Bytes in decimal units: `0 B`, `412 kB`, `1.9 GB`.
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut unit = 0;
    let mut tenths = u128::from(value) * 10;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths = (tenths + 500) / 1_000;
        unit += 1;
    }
    if unit == 0 || tenths >= 1_000 {
        format!("{} {}", tenths / 10, UNITS[unit])
    } else {
        format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_read_as_people_write_them() {
        assert_eq!(count(0), "0");
        assert_eq!(count(12_480), "12,480");
        assert_eq!(count(1_000_000), "1,000,000");
        assert_eq!(
            rate(Ratio {
                count: 335,
                over_ms: 10_000
            }),
            "33.5"
        );
        assert_eq!(clock(480_000), "8:00");
        assert_eq!(clock(3_850_999), "1:04:10");
        assert_eq!(duration(0), "0 s");
        assert_eq!(duration(450), "0.4 s");
        assert_eq!(duration(372_000), "6 min 12 s");
        assert_eq!(duration(4_503_960_000), "1,251 h 6 min");
        assert_eq!(spoken(372_000), "6 minutes 12 seconds");
        assert_eq!(spoken(0), "0 seconds");
        assert_eq!(speed(100), "0.1");
        assert_eq!(speed(1_000_000), "1,000");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(1_900_000_000), "1.9 GB");
        assert_eq!(bytes(412_345), "412 kB");
    }
}
