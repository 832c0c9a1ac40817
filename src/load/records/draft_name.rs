//! The name of a contact from the keys that give it: whole, in parts, or both.

use std::borrow::Cow;

use crate::model::PersonName;
use crate::model::name::{are_particles, is_form_of_address, without_titles};
use crate::model::written_names::{ShownName, other_names, shown_name};

/// A name as it is given. Parts that are not there are empty.
#[derive(Default)]
pub(super) struct DraftName<'t> {
    pub(super) whole: Option<Cow<'t, str>>,
    pub(super) given: Cow<'t, str>,
    pub(super) middle: Cow<'t, str>,
    pub(super) title: Cow<'t, str>,
    pub(super) suffix: Cow<'t, str>,
    pub(super) family: Cow<'t, str>,
}

impl<'t> DraftName<'t> {
    /// The name, and another one that says more than it.
    pub(super) fn finish(self) -> (Option<PersonName<'t>>, Option<String>) {
        let DraftName {
            whole: name,
            given,
            middle,
            mut title,
            mut suffix,
            family,
        } = self;
        let mut other_name = None;
        let given: Vec<&str> = [given.as_ref(), middle.as_ref()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let given = given.join(" ");
        title = without_form_of_address(title);
        // Lists give the words before a family name in a column of titles or of additions.
        let mut particles = Cow::Borrowed("");
        for part in [&mut title, &mut suffix] {
            if are_particles(part) {
                particles = std::mem::take(part);
            }
        }
        let (name, family) = with_particles(&particles, name, family);
        // A table may have the parts beside a name that says another, or only a short one.
        let name = match name {
            Some(name) if !given.is_empty() && !family.is_empty() => {
                let composed = format!("{given} {family}");
                let (shown, other) = match shown_name(&[&name], &given, &family) {
                    ShownName::Whole(_) => {
                        let other = other_names([Cow::Owned(composed)], &name, false).pop();
                        (Some(name), other)
                    }
                    ShownName::Other(_) => (Some(name), Some(Cow::Owned(composed))),
                    ShownName::Parts => (None, other_names([name], &composed, false).pop()),
                };
                other_name = other.map(Cow::into_owned);
                shown
            }
            name => name,
        };
        if let Some(name) = name {
            // Where the family name is known, and the whole name does not begin with it, a comma is only a comma.
            let has_word_before = |at: usize| {
                let mut before = name[..at].split_whitespace();
                before.any(|word| !word.ends_with('.'))
            };
            let is_whole = !family.is_empty()
                && (name.ends_with(family.as_ref())
                    || name.find(family.as_ref()).is_some_and(has_word_before));
            let name = if is_whole {
                PersonName::whole(name)
            } else {
                PersonName::new(name)
            };
            // Beside a column "Vorname" the column "Name" holds the family name.
            let is_family =
                family.is_empty() && !given.is_empty() && !name.full().contains(given.as_str());
            return (
                Some(if is_family {
                    let (before, family, behind) = without_titles(name.full());
                    let titles = [title.as_ref(), before, behind].join(" ");
                    PersonName::from_parts(titles.trim(), &given, family)
                        .with_known("", "", &suffix)
                } else {
                    name.with_known(&title, &family, &suffix)
                }),
                other_name,
            );
        }
        let name = PersonName::from_parts(&title, &given, &family);
        let has_parts = !(given.is_empty() && family.is_empty());
        let name = has_parts.then(|| name.with_known("", &family, &suffix));
        (name, other_name)
    }
}

/// A title without `Herr` and `Frau`, which are no part of a name.
fn without_form_of_address(title: Cow<'_, str>) -> Cow<'_, str> {
    if !title.split_whitespace().any(is_form_of_address) {
        return title;
    }
    let kept = title
        .split_whitespace()
        .filter(|word| !is_form_of_address(word));
    Cow::Owned(kept.collect::<Vec<_>>().join(" "))
}

/// A name, whole or its family name, with the words that stand before a family name.
fn with_particles<'t>(
    particles: &str,
    name: Option<Cow<'t, str>>,
    family: Cow<'t, str>,
) -> (Option<Cow<'t, str>>, Cow<'t, str>) {
    let is_there = |text: &str| text.contains(&format!("{particles} "));
    if particles.is_empty() || is_there(&family) || name.as_deref().is_some_and(is_there) {
        return (name, family);
    }
    let before = |text: Cow<'t, str>, at: usize| {
        let (start, end) = text.split_at(at);
        Cow::Owned(format!("{start}{particles} {end}"))
    };
    match name {
        Some(name) => {
            let person = PersonName::new(name.as_ref());
            let of_family = person.parts().2.trim_start();
            let at = if name.contains(',') {
                Some(0)
            } else {
                name.rfind(of_family)
            };
            (Some(before(name.clone(), at.unwrap_or(0))), family)
        }
        None if family.is_empty() => (None, family),
        None => (None, before(family, 0)),
    }
}
