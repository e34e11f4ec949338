//! The query of a link: names and values that an author can read and write.

use super::time::{self, thousandths};
use super::{Link, Notice, QUERY_CHARS_MAX, Start};
use crate::engine::limits::INTEGER_MAX;
use crate::session::format;
use crate::session::lock::{Lock, Locks};
use crate::session::other::Other;
use crate::session::view::{SPEED_AT_FIRST, SPEEDS};
use std::fmt::Write as _;

const AUTOPLAY: [&str; 3] = ["no", "yes", "visible"];
const THEME: [&str; 3] = ["auto", "light", "dark"];
const MOTION: [&str; 3] = ["auto", "full", "reduced"];
const CONTROLS: [&str; 3] = ["full", "basic", "none"];
/// The pages; the last two are words of older links.
const VIEWS: [&str; 11] = [
    "playground",
    "processes",
    "system-jobs",
    "advanced-find",
    "storage",
    "compare",
    "lessons",
    "real",
    "about",
    "jobs",
    "find",
];
/// Characters of the name of a scenario, lesson, language or moment.
const NAME_CHARS_MAX: usize = 100;

/// Reads a query; of a name that stands there twice the first counts.
pub(super) fn read(query: &str, notices: &mut Vec<Notice>) -> Link {
    let query = query.strip_prefix('?').unwrap_or(query);
    if query.len() > QUERY_CHARS_MAX {
        let wrong = format!("the address has more than {QUERY_CHARS_MAX} characters");
        notices.push(Notice::new("query", "", wrong, "it was left out"));
        return Link::default();
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name).to_ascii_lowercase(), decoded(value))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut asked = Asked {
        pairs: &pairs,
        notices,
    };
    asked.link()
}

struct Asked<'a> {
    pairs: &'a [(String, String)],
    notices: &'a mut Vec<Notice>,
}

impl Asked<'_> {
    fn link(&mut self) -> Link {
        Link {
            scenario: self.name("scenario"),
            seed: self.value("seed", seed, "the seed of the scenario is used"),
            t: self.value("t", start, "the run begins at 0:00"),
            speed: self.speed(),
            autoplay: self.word("autoplay", &AUTOPLAY),
            theme: self.word("theme", &THEME),
            embed: self
                .value("embed", flag, "it is taken as no")
                .unwrap_or(false),
            view: self.word("view", &VIEWS),
            with: self.value(
                "with",
                Other::read,
                "the page compares what it compares at first",
            ),
            lesson: self.name("lesson"),
            lang: self.name("lang"),
            motion: self.word("motion", &MOTION),
            controls: self.word("controls", &CONTROLS),
            locks: self.locks(),
            digest: self.value("digest", digest, "no digest is expected"),
            record: None,
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let found = self.pairs.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    fn value<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, String>,
        used: &str,
    ) -> Option<T> {
        let text = self.text(name)?;
        let read = read(&text);
        read.map_err(|wrong| self.notices.push(Notice::new(name, &text, wrong, used)))
            .ok()
    }

    fn name(&mut self, name: &'static str) -> Option<String> {
        let read = |text: &str| {
            let short = text.chars().count() <= NAME_CHARS_MAX;
            let plain = !text.contains(char::is_control);
            (short && plain)
                .then(|| text.to_owned())
                .ok_or_else(|| format!("a name has at most {NAME_CHARS_MAX} plain characters"))
        };
        self.value(name, read, "it was left out")
    }

    fn word<const N: usize>(
        &mut self,
        name: &'static str,
        words: &[&'static str; N],
    ) -> Option<&'static str> {
        let read = |text: &str| {
            let text = match text.to_ascii_lowercase().as_str() {
                "1" | "true" | "on" => "yes".to_owned(),
                "0" | "false" | "off" => "no".to_owned(),
                text => text.to_owned(),
            };
            let known = words.iter().copied().find(|word| *word == text);
            known.ok_or_else(|| format!("it is one of {}", words.join(", ")))
        };
        let used = format!("{} is used", words[0]);
        self.value(name, read, &used)
    }

    fn speed(&mut self) -> Option<usize> {
        let text = self.text("speed")?;
        let milli = thousandths(text.trim_end_matches(['x', '×']));
        let wrong = "a speed is a number from 0.1 to 1000";
        let Some(milli) = milli.filter(|milli| (100..=1_000_000).contains(milli)) else {
            let used = format!("{}× is used", format::speed(SPEEDS[SPEED_AT_FIRST]));
            self.notices.push(Notice::new("speed", &text, wrong, used));
            return None;
        };
        let near = (0..SPEEDS.len()).min_by_key(|place| SPEEDS[*place].abs_diff(milli))?;
        if SPEEDS[near] != milli {
            let used = format!("{}× is used", format::speed(SPEEDS[near]));
            let wrong = "the speed has steps";
            self.notices.push(Notice::new("speed", &text, wrong, used));
        }
        Some(near)
    }

    fn locks(&mut self) -> Locks {
        let Some(text) = self.text("lock") else {
            return Locks::default();
        };
        let mut locks = Locks::default();
        for word in text.split([',', ' ']).filter(|word| !word.is_empty()) {
            let known = Lock::ALL
                .into_iter()
                .find(|lock| word.eq_ignore_ascii_case(lock.word()));
            if let Some(lock) = known {
                locks = locks.with(lock);
            } else {
                let wrong = format!("it is one of {}", Lock::ALL.map(Lock::word).join(", "));
                let used = "nothing is fixed by it";
                self.notices.push(Notice::new("lock", word, wrong, used));
            }
        }
        locks
    }
}

