//! Numbers and times in the style of the page's language: the formatter of the session, put into
//! what the browser knows of that language.

use super::texts;
use crate::session::format::{self, Ratio};

/// A count with thousands separated.
pub(crate) fn count(value: u64) -> String {
    texts::styled(format::count(value))
}

/// A rate with one decimal.
pub(crate) fn rate(ratio: Ratio) -> String {
    texts::styled(format::rate(ratio))
}

/// The clock.
pub(crate) fn clock(ms: u64) -> String {
    texts::styled(format::clock(ms))
}

/// A length of time.
pub(crate) fn duration(ms: u64) -> String {
    texts::styled(format::duration(ms))
}

/// A length of time in words for speech.
pub(crate) fn spoken(ms: u64) -> String {
    texts::styled(format::spoken(ms))
}

/// A speed, without the sign.
pub(crate) fn speed(milli: u64) -> String {
    texts::styled(format::speed(milli))
}

/// Bytes in decimal units.
pub(crate) fn bytes(value: u64) -> String {
    texts::styled(format::bytes(value))
}
