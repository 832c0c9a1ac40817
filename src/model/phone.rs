//! Telephone numbers as people write them, and how two of them are compared.
//!
//! Written forms follow DIN 5008 (`06031 83-3033`: area code, blank, main number, hyphen,
//! extension); any other common notation is read too. Compared are digits, brought to the
//! international form of ITU-T E.164 where the notation tells the country.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::unicode;

/// Country code for numbers that begin with a single zero.
pub const HOME_COUNTRY: &str = "49";

/// Longest international number, without the plus (ITU-T E.164, 6.1).
const MOST_DIGITS: usize = 15;

/// Fewest digits of area code and number together. The shortest German area codes have two digits, and
/// numbers of four digits under longer ones are known.
const SHORTEST_NATIONAL: usize = 6;

/// More digits than this are two numbers, or none.
const MOST_DIGITS_KEPT: usize = 20;

/// Longest number as it is written, in bytes: digits with signs and blanks between all of them.
pub const LONGEST_WRITTEN: usize = 80;

/// A telephone number from the data, as written. That it is a number was checked when it was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone<'t> {
    written: Cow<'t, str>,
}

/// The digits of a number, as far as the notation tells what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    digits: [u8; 24],
    len: u8,
    /// Whether the digits begin with the country code.
    international: bool,
    /// Where the area code ends, counted in digits; 0 where the notation does not show it.
    area_end: u8,
    /// How many digits at the end are the extension; 0 where the notation does not show it.
    extension_len: u8,
}

/// Why a text cannot be a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// A character that no notation has.
    Character(char),
    /// Fewer than two digits.
    TooShort,
    /// More than fifteen digits.
    TooLong,
}

/// How a number that was asked for matches one of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberMatch {
    /// The whole number, the number without area code, or exactly the extension.
    Whole,
    /// The number, its local part or its extension begins so.
    Beginning,
    /// The number ends so, but no part of it ends just there.
    End,
}

impl<'t> Phone<'t> {
    /// Reads one number in any common notation. Digits of other scripts become `0` to `9`: that is what
    /// a telephone has.
    pub fn parse(written: impl Into<Cow<'t, str>>) -> Result<Phone<'t>, PhoneError> {
        let written = written.into();
        if written.len() > LONGEST_WRITTEN {
            return Err(PhoneError::TooLong);
        }
        let written = in_dialled_digits(written);
        // The usual notation is seen to be right without reading it closely.
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let is_usual = written
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'/'));
        if is_usual && (2..MOST_DIGITS).contains(&digits) {
            return Ok(Phone { written });
        }
        let number = Number::parse(&written)?;
        // One digit is none but that of the switchboard of the house.
        if number.len < 2 && number.ascii_digits() != b"0" {
            return Err(PhoneError::TooShort);
        }
        if usize::from(number.len) > MOST_DIGITS {
            return Err(PhoneError::TooLong);
        }
        Ok(Phone { written })
    }

    /// Reads a number with more digits than a telephone takes, as long extensions make it; `None` where
    /// it is as long as two.
    pub fn parse_overlong(written: impl Into<Cow<'t, str>>) -> Option<Phone<'t>> {
        let written = written.into();
        if written.len() > LONGEST_WRITTEN {
            return None;
        }
        let written = in_dialled_digits(written);
        let number = Number::parse(&written).ok()?;
        (usize::from(number.len) <= MOST_DIGITS_KEPT).then_some(Phone { written })
    }

    /// The number as the data writes it.
    pub fn written_form(&self) -> &str {
        &self.written
    }

    /// The digits. Read anew each time: most numbers are shown, few are compared.
    pub fn number(&self) -> Number {
        Number::parse(&self.written).unwrap_or(Number::NONE)
    }

    /// The number as one dials it from anywhere: `+49 6031 83-3033`. A number without area code
    /// stays as written.
    pub fn international_form(&self) -> String {
        let number = self.number();
        let digits = number.digits();
        if !number.international {
            return self.written.to_string();
        }
        let written = if self.written.starts_with('+') {
            self.written.replace("(0)", "").replace("  ", " ")
        } else if let Some(rest) = self.written.strip_prefix('0') {
            format!("+{HOME_COUNTRY} {}", rest.trim_start())
        } else {
            String::new()
        };
        // What stands there as people wrote it must be dialled as it was understood.
        let is_same = || Number::parse(&written).is_ok_and(|again| again.digits() == digits);
        let has_zero = written.contains("(0") || written.starts_with("+49 0");
        if !has_zero && !written.is_empty() && is_same() {
            return written;
        }
        format!("+{digits}")
    }

    /// The number as an address that a telephone dials: `tel:+496031833033` (RFC 3966, `global-number`). Nothing
    /// for a number without area code, which is another one elsewhere.
    pub fn uri(&self) -> Option<String> {
        let number = self.number();
        let digits = number.digits();
        number.international.then(|| format!("tel:+{digits}"))
    }
}

