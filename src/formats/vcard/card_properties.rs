//! The properties of one card, by name and by what comes first.

use super::property::Property;
use super::value;
use crate::model::Reach;
use crate::model::reach::ReachPlace;

/// The properties of a card that are read, in their order.
#[derive(Debug, Default)]
pub(super) struct Vcard<'t> {
    properties: Vec<Property<'t>>,
    pub(super) is_2_1: bool,
}

impl<'t> Vcard<'t> {
    pub(super) fn add(&mut self, mut property: Property<'t>) {
        // So Outlook writes numbers for which vCard 2.1 has no type.
        if property.name == "X-MS-TEL" {
            property.name = "TEL".into();
        }
        if property.name == "VERSION" {
            self.is_2_1 = property.value.trim() == "2.1";
        } else {
            self.properties.push(property);
        }
    }

    pub(super) fn properties_named(&self, name: &str) -> impl Iterator<Item = &Property<'t>> {
        self.properties
            .iter()
            .filter(move |property| property.name == name)
    }

    /// The properties of a name that are not empty.
    pub(super) fn filled_properties(&self, name: &str) -> Vec<&Property<'t>> {
        self.properties_named(name)
            .filter(|property| property.value.bytes().any(|byte| !b" ;,".contains(&byte)))
            .collect()
    }

    /// The properties of a name that are not empty, the preferred one first, then those at work.
    pub(super) fn preferred_properties(&self, name: &str) -> Vec<&Property<'t>> {
        let mut found = self.filled_properties(name);
        if found.len() > 1 {
            found.sort_by_key(|property| {
                let types: Vec<&str> = property.types().collect();
                let reach = Reach::of_label(&types.join(" "));
                (property.preference(), distance_from_work(property, reach))
            });
        }
        found
    }

    /// The name, as far as it can be told without decoding, for findings about a card that is cut off.
    pub(super) fn label(&self) -> Option<String> {
        let name = self
            .preferred_properties("FN")
            .into_iter()
            .chain(self.preferred_properties("N"))
            .next()?;
        let text = value::decode_value(name, name.value.clone(), &mut Vec::new());
        let text = value::unescape(text, self.is_2_1);
        Some(text.trim_matches([';', ' ']).replace(';', " "))
    }

    fn kind(&self) -> Option<&str> {
        ["KIND", "X-ADDRESSBOOKSERVER-KIND"]
            .iter()
            .find_map(|name| self.properties_named(name).next())
            .map(|kind| kind.value.trim())
    }

    /// Whether the card lists the members of a group.
    pub(super) fn is_group(&self) -> bool {
        self.kind()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("group"))
    }

    /// Whether the card is that of an office, and its name no name of a person.
    pub(super) fn is_organisation(&self) -> bool {
        let is_said = self.kind().is_some_and(|kind| {
            kind.eq_ignore_ascii_case("org") || kind.eq_ignore_ascii_case("location")
        });
        is_said
            || self
                .properties_named("X-ABSHOWAS")
                .any(|shown| shown.value.trim().eq_ignore_ascii_case("company"))
    }

    /// The properties of a name, those in German or in no language first, then English ones (RFC 6350, 5.1): several
    /// with the same `ALTID` are one value in several languages.
    pub(super) fn in_own_language(&self, name: &str) -> Vec<&Property<'t>> {
        let mut found = self.preferred_properties(name);
        found.sort_by_key(|property| property.language_rank());
        found
    }
}

/// How far a number or an address is from the one at work: what is said to be at work comes first, then what says
/// nothing, then that of the house as a whole, last what is at home.
pub(super) fn distance_from_work(property: &Property<'_>, reach: Reach) -> u8 {
    match reach.place {
        Some(ReachPlace::Home) => 3,
        _ if property.is_of_type("main") => 2,
        Some(ReachPlace::Work) => 0,
        None => 1,
    }
}
