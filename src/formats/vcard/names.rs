//! The names of a card: which one is shown, and which others it has.

use std::borrow::Cow;

use super::card_properties::Vcard;
use super::entry_builder::EntryBuilder;
use super::extensions::MADE;
use super::property::Property;
use super::value;
use crate::formats::RecordValue;
use crate::formats::writer_notes::is_family_by_rule;
use crate::model::Field;
use crate::model::written_names::{ShownName, other_names, shown_name};
use crate::text::fold;

/// What a card says of its name.
struct CardNames<'c, 't> {
    /// `N` with its parts.
    parts: Option<(&'c Property<'t>, Vec<Cow<'t, str>>)>,
    /// Each `FN`, the one in the own language first.
    fulls: Vec<(&'c Property<'t>, Cow<'t, str>)>,
    /// Each word of `NICKNAME`.
    nicknames: Vec<(&'c Property<'t>, Cow<'t, str>)>,
}

impl CardNames<'_, '_> {
    /// A part of `N` as it stands.
    fn part(&self, at: usize) -> &str {
        let parts = self.parts.as_ref();
        let part = parts.and_then(|(_, parts)| parts.get(at));
        part.map_or("", |part| part.trim())
    }

    /// A part of `N`, of which several are a list (RFC 6350, 6.2.2).
    fn words(&self, at: usize) -> String {
        let words: Vec<&str> = self.part(at).split(',').map(str::trim).collect();
        words.join(" ")
    }

    /// The family name; a second one stands behind a comma (RFC 9554, 2.2).
    fn family(&self) -> String {
        match &self.parts {
            Some((_, parts)) if parts.len() > 5 => self.words(0),
            _ => self.part(0).to_owned(),
        }
    }

    /// The name that is put together of its parts; empty where there are none.
    fn composed(&self) -> String {
        let parts = [self.words(1), self.family()];
        parts.join(" ").trim().to_owned()
    }

    /// Whether the parts are only the words of a whole name, in whatever order: a program divided it.
    fn says_only(&self, full: &str) -> bool {
        let words = |name: &str| {
            let spelled = fold::spelled_key(name);
            let mut words: Vec<String> = spelled.split(' ').map(str::to_owned).collect();
            words.sort_unstable();
            words
        };
        words(&self.composed()) == words(full)
    }

    /// Whether our own writer made the parts of the whole name.
    fn are_parts_made(&self) -> bool {
        let parts = self.parts.as_ref();
        parts.is_some_and(|(name, _)| name.parameter(MADE).is_some())
    }
}

impl<'t> Vcard<'t> {
    /// `FN` where it holds the names of `N`, so that a title is kept, or says another; else the parts of `N`; else the
    /// nickname. What says more than the name that is shown stays a name, too. Parts that our own writer made are no
    /// facts.
    pub(super) fn name(&self, units: &[Cow<'t, str>], making: &mut EntryBuilder<'t, '_>) {
        let mut names = self.gathered_names(making);
        if let Some((name, full)) = names.fulls.first()
            && (names.part(1).is_empty() || self.is_organisation() && names.says_only(full))
            && self.is_office(full, units)
        {
            self.office(name, full, units, making);
            return;
        }
        let Some(shown) = push_shown(&mut names, making) else {
            return;
        };
        // The card of a company may be that of a person there.
        let is_unit = |full: &str| {
            let spelled = fold::spelled_key(full);
            units.iter().any(|unit| fold::spelled_key(unit) == spelled)
        };
        let people = names.fulls.iter().filter(|(_, full)| !is_unit(full));
        let composed =
            Some(names.composed()).filter(|name| !name.is_empty() && !names.are_parts_made());
        let others = people
            .map(|(_, full)| full.clone())
            .chain(composed.map(Cow::Owned));
        let others = other_names(others, &shown, false).into_iter();
        let nicknames = names.nicknames.iter().map(|(_, nickname)| nickname.clone());
        let others = others
            .chain(nicknames)
            .filter(|name| !name.trim().is_empty());
        let others: Vec<Cow<'t, str>> = others.collect();
        let full = names.fulls.first().map(|(name, _)| *name);
        let at = full.or(names.parts.as_ref().map(|(name, _)| *name));
        if let Some(property) = at.filter(|_| !others.is_empty()) {
            let place = making.span(&property.at);
            let others = others.into_iter();
            let others = others.map(|name| (RecordValue::Text(name), place));
            let others = RecordValue::List(others.collect());
            making.push_value(Field::OTHER_NAMES.key(), others, property);
        }
    }

    /// The names of the card, decoded.
    fn gathered_names<'c>(&'c self, making: &mut EntryBuilder<'t, '_>) -> CardNames<'c, 't> {
        let parts = self.in_own_language("N").into_iter().next();
        let parts = parts.map(|name| {
            let parts = value::components(&name.value, b';').into_iter();
            let parts = parts.map(|part| making.decode_text(name, part));
            (name, parts.collect())
        });
        let fulls = self.in_own_language("FN").into_iter();
        let fulls = fulls.map(|name| (name, making.decode_text(name, name.value.clone())));
        let fulls = fulls.collect();
        let nicknames = Field::OTHER_NAMES.row().vcard.iter();
        let nicknames = nicknames
            .flat_map(|name| self.preferred_properties(name))
            .flat_map(|name| {
                let words = value::components(&name.value, b',').into_iter();
                words.map(move |word| (name, word))
            });
        let nicknames = nicknames.map(|(name, word)| (name, making.decode_text(name, word)));
        CardNames {
            parts,
            fulls,
            nicknames: nicknames.collect(),
        }
    }

    /// Whether a card is that of an office, whose name is no name of a person.
    fn is_office(&self, full: &str, units: &[Cow<'t, str>]) -> bool {
        let spelled = fold::spelled_key(full);
        self.is_organisation() || units.iter().any(|unit| fold::spelled_key(unit) == spelled)
    }

    /// The name of an office, where neither its unit nor its post has it: it is the post, or where there is another one
    /// a unit of the organisation.
    fn office(
        &self,
        name: &Property<'t>,
        full: &str,
        units: &[Cow<'t, str>],
        making: &mut EntryBuilder<'t, '_>,
    ) {
        let spelled = fold::spelled_key(full);
        let posts = self
            .properties_named("TITLE")
            .chain(self.properties_named("ROLE"));
        let posts: Vec<&Property<'t>> = posts.collect();
        let is_unit = units.iter().any(|unit| fold::spelled_key(unit) == spelled);
        let has_post = !posts.is_empty();
        let is_post = posts.iter().any(|post| {
            let post = making.decode_text(post, post.value.clone());
            fold::spelled_key(&post) == spelled
        });
        if is_unit || is_post {
            return;
        }
        if !has_post {
            making.push("post", Cow::Owned(full.to_owned()), name);
            return;
        }
        making.push_unit_below(full, name);
    }
}

/// Adds the name that is shown, and returns it; nothing where the card has none. A nickname that is shown is none of the
/// others.
fn push_shown<'t>(
    names: &mut CardNames<'_, 't>,
    making: &mut EntryBuilder<'t, '_>,
) -> Option<String> {
    let wholes: Vec<&str> = names.fulls.iter().map(|(_, full)| full.as_ref()).collect();
    let (given, family) = (names.words(1), names.family());
    let (prefix, suffix) = (names.words(3), names.words(4));
    let has_parts = !(given.is_empty() && family.is_empty());
    let shown = if has_parts {
        shown_name(&wholes, &given, &family)
    } else if wholes.is_empty() {
        ShownName::Parts
    } else {
        ShownName::Other(0)
    };
    match (shown, &names.parts) {
        (ShownName::Parts, Some((n, _))) if has_parts => {
            let parts = [
                ("family-name", family),
                ("given-name", given),
                ("middle-name", names.words(2)),
                ("honorific-prefix", prefix),
                ("honorific-suffix", suffix),
            ];
            let label: Vec<&str> = parts.iter().map(|(_, part)| part.as_str()).collect();
            let label = label.join(" ");
            for (key, part) in parts {
                making.push(key, Cow::Owned(part), n);
            }
            Some(label)
        }
        (ShownName::Whole(at) | ShownName::Other(at), parts) => {
            let (name, full) = names.fulls.get(at)?;
            making.push("name", full.clone(), name);
            // Programs that know no parts put one word there.
            let is_only_first = given.is_empty() && full.starts_with(&family) && **full != *family;
            if let (ShownName::Whole(_), Some((n, _))) = (shown, parts)
                && !is_only_first
                && !(names.are_parts_made() && is_family_by_rule(full, &family))
            {
                making.push("family-name", Cow::Owned(family), n);
                making.push("honorific-suffix", Cow::Owned(suffix), n);
                // The whole name may lack a title.
                if !full.contains(&prefix) {
                    making.push("honorific-prefix", Cow::Owned(prefix), n);
                }
            }
            Some(full.to_string())
        }
        (ShownName::Parts, _) if names.nicknames.is_empty() => None,
        (ShownName::Parts, _) => {
            let (name, nickname) = names.nicknames.remove(0);
            making.push("name", nickname.clone(), name);
            Some(nickname.into_owned())
        }
    }
}
