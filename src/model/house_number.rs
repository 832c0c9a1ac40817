//! The number of a house, from which bare extensions become numbers that can be dialled from anywhere.

use super::phone::{Number, Phone};

/// The number of a house without an extension: `+49 6031 83`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseNumber {
    written: String,
    /// The main number: `83`.
    main: String,
}

/// Most digits of a bare extension; more are a number of the town.
const LONGEST_EXTENSION: usize = 5;

impl HouseNumber {
    /// Reads the number of a house; nothing where it has no area code, or no main number behind it.
    pub fn parse(text: &str) -> Option<HouseNumber> {
        let text = text.trim();
        let written = text.strip_suffix("-0").unwrap_or(text);
        let written = written.trim_end_matches(['-', '–', ' ']);
        let number = Number::parse(written).ok()?;
        let from = written.rfind(|c: char| !c.is_ascii_digit())? + 1;
        let (area, main) = written.split_at(from);
        let is_whole = number.is_international() && area.bytes().any(|byte| byte.is_ascii_digit());
        (is_whole && !main.is_empty()).then(|| HouseNumber {
            written: written.to_owned(),
            main: main.to_owned(),
        })
    }

    /// The number of the house as it was written.
    pub fn written_form(&self) -> &str {
        &self.written
    }

    /// The whole number of a bare extension of the house, also with the main number before it; nothing for any other.
    pub fn whole(&self, phone: &Phone<'_>) -> Option<Phone<'static>> {
        let number = phone.number();
        let digits = number.digits();
        // One zero alone is the switchboard.
        if number.is_international() || digits.starts_with('0') && digits.len() > 1 {
            return None;
        }
        let behind_main = digits.strip_prefix(self.main.as_str());
        let extension = match number.extension() {
            Some(extension) => behind_main.filter(|rest| rest.as_bytes() == extension)?,
            None if digits.len() <= LONGEST_EXTENSION => digits,
            None => behind_main.filter(|rest| rest.len() <= LONGEST_EXTENSION)?,
        };
        Phone::parse(format!("{}-{extension}", self.written)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_extension_becomes_a_number_of_the_house_and_no_other_number_changes() {
        for home in ["+49 6031 83", "+49 6031 83-0", "+49 6031 83-"] {
            let home = HouseNumber::parse(home).expect("a number");
            for (written, whole) in [
                ("3032", Some("+49 6031 83-3032")),
                ("83-3032", Some("+49 6031 83-3032")),
                ("833032", Some("+49 6031 83-3032")),
                ("12", Some("+49 6031 83-12")),
                ("06031 83-3032", None),
                ("+49 69 1234", None),
                ("0 3032", None),
                ("84-3032", None),
                ("7654321", None),
                ("0170 1234567", None),
            ] {
                let phone = Phone::parse(written).expect("a number");
                let found = home.whole(&phone);
                assert_eq!(found.as_ref().map(Phone::written_form), whole, "{written}");
            }
        }
    }

    #[test]
    fn the_number_of_a_house_has_an_area_code_and_a_main_number() {
        for text in ["06031 83", "06031/83-0", "0049 6031 83"] {
            assert!(HouseNumber::parse(text).is_some(), "{text}");
        }
        for text in ["83", "", "+49", "3032", "Haus", "0603183"] {
            assert_eq!(HouseNumber::parse(text), None, "{text}");
        }
    }
}
