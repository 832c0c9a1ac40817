//! Numbers that a spreadsheet has taken for quantities: `4,96031E+11`, and a number without its zero or its plus.

use crate::model::phone::HOME_COUNTRY;

/// What a spreadsheet made of a telephone number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SpreadsheetNumber {
    /// So many digits at its end are gone.
    Rounded(usize),
    /// What stood at its beginning is gone; the number with it.
    Begun(String),
}

/// Digits of a German number with its area code, without the zero (Bundesnetzagentur).
const NATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 9..=11;

/// What a spreadsheet made of a number; nothing where a text is as people write it.
pub(super) fn spreadsheet_number(text: &str) -> Option<SpreadsheetNumber> {
    let text = text.trim_ascii();
    // Nearly every number begins with a zero or a plus, and is seen to be none of these at once.
    if !matches!(text.as_bytes().first(), Some(b'1'..=b'9')) {
        return None;
    }
    // A country without its plus, as no number of a house begins.
    if let Some(rest) = text.strip_prefix("49 ")
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ')
    {
        let digits: String = text.split(' ').collect();
        return begun(&digits).map(|_| SpreadsheetNumber::Begun(format!("+{text}")));
    }
    let is_long = text.len() >= *NATIONAL_DIGITS.start();
    if is_long && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return begun(text).map(SpreadsheetNumber::Begun);
    }
    let at = memchr::memchr2(b'E', b'e', text.as_bytes())?;
    let (mantissa, exponent) = (&text[..at], &text[at + 1..]);
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    let (whole, rest) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let is_digit = |byte: u8| byte.is_ascii_digit();
    if whole.len() != 1 || !whole.bytes().chain(rest.bytes()).all(is_digit) || exponent > 20 {
        return None;
    }
    match exponent.checked_sub(rest.len())? {
        0 => begun(&format!("{whole}{rest}")).map(SpreadsheetNumber::Begun),
        lost => Some(SpreadsheetNumber::Rounded(lost)),
    }
}

/// Digits with what stood before them: nobody writes so many without an area code.
fn begun(digits: &str) -> Option<String> {
    let is_national =
        |digits: &str| NATIONAL_DIGITS.contains(&digits.len()) && !digits.starts_with('0');
    let of_country = digits.strip_prefix(HOME_COUNTRY);
    if of_country.is_some_and(is_national) {
        return Some(format!("+{digits}"));
    }
    is_national(digits).then(|| format!("0{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use SpreadsheetNumber::{Begun, Rounded};

    #[test]
    fn what_a_spreadsheet_made_of_a_number_is_known() {
        for (text, found) in [
            ("4,96031E+11", Some(Rounded(6))),
            ("4.96031E+11", Some(Rounded(6))),
            ("6E+09", Some(Rounded(9))),
            ("6,031833034E+09", Some(Begun("06031833034".into()))),
            ("4.96031833033E+11", Some(Begun("+496031833033".into()))),
            ("6031833034", Some(Begun("06031833034".into()))),
            ("496031833033", Some(Begun("+496031833033".into()))),
            ("1701234567", Some(Begun("01701234567".into()))),
            ("06031833034", None),
            ("00496031833033", None),
            ("833032", None),
            ("06031 83-3032", None),
            ("Ebert", None),
            ("3E5", Some(Rounded(5))),
            ("12E5", None),
        ] {
            assert_eq!(spreadsheet_number(text), found, "{text}");
        }
    }
}