/// A text of numbers in the digits of a telephone.
pub fn in_dialled_digits(written: Cow<'_, str>) -> Cow<'_, str> {
    match unicode::with_ascii_digits(&written) {
        Cow::Borrowed(_) => written,
        Cow::Owned(digits) => Cow::Owned(digits),
    }
}

impl fmt::Debug for Phone<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({:?})", self.written)
    }
}

impl Number {
    /// No digits.
    const NONE: Number = Number {
        digits: [0; 24],
        len: 0,
        international: false,
        area_end: 0,
        extension_len: 0,
    };

    /// Reads digits out of any common notation: blanks, hyphens, dashes, slashes, dots and brackets
    /// may stand anywhere, `+` or `00` begins an international number, `(0)` after the country code
    /// is dropped, and so is the zero of a German area code behind it (`+49 (06031)`, `0049 06031`).
    pub fn parse(text: &str) -> Result<Number, PhoneError> {
        let text = unicode::with_ascii_digits(text);
        let text = text.trim();
        // `tel:` is how links write a number (RFC 3966), `(+49)` how letter heads do.
        let text = text
            .strip_prefix("tel:")
            .unwrap_or(text)
            .trim_start_matches('(');
        let mut number = Number::NONE;
        // Digits of the group that is being read, and how many groups came before it.
        let mut group = 0_u8;
        let mut groups: u8 = 0;
        let mut groups_before_hyphen = 0;
        let mut international = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        if bytes.first() == Some(&b'+') {
            international = true;
            at = 1;
        }
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'0'..=b'9' => {
                    let Some(place) = number.digits.get_mut(usize::from(number.len)) else {
                        return Err(PhoneError::TooLong);
                    };
                    *place = byte;
                    number.len += 1;
                    group += 1;
                }
                b'(' if number.begins_with_country(international)
                    && bytes[at..].starts_with(b"0)") =>
                {
                    end_group(&mut group, &mut groups, &mut number, international);
                    international |= number.ascii_digits() == HOME_COUNTRY.as_bytes();
                    at += 2;
                }
                b'-' => {
                    end_group(&mut group, &mut groups, &mut number, international);
                    groups_before_hyphen = groups;
                    number.extension_len = number.len;
                }
                b' ' | b'\t' | b'/' | b'.' | b'(' | b')' => {
                    end_group(&mut group, &mut groups, &mut number, international);
                }
                _ => {
                    let c = text[at - 1..].chars().next().unwrap_or_default();
                    at += c.len_utf8() - 1;
                    end_group(&mut group, &mut groups, &mut number, international);
                    match c {
                        // Dashes of every length.
                        '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                            groups_before_hyphen = groups;
                            number.extension_len = number.len;
                        }
                        // Blanks that do not break.
                        '\u{a0}' | '\u{202f}' => {}
                        other => return Err(PhoneError::Character(other)),
                    }
                }
            }
        }
        // `extension_len` held the place of the last hyphen; now it becomes the length after it.
        let after_hyphen = number.len - number.extension_len;
        let begins_with_zero = number.len > 0 && number.digits[0] == b'0';
        // Country and area code come before the main number; without them a main number is enough.
        let needed = if international {
            3
        } else {
            1 + u8::from(begins_with_zero)
        };
        number.extension_len = if groups_before_hyphen >= needed {
            after_hyphen
        } else {
            0
        };
        number.make_international(international);
        number.drop_zero_of_area();
        Ok(number)
    }

    /// Whether the digits that were read so far begin with a country code: behind `+` or `00`, or as the whole of a
    /// German one.
    fn begins_with_country(&self, plus: bool) -> bool {
        let digits = self.ascii_digits();
        !digits.is_empty() && plus || digits.starts_with(b"00") || digits == HOME_COUNTRY.as_bytes()
    }

    /// Takes out the zero of a German area code behind the country code: nobody dials both.
    fn drop_zero_of_area(&mut self) {
        let country = HOME_COUNTRY.len();
        let digits = self.ascii_digits();
        let begins =
            digits.starts_with(HOME_COUNTRY.as_bytes()) && digits.get(country) == Some(&b'0');
        if !self.international || !begins {
            return;
        }
        self.digits
            .copy_within(country + 1..usize::from(self.len), country);
        self.len -= 1;
        self.area_end = self.area_end.saturating_sub(1);
    }

    /// Strips `00` or the zero of the area code and puts the country code before it.
    fn make_international(&mut self, plus: bool) {
        let zeros = self
            .ascii_digits()
            .iter()
            .take_while(|&&digit| digit == b'0')
            .count();
        // After a zero stand an area code and a number, at least six digits; `0 3033` only asks the
        // telephone of the house for a line.
        let fewest = if zeros == 1 { SHORTEST_NATIONAL } else { 4 };
        self.international = plus || (zeros > 0 && usize::from(self.len) >= zeros + fewest);
        if plus || !self.international {
            return;
        }
        let country: &[u8] = if zeros == 1 {
            HOME_COUNTRY.as_bytes()
        } else {
            b""
        };
        let drop = zeros.min(2);
        let kept = usize::from(self.len) - drop;
        if country.len() + kept > self.digits.len() {
            return;
        }
        self.digits.copy_within(drop..drop + kept, country.len());
        self.digits[..country.len()].copy_from_slice(country);
        let small = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        if self.area_end > 0 {
            self.area_end = small(usize::from(self.area_end) - drop + country.len());
        }
        self.len = small(country.len() + kept);
    }

    /// The digits; with the country code first where [`is_international`](Self::is_international).
    pub fn digits(&self) -> &str {
        std::str::from_utf8(self.ascii_digits()).unwrap_or_default()
    }

    /// The digits as they are compared: long lists are, and a text would be checked for being one.
    pub fn ascii_digits(&self) -> &[u8] {
        &self.digits[..usize::from(self.len)]
    }

    /// Whether the country is known.
    pub fn is_international(&self) -> bool {
        self.international
    }

    /// The digits of the extension, where the notation shows one.
    pub fn extension(&self) -> Option<&[u8]> {
        let digits = self.ascii_digits();
        (self.extension_len > 0).then(|| &digits[digits.len() - usize::from(self.extension_len)..])
    }

    /// The digits without country and area code, where the notation shows where they end.
    pub fn local_digits(&self) -> Option<&[u8]> {
        let end = usize::from(self.area_end);
        (end > 0 && end < usize::from(self.len)).then(|| &self.ascii_digits()[end..])
    }

    /// Two notations of a number have the same key, and no two numbers have.
    pub fn key(&self) -> (bool, u128) {
        // Four bits a digit, none of which is 0, so that the number of digits counts as well.
        let pack = |key, digit: &u8| key << 4 | u128::from(digit - b'0' + 1);
        (self.international, self.ascii_digits().iter().fold(0, pack))
    }

    /// Whether it is the same number, whatever the notation.
    pub fn is_same(&self, other: &Number) -> bool {
        self.key() == other.key()
    }

    /// How `self`, as it was asked for, matches `stored`.
    pub fn matches(&self, stored: &Number) -> Option<NumberMatch> {
        let (asked, have) = (self.ascii_digits(), stored.ascii_digits());
        if asked.is_empty() {
            return None;
        }
        if self.international {
            // A list of bare extensions, asked with the number of a caller.
            let is_of_caller = !stored.international && have.len() >= 3 && asked.ends_with(have);
            return if stored.international && asked == have {
                Some(NumberMatch::Whole)
            } else if stored.international && have.starts_with(asked) {
                Some(NumberMatch::Beginning)
            } else {
                is_of_caller.then_some(NumberMatch::End)
            };
        }
        let parts = [
            stored.extension(),
            stored.local_digits(),
            stored.national(),
            Some(have),
        ];
        let whole = parts.iter().flatten().any(|part| *part == asked);
        if whole {
            Some(NumberMatch::Whole)
        } else if asked.len() >= 2
            && parts[..2]
                .iter()
                .flatten()
                .any(|part| part.starts_with(asked))
            || asked.len() >= 2 && !stored.international && have.starts_with(asked)
        {
            Some(NumberMatch::Beginning)
        } else if asked.len() >= 3 && have.ends_with(asked) {
            Some(NumberMatch::End)
        } else {
            None
        }
    }

    /// The number without the country code.
    fn national(&self) -> Option<&[u8]> {
        self.international
            .then(|| self.ascii_digits().strip_prefix(HOME_COUNTRY.as_bytes()))
            .flatten()
    }
}

