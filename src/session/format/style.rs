//! How a language writes numbers and lengths of time: what this layer writes in English is put into
//! that style. The shell reads it from `Intl`; nothing here knows a language.

/// How a language writes numbers and lengths of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// What stands between thousands.
    group: String,
    /// What stands before a fraction.
    decimal: String,
    /// The digits from 0 to 9.
    digits: Vec<char>,
    /// The words of this layer, and those of the language.
    words: Vec<(&'static str, String)>,
}

/// The words of this layer, in the order in which a style names them.
const WORDS: [&str; 9] = [
    "h", "min", "s", "hour", "hours", "minute", "minutes", "second", "seconds",
];

impl Style {
    /// A style from its parts: what stands between thousands, what stands before a fraction, the ten
    /// digits, then the words for `h min s hour hours minute minutes second seconds`. `None` where a
    /// part is missing or there are not ten digits.
    pub fn new(parts: &[String]) -> Option<Self> {
        let [group, decimal, digits, words @ ..] = parts else {
            return None;
        };
        let digits: Vec<char> = digits.chars().collect();
        if digits.len() != 10 || words.len() != WORDS.len() {
            return None;
        }
        Some(Self {
            group: group.clone(),
            decimal: decimal.clone(),
            digits,
            words: WORDS.into_iter().zip(words.iter().cloned()).collect(),
        })
    }

    /// A text of this layer in this style: its digits, its separators and its words; everything
    /// else stays, such as the colons of the clock and the units of bytes.
    pub fn put(&self, text: &str) -> String {
        let tokens = text.split(' ').map(|token| self.token(token));
        tokens.collect::<Vec<_>>().join(" ")
    }

    fn token(&self, token: &str) -> String {
        if let Some((_, word)) = self.words.iter().find(|(known, _)| *known == token) {
            return word.clone();
        }
        if !token.starts_with(|first: char| first.is_ascii_digit()) {
            return token.to_owned();
        }
        let mut text = String::new();
        for character in token.chars() {
            match character {
                ',' => text.push_str(&self.group),
                '.' => text.push_str(&self.decimal),
                digit => match digit.to_digit(10) {
                    Some(value) => text.push(self.digits[value as usize]),
                    None => text.push(digit),
                },
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(parts: [&str; 12]) -> Style {
        Style::new(&parts.map(str::to_owned)).expect("twelve parts")
    }

    #[test]
    fn numbers_and_times_are_put_into_the_style_of_a_language() {
        let german = style([
            ".",
            ",",
            "0123456789",
            "Std.",
            "Min.",
            "Sek.",
            "Stunde",
            "Stunden",
            "Minute",
            "Minuten",
            "Sekunde",
            "Sekunden",
        ]);
        assert_eq!(german.put("12,480"), "12.480");
        assert_eq!(german.put("33.5"), "33,5");
        assert_eq!(german.put("1:04:10"), "1:04:10");
        assert_eq!(german.put("6 min 12 s"), "6 Min. 12 Sek.");
        assert_eq!(german.put("6 minutes 1 second"), "6 Minuten 1 Sekunde");
        assert_eq!(german.put("1.9 GB"), "1,9 GB");
        let arabic = style([
            "٬",
            "٫",
            "٠١٢٣٤٥٦٧٨٩",
            "س",
            "د",
            "ث",
            "ساعة",
            "ساعات",
            "دقيقة",
            "دقائق",
            "ثانية",
            "ثوان",
        ]);
        assert_eq!(arabic.put("12,480.5"), "١٢٬٤٨٠٫٥");
    }

    #[test]
    fn a_style_without_all_its_parts_is_none() {
        assert_eq!(Style::new(&[]), None);
        let short = [".", ",", "012", "", "", "", "", "", "", "", "", ""].map(str::to_owned);
        assert_eq!(Style::new(&short), None);
    }
}
