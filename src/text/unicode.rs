//! Properties of characters, as the Unicode Character Database has them (UAX #44).
//!
//! The tables are those of `regex-syntax`. A set is made when a character first asks for it; letters of
//! Europe and the usual punctuation are told without one, so that most calls make none.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};

/// A set of characters, as ranges in their order.
struct Characters(Vec<(char, char)>);

impl Characters {
    /// The set that a character class in the syntax of regular expressions describes.
    fn of(class: &str) -> Characters {
        let kind = regex_syntax::parse(class).map(regex_syntax::hir::Hir::into_kind);
        let Ok(HirKind::Class(Class::Unicode(class))) = kind else {
            return Characters(Vec::new());
        };
        let ranges = class.iter().map(|range| (range.start(), range.end()));
        Characters(ranges.collect())
    }

    /// The range in which a character stands.
    fn range_of(&self, c: char) -> Option<(char, char)> {
        let behind = self.0.partition_point(|&(_, last)| last < c);
        let range = self.0.get(behind).copied();
        range.filter(|&(first, _)| first <= c)
    }
}

/// Controls, format characters, what a renderer leaves out by default (UAX #44,
/// `Default_Ignorable_Code_Point`: soft hyphen, zero-width characters, fillers, variation selectors,
/// tags), the separators of lines and paragraphs; and two that show nothing though they are letters or
/// symbols by their class: the empty braille cell and the place of an object that is not there.
static INVISIBLE: LazyLock<Characters> = LazyLock::new(|| {
    Characters::of(r"[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\x{2800}\x{FFFC}]")
});

/// The decimal digits of all scripts (general category `Nd`).
static DIGITS: LazyLock<Characters> = LazyLock::new(|| Characters::of(r"\p{Nd}"));

/// Pictures, beyond the signs of ASCII that count among them (UTS #51).
static PICTURES: LazyLock<Characters> =
    LazyLock::new(|| Characters::of(r"[[\p{Emoji}\p{Extended_Pictographic}]--[\x{0}-\x{7F}]]"));

/// Whether a character shows nothing, or changes how others are shown.
pub fn is_invisible(c: char) -> bool {
    match c {
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{34e}' | '\u{2010}'..='\u{2027}' => false,
        _ => c.is_control() || INVISIBLE.range_of(c).is_some(),
    }
}

/// The digit from `0` to `9` that a decimal digit of any script stands for.
pub fn decimal_digit(c: char) -> Option<char> {
    /// The first digits behind ASCII, those of Arabic.
    const FIRST: char = '\u{660}';
    if c < FIRST {
        return c.is_ascii_digit().then_some(c);
    }
    // Digits stand in rows of ten (The Unicode Standard, 4.6), some of them side by side.
    let (zero, _) = DIGITS.range_of(c)?;
    char::from_digit((c as u32 - zero as u32) % 10, 10)
}

/// A text with the digits of all scripts as `0` to `9`, and the signs between them, which are as wide as
/// a Chinese character where people write so, as ordinary ones. Borrows when there is nothing to do.
pub fn with_ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => decimal_digit(c).unwrap_or(c),
    };
    if text.chars().all(|c| narrow(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow).collect())
}

/// Whether an invisible character between two others is part of how they are written: a variation
/// selector of a picture, a joiner of two (`👩‍👧`, UTS #51), a joiner or its opposite in the scripts from
/// Arabic to Sinhala, where it tells words apart (UAX #31, 2.3).
pub fn is_part_of_writing(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_picture = |c: char| c > '\u{7f}' && PICTURES.range_of(c).is_some();
    let is_joining = |c: Option<char>| matches!(c, Some('\u{620}'..='\u{dff}'));
    match c {
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(is_picture),
        '\u{200d}' if after.is_some_and(is_picture) => {
            before.is_some_and(|c| c == '\u{fe0f}' || is_picture(c))
        }
        '\u{200c}' | '\u{200d}' => is_joining(before) && is_joining(after),
        _ => false,
    }
}

/// Whether a text has letters of another script than the Latin one.
pub fn has_other_script(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_alphabetic() && !matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_invisible_and_what_shows_something_is_not() {
        let invisible = [
            '\u{0}',
            '\u{1b}',
            '\u{9b}',
            '\u{ad}',
            '\u{34f}',
            '\u{600}',
            '\u{61c}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{17b5}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{202e}',
            '\u{2028}',
            '\u{2060}',
            '\u{2065}',
            '\u{206f}',
            '\u{2800}',
            '\u{3164}',
            '\u{fe00}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{fffc}',
            '\u{1bca0}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0100}',
            '\u{e01ef}',
        ];
        for c in invisible {
            assert!(is_invisible(c), "U+{:04X}", c as u32);
        }
        let visible = "aZ09 ~ äßÆłŸǣ\u{a0}\u{308}–„“…€ИΩ中文市☎👩ـ٣०３＝\u{2801}\u{fffd}";
        for c in visible.chars() {
            assert!(!is_invisible(c), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn the_short_way_answers_as_the_tables_do() {
        for c in '\0'..=char::MAX {
            let is_in_table = INVISIBLE.range_of(c).is_some();
            assert_eq!(is_invisible(c), is_in_table, "U+{:04X}", c as u32);
            let is_digit = DIGITS.range_of(c).is_some();
            assert_eq!(decimal_digit(c).is_some(), is_digit, "U+{:04X}", c as u32);
        }
        let counts = DIGITS.0.iter();
        let mut counts = counts.map(|&(first, last)| last as u32 - first as u32 + 1);
        assert!(counts.all(|count| count % 10 == 0));
    }

    #[test]
    fn digits_of_all_scripts_are_digits() {
        for written in [
            "06031 83-3033",
            "０６０３１　８３－３０３３",
            "٠٦٠٣١ ٨٣-٣٠٣٣",
            "۰۶۰۳۱ ۸۳-۳۰۳۳",
            "०६०३१ ८३-३०३३",
            "𝟬𝟲𝟬𝟯𝟭 𝟴𝟯-𝟯𝟬𝟯𝟯",
        ] {
            assert_eq!(with_ascii_digits(written), "06031 83-3033");
        }
        assert_eq!(decimal_digit('²'), None);
        assert_eq!(decimal_digit('Ⅷ'), None);
    }
}