/// Ends a group of digits and learns from it where the area code ends: after the first group of a
/// national number, after the second of an international one.
fn end_group(group: &mut u8, groups: &mut u8, number: &mut Number, international: bool) {
    if *group == 0 {
        return;
    }
    *group = 0;
    *groups += 1;
    let leads = international || number.digits[0] == b'0';
    if leads && *groups == 1 + u8::from(international || number.digits[..2] == *b"00") {
        number.area_end = number.len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stored(text: &str) -> Number {
        Phone::parse(text).expect("a number").number()
    }

    fn asked(text: &str) -> Number {
        Number::parse(text).expect("a number")
    }

    #[test]
    fn every_notation_of_a_number_is_that_number() {
        let number = stored("06031 83-3033");
        for text in [
            "3033",
            "83-3033",
            "833033",
            "06031 83-3033",
            "06031833033",
            "06031/833033",
            "06031/83-3033",
            "(06031) 83-3033",
            "(06031) 83 3033",
            "+49 6031 83-3033",
            "+49 (0)6031 83 3033",
            "+49(0)6031833033",
            "0049 6031 833033",
            "00496031833033",
            "6031833033",
            "496031833033",
            "3 0 3 3",
            "06031 83 - 3033",
            "06031.83.3033",
            "06031 83–3033",
            "0 60 31 / 83 30 33",
            "(+49) 6031 83-3033",
            "(+49)6031833033",
            "tel:+496031833033",
            "0049 (0) 6031 / 83-3033",
            "0049(0)6031 833033",
            "49 (0) 6031 83-3033",
            "+49 (06031) 83-3033",
            "+49 06031 833033",
            "+49 6031 (0) 83-3033",
            "(0)6031 83-3033",
            "＋４９　６０３１　８３－３０３３",
            "٣٠٣٣",
            "८३-३०३३",
        ] {
            assert_eq!(
                asked(text).matches(&number),
                Some(NumberMatch::Whole),
                "{text}"
            );
        }
    }

    #[test]
    fn other_numbers_are_other_numbers() {
        let number = stored("06031 83-3033");
        for text in [
            "3034",
            "06031 83-3034",
            "+43 6031 83-3033",
            "06032 83-3033",
            "13033",
            "06031 83-30330",
            "0",
        ] {
            assert_eq!(asked(text).matches(&number), None, "{text}");
        }
    }

    #[test]
    fn the_exact_extension_is_told_from_longer_ones_and_from_the_fax() {
        assert_eq!(
            asked("3033").matches(&stored("06031 83-3033")),
            Some(NumberMatch::Whole)
        );
        assert_eq!(
            asked("3033").matches(&stored("06031 83-30331")),
            Some(NumberMatch::Beginning)
        );
        assert_eq!(
            asked("3033").matches(&stored("06031 83-913033")),
            Some(NumberMatch::End)
        );
        assert_eq!(
            asked("303").matches(&stored("06031 83-3033")),
            Some(NumberMatch::Beginning)
        );
        assert_eq!(asked("33").matches(&stored("06031 83-3033")), None);
    }

    #[test]
    fn a_hyphen_after_the_area_code_is_no_extension() {
        assert_eq!(stored("06031-833033").extension(), None);
        assert_eq!(stored("06031-83-3033").extension(), Some(&b"3033"[..]));
        assert_eq!(stored("83-3033").extension(), Some(&b"3033"[..]));
        assert_eq!(stored("+49 6031 83-3033").extension(), Some(&b"3033"[..]));
        assert_eq!(stored("+49-6031-833033").extension(), None);
        assert_eq!(stored("+49-6031-83-3033").extension(), Some(&b"3033"[..]));
    }

    #[test]
    fn a_list_of_bare_extensions_is_found_by_the_whole_number() {
        assert_eq!(
            asked("06031 83-3033").matches(&stored("3033")),
            Some(NumberMatch::End)
        );
        assert_eq!(
            asked("3033").matches(&stored("3033")),
            Some(NumberMatch::Whole)
        );
    }

    #[test]
    fn impossible_numbers_are_refused_with_the_reason() {
        let error = |text| Phone::parse(text).expect_err("no number");
        assert_eq!(error("06031 83-3O33"), PhoneError::Character('O'));
        assert_eq!(error("7"), PhoneError::TooShort);
        assert_eq!(error(""), PhoneError::TooShort);
        assert_eq!(error("06031 83-3033333333333"), PhoneError::TooLong);
        assert_eq!(
            Phone::parse("1".repeat(400)).expect_err("no number"),
            PhoneError::TooLong
        );
    }

    #[test]
    fn a_number_that_is_only_too_long_can_be_kept() {
        let text = "06031 83-91794968";
        assert_eq!(
            Phone::parse(text).expect_err("too long"),
            PhoneError::TooLong
        );
        let phone = Phone::parse_overlong(text).expect("a number");
        assert!(
            asked("+49 6031 8391794968")
                .matches(&phone.number())
                .is_some()
        );
        assert!(Phone::parse_overlong("06031 83-3033 06031 83-3032").is_none());
    }

    #[test]
    fn the_international_form_is_for_dialling_from_anywhere() {
        let form = |text| Phone::parse(text).expect("a number").international_form();
        assert_eq!(form("06031 83-3033"), "+49 6031 83-3033");
        assert_eq!(form("+49 (0)6031 83-3033"), "+49 6031 83-3033");
        assert_eq!(form("0049 (0) 6031 / 83-3033"), "+496031833033");
        assert_eq!(form("+49 (06031) 83-3033"), "+496031833033");
        assert_eq!(form("49 (0) 6031 83-3033"), "+496031833033");
        assert_eq!(form("0 60 31/83-30 33"), "+49 60 31/83-30 33");
        assert_eq!(form("0043 1 234567"), "+431234567");
        assert_eq!(form("83-3033"), "83-3033");
        assert_eq!(form("0 3033"), "0 3033");
        assert_eq!(form("03032"), "03032");
    }

    proptest! {
        #[test]
        fn a_number_is_the_same_after_writing_it_internationally(
            area in "[1-9][0-9]{2,3}", main in "[1-9][0-9]{1,3}", extension in "[0-9]{1,4}",
        ) {
            let phone = Phone::parse(format!("0{area} {main}-{extension}")).expect("a number");
            let again = Phone::parse(phone.international_form()).expect("a number");
            let (one, other) = (phone.number(), again.number());
            prop_assert_eq!(one.digits(), other.digits());
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
            let _ = Phone::parse(&text);
        }

        #[test]
        fn any_run_of_number_characters_is_read_or_refused(text in "[-+0-9 ()/.]{0,30}") {
            if let Ok(number) = Number::parse(&text) {
                let wanted = Number::parse("06031 83-3033").expect("a number");
                number.matches(&wanted);
            }
        }
    }
}
