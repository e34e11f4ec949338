//! Times as links and people write them, exact to the millisecond.

use crate::engine::limits::INTEGER_MAX;
use crate::session::format;
use std::fmt::Write as _;

/// Milliseconds of a time: `250` and `250.5` are seconds, `4:10`, `1:04:10`, `4:10.250`.
pub fn read(text: &str) -> Option<u64> {
    let mut total = 0_u64;
    let parts: Vec<&str> = text.split(':').collect();
    let (seconds, before) = parts.split_last()?;
    if before.len() > 2 {
        return None;
    }
    for (index, part) in before.iter().enumerate() {
        let digits = !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
        let value: u64 = part.parse().ok().filter(|_| digits)?;
        // Minutes after hours have two digits and are below 60.
        if index > 0 && (value >= 60 || part.len() != 2) {
            return None;
        }
        total = total.checked_mul(60)?.checked_add(value)?;
    }
    let milli = thousandths(seconds)?;
    let whole = seconds.split('.').next().unwrap_or_default();
    if !before.is_empty() && (milli >= 60_000 || whole.len() != 2) {
        return None;
    }
    let total = total.checked_mul(60_000)?.checked_add(milli)?;
    (total <= INTEGER_MAX).then_some(total)
}

/// Thousandths of a plain decimal with up to three decimals.
pub fn thousandths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 3 {
        return None;
    }
    let part = format!("{part:0<3}").parse::<u64>().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1_000)?
        .checked_add(part)
}

/// A time as [`read`] reads it, to the millisecond.
pub fn write(ms: u64) -> String {
    let mut text = format::clock(ms);
    if !ms.is_multiple_of(1_000) {
        // Writing to a string can't fail.
        let _ = write!(text, ".{:03}", ms % 1_000);
    }
    text
}