/// A value with its `%XX` and `+` taken back; what is no UTF-8 then is replaced.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let code = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(code.unwrap_or(if *byte == b'+' { b' ' } else { *byte }));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn seed(text: &str) -> Result<u64, String> {
    let seed = text.parse().ok().filter(|seed| *seed <= INTEGER_MAX);
    seed.ok_or_else(|| format!("a seed is a whole number from 0 to {INTEGER_MAX}"))
}

fn flag(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err("it is 1 or 0".into()),
    }
}

fn digest(text: &str) -> Result<u64, String> {
    let digits = text.len() == 16 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    let value = digits.then(|| u64::from_str_radix(text, 16).ok()).flatten();
    value.ok_or_else(|| "a digest has 16 hexadecimal digits".into())
}

/// A time, or what can only be the name of a moment.
fn start(text: &str) -> Result<Start, String> {
    let is_name = text.starts_with(|first: char| first.is_alphabetic());
    if is_name && text.chars().count() <= NAME_CHARS_MAX {
        return Ok(Start::Moment(text.to_owned()));
    }
    let wrong = "a time reads like 250 (seconds), 4:10 or 1:04:10";
    time::read(text).map(Start::At).ok_or_else(|| wrong.into())
}

/// The query of a link, with its `?`; empty where all has its default.
pub(super) fn write(link: &Link) -> String {
    let mut text = String::new();
    let mut put = |name: &str, value: &str| {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        escape(value, &mut text);
    };
    let mut put_some = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            put(name, value);
        }
    };
    let speed = link.speed.and_then(|place| SPEEDS.get(place));
    let speed = speed.map(|milli| format::speed(*milli).replace(',', ""));
    let locks: Vec<_> = link.locks.iter().map(Lock::word).collect();
    put_some("scenario", link.scenario.as_deref());
    put_some("seed", link.seed.map(|seed| seed.to_string()).as_deref());
    put_some("lesson", link.lesson.as_deref());
    put_some("view", link.view);
    put_some("with", link.with.map(Other::write).as_deref());
    put_some("t", link.t_text().as_deref());
    put_some("speed", speed.as_deref());
    put_some("autoplay", link.autoplay);
    put_some("embed", link.embed.then_some("1"));
    put_some("theme", link.theme);
    put_some("controls", link.controls);
    put_some("motion", link.motion);
    put_some("lang", link.lang.as_deref());
    put_some(
        "lock",
        Some(locks.join(",")).filter(|it| !it.is_empty()).as_deref(),
    );
    put_some(
        "digest",
        link.digest.map(|it| format!("{it:016x}")).as_deref(),
    );
    text
}

/// Writes a value so that it is one value again when it is read.
fn escape(value: &str, to: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:,".contains(&byte) {
            to.push(char::from(byte));
        } else {
            let _ = write!(to, "%{byte:02X}");
        }
    }
}
