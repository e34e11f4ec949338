//! Values of the filter: times, lengths of time, numbers.

/// Milliseconds of `8:00`, `1:04:10`, `5m`, `90s`, `2h`, `250ms`, or nothing where it is none.
/// Parts may follow each other: `1m30s`.
pub(in crate::session::query) fn time_ms(text: &str) -> Option<u64> {
    if text.contains(':') {
        return clock_ms(text);
    }
    let mut sum = 0_u64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.len()
            - rest
                .trim_start_matches(|next: char| next.is_ascii_digit())
                .len();
        let value: u64 = rest[..digits].parse().ok()?;
        let unit_end = rest[digits..].find(|next: char| next.is_ascii_digit());
        let (unit, after) = rest[digits..].split_at(unit_end.unwrap_or(rest.len() - digits));
        let unit_ms = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" | "min" => 60_000,
            "h" => 3_600_000,
            _ => return None,
        };
        sum = sum.checked_add(value.checked_mul(unit_ms)?)?;
        rest = after;
    }
    (!text.is_empty()).then_some(sum)
}

/// Milliseconds of `8:00`, `1:04:10`, `8:00.250`.
fn clock_ms(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction_ms = match fraction.len() {
        0 => 0,
        1..=3 => {
            fraction.parse::<u64>().ok()? * 10_u64.pow(3 - u32::try_from(fraction.len()).ok()?)
        }
        _ => return None,
    };
    let mut seconds = 0_u64;
    let mut parts = 0;
    for part in whole.split(':') {
        let value: u64 = part.parse().ok().filter(|_| !part.starts_with('+'))?;
        if parts > 0 && value >= 60 {
            return None;
        }
        seconds = seconds.checked_mul(60)?.checked_add(value)?;
        parts += 1;
    }
    if parts > 3 {
        return None;
    }
    seconds.checked_mul(1_000)?.checked_add(fraction_ms)
}

/// A whole number, thousands separated or not.
pub(in crate::session::query) fn number(text: &str) -> Option<u64> {
    text.replace(['_', '\''], "").parse().ok()
}
