//! An entry of a directory: its values by attribute and language.

use super::attributes::{Attribute, canonical_name};
use super::language_tags::Languages;

/// The attributes of one entry, by name.
pub struct Entry<'a, 't> {
    pub(super) attributes: &'a [Attribute<'t>],
    /// The name of each as [`read_attributes`](super::attributes::read_attributes) has it, and the languages of its value.
    known: Vec<(&'static str, Languages)>,
}

impl<'a, 't> Entry<'a, 't> {
    /// Of these attributes.
    pub fn new(attributes: &'a [Attribute<'t>]) -> Entry<'a, 't> {
        let known = attributes.iter().map(|attribute| {
            let known = canonical_name(&attribute.name).unwrap_or_default();
            (known, Languages::of(&attribute.name))
        });
        Entry {
            attributes,
            known: known.collect(),
        }
    }

    /// The values of these attributes in the order of their languages, see [`Languages::rank`]; those
    /// that can stand as German by the order of the names.
    pub(super) fn ordered_values(
        &self,
        names: &[&'static str],
    ) -> impl Iterator<Item = &'a Attribute<'t>> {
        let all = self.attributes.iter().zip(&self.known);
        let mut values: Vec<_> = all
            .filter_map(|(attribute, (known, languages))| {
                let place = names.iter().position(|name| name == known)?;
                let rank = languages.rank();
                (!attribute.value.trim().is_empty()).then_some((
                    rank.max(1),
                    place,
                    rank,
                    attribute,
                ))
            })
            .collect();
        values.sort_by_key(|&(group, place, rank, _)| (group, place, rank));
        values.into_iter().map(|(.., attribute)| attribute)
    }

    pub(super) fn first_value(&self, names: &[&'static str]) -> Option<&'a Attribute<'t>> {
        self.ordered_values(names).next()
    }

    /// The values that make the German text, and those that make the English one. Where there is
    /// neither, one in another language stands for both.
    pub(super) fn values_by_language(&self, names: &[&'static str]) -> [Vec<&'a Attribute<'t>>; 2] {
        let those = |are_those: fn(Languages) -> bool| {
            let all = self.ordered_values(names);
            all.filter(move |value| are_those(Languages::of(&value.name)))
        };
        let mut german: Vec<_> = those(Languages::is_german).collect();
        let english: Vec<_> = those(Languages::is_english).collect();
        if german.is_empty() && english.is_empty() {
            german.extend(self.first_value(names));
        }
        [german, english]
    }

    pub(super) fn classes(&self) -> impl Iterator<Item = String> {
        self.ordered_values(&["objectClass"])
            .map(|class| class.value.trim().to_ascii_lowercase())
    }
}
