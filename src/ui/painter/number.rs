//! The few places where whole numbers become lengths on the screen, and back.

/// A count as a length or a share. Exact below 2^53, far more than a screen shows.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture needs no more than 53 bits"
)]
pub(crate) const fn float(count: u64) -> f64 {
    count as f64
}

/// The same of a number of things in memory.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture needs no more than 53 bits"
)]
pub(crate) const fn len(count: usize) -> f64 {
    count as f64
}

/// A length as a whole number, rounded down; 0 where it is negative or no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is meant"
)]
pub(crate) const fn whole(length: f64) -> u32 {
    length as u32
}

/// A length as an index, rounded down; 0 where it is negative or no number.
pub(crate) const fn index(length: f64) -> usize {
    whole(length) as usize
}

/// A length within limits, the lower where it is no number. Unlike `f64::clamp` it can't panic, and
/// brings no words for that into the page.
pub(crate) const fn within(length: f64, least: f64, most: f64) -> f64 {
    length.max(least).min(most)
}

/// A length with two decimals, without the library's exact printing, which weighs ten kilobytes.
pub(crate) fn hundredths(length: f64) -> String {
    let all = whole((length.abs() * 100.0).round());
    let sign = if length < 0.0 && all > 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", all / 100, all % 100)
}

/// A number as JavaScript writes it: shortest and exact.
pub(crate) fn decimal(number: f64) -> String {
    js_sys::Number::from(number)
        .to_string_with_radix(10)
        .map_or_else(|_| String::from("1"), String::from)
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is at least `least`.
pub(crate) fn round_up_125(least: u64) -> u64 {
    let mut decade = 1_u64;
    loop {
        for step in [1, 2, 5] {
            let nice = decade.saturating_mul(step);
            if nice >= least {
                return nice;
            }
        }
        decade = decade.saturating_mul(10);
    }
}
