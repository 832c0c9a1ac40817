//! What our own writers note beside a value that a form wants otherwise than the list has it: that the
//! parts of a name come from a rule, and how a number was written.
//!
//! Other programs keep such notes when the value itself is changed in them; so a note is believed only
//! where it still fits.

use std::borrow::Cow;

use crate::model::PersonName;
use crate::model::phone::Number;

/// The family name that the rule finds in a whole name; `None` where the name itself tells it.
pub(super) fn family_by_rule(full: &str) -> Option<String> {
    let name = PersonName::new(full.trim());
    (!name.has_known_family()).then(|| name.parts().2.to_owned())
}

/// Whether this is the family name that the rule finds in a whole name.
pub(super) fn is_family_by_rule(full: &str, family: &str) -> bool {
    family_by_rule(full).is_some_and(|by_rule| by_rule == family.trim())
}

/// The number as the list writes it, where that is still the same number.
pub(super) fn restore_notation<'t>(number: Cow<'t, str>, written: Cow<'t, str>) -> Cow<'t, str> {
    match (Number::parse(&number), Number::parse(&written)) {
        (Ok(one), Ok(other)) if one.is_same(&other) => written,
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_no_longer_fits_is_not_believed() {
        let number = |number: &'static str| restore_notation(number.into(), "(06031) 83-1".into());
        assert_eq!(number("+49 6031 83-1"), "(06031) 83-1");
        assert_eq!(number("+49 6031 83-2"), "+49 6031 83-2");
        assert_eq!(
            restore_notation("+49 6031 83-1".into(), "?".into()),
            "+49 6031 83-1"
        );
        assert!(is_family_by_rule("Dr. Ana Lopes", "Lopes"));
        assert!(!is_family_by_rule("Ana Lopes Silva", "Lopes Silva"));
        assert!(!is_family_by_rule("Lopes, Ana", "Lopes"));
    }
}
