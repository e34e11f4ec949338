//! Values as a person types them, and back: whole numbers, rates, lengths and times. Exact
//! decimals, no floating point. Pure.

use crate::ui::say as format;
use crate::ui::texts::{t, tf};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A whole number of the things named by this word.
    Count(&'static str),
    /// Events an hour, written as a second's.
    PerSecond,
    /// Events an hour, written as a minute's.
    PerMinute,
    /// Events an hour.
    PerHour,
    /// Milliseconds, written as seconds.
    Seconds,
    /// A time of the run in milliseconds, written `m:ss`.
    Clock,
}

impl Unit {
    /// The unit in which a rate reads best.
    pub(super) const fn of_rate(per_hour: u64) -> Self {
        match per_hour {
            3_600.. => Self::PerSecond,
            60.. => Self::PerMinute,
            _ => Self::PerHour,
        }
    }

    /// Its word behind the field.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Count(word) => word,
            Self::PerSecond => t("unit.second"),
            Self::PerMinute => t("unit.minute"),
            Self::PerHour => t("unit.hour"),
            Self::Seconds => t("unit.seconds"),
            Self::Clock => t("unit.clock"),
        }
    }

    /// How much one of it is in the scenario, where that is a plain factor.
    const fn factor(self) -> u64 {
        match self {
            Self::PerSecond => 3_600,
            Self::PerMinute => 60,
            Self::Seconds => 1_000,
            Self::Count(_) | Self::PerHour | Self::Clock => 1,
        }
    }

    /// A value of the scenario as text.
    pub(super) fn write(self, value: u64) -> String {
        if self == Self::Clock {
            return format::clock(value);
        }
        let (whole, rest) = (value / self.factor(), value % self.factor());
        let milli = rest * 1_000 / self.factor();
        if milli == 0 {
            return whole.to_string();
        }
        let digits = format!("{milli:03}");
        format!("{whole}.{}", digits.trim_end_matches('0'))
    }

    /// The value that a text stands for, or what is wrong with it.
    pub(super) fn read(self, text: &str, min: u64, max: u64) -> Result<u64, String> {
        let text = text.trim();
        let value = match self {
            Self::Clock => read_clock(text).ok_or_else(|| t("edit.bad.clock").to_owned())?,
            _ => self
                .scaled(text)
                .ok_or_else(|| t("edit.bad.number").to_owned())?,
        };
        if (min..=max).contains(&value) {
            return Ok(value);
        }
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("min", &self.write(min)), ("max", &self.write(max))];
        Err(tf("edit.bad.range", &values))
    }

    fn scaled(self, text: &str) -> Option<u64> {
        let text = text.replace([',', ' ', '\u{a0}'], "");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let fine = decimals.len() <= 3 && decimals.bytes().all(|digit| digit.is_ascii_digit());
        if !fine || (self.factor() == 1 && !decimals.is_empty()) {
            return None;
        }
        let whole: u64 = if whole.is_empty() {
            0
        } else {
            whole.parse().ok()?
        };
        let milli: u64 = if decimals.is_empty() {
            0
        } else {
            format!("{decimals:0<3}").parse().ok()?
        };
        let rest = (milli * self.factor() + 500) / 1_000;
        whole.checked_mul(self.factor())?.checked_add(rest)
    }
}

/// `90`, `1:30` and `1:02:03` as milliseconds.
fn read_clock(text: &str) -> Option<u64> {
    let mut seconds: u64 = 0;
    let parts: Vec<_> = text.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    for (place, part) in parts.iter().enumerate() {
        let value: u64 = part.parse().ok()?;
        if place > 0 && value >= 60 {
            return None;
        }
        seconds = seconds.checked_mul(60)?.checked_add(value)?;
    }
    seconds.checked_mul(1_000)
}
