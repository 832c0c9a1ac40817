//! The kinds of values that fields of a contact have.

use std::borrow::Cow;

use jiff::civil::Date;

use super::contact::Contact;
use super::field::Field;
use super::phone::Phone;
use super::reach::Further;
use crate::text::locale::{Lang, Text};

/// The kind of value of a field, and the member of a contact that holds it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "`get` reads the member, `get_mut` fills it")]
pub enum FieldKind {
    /// A text on one line.
    Text {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Cow<'t, str>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Cow<'t, str>>,
    },
    /// An e-mail address.
    Email {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Cow<'t, str>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Cow<'t, str>>,
    },
    /// Several e-mail addresses, each with what it is for.
    Emails {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Vec<Further<Cow<'t, str>>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Vec<Further<Cow<'t, str>>>,
    },
    /// A text on one line, in German, in English, or in both.
    Bilingual {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Text<'t>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Text<'t>>,
    },
    /// A text of several lines, in German, in English, or in both.
    Lines {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Box<Text<'t>>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Box<Text<'t>>>,
    },
    /// A telephone number.
    Phone {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Phone<'t>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Phone<'t>>,
    },
    /// Several telephone numbers, each with what it is for.
    Phones {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Vec<Further<Phone<'t>>>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Vec<Further<Phone<'t>>>,
    },
    /// Several words or phrases, in the order in which they are given; or the codes of words that have one.
    Words {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Vec<String>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Vec<String>,
        names: Option<&'static WordNames>,
    },
    /// Yes or no.
    Flag {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<bool>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<bool>,
    },
    /// A day.
    Date {
        get: for<'c, 't> fn(&'c Contact<'t>) -> &'c Option<Date>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Date>,
    },
    /// Several fields; `get` gives their keys.
    Fields {
        get: fn(&Contact<'_>) -> Vec<&'static str>,
        get_mut: for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Vec<Field>,
    },
    /// A value that is put together of several members, or of what a contact refers to: whoever reads or writes it
    /// has code for it.
    Own,
    /// No value of a contact, but of its unit.
    OfUnit,
}

/// Words that have a code each, as languages have: the data holds the codes, and people read names.
#[derive(Debug)]
pub struct WordNames {
    /// Every code.
    pub codes: fn() -> Vec<&'static str>,
    /// Every name in both languages.
    pub spellings: fn() -> Vec<&'static str>,
    /// The words of one value, where several stand in it.
    pub divide: for<'v> fn(&'v str) -> Vec<&'v str>,
    /// The code of a word that is a code, or a name in either language, however it is written.
    pub code: fn(&str) -> Option<&'static str>,
    /// The name of a code; what is no code stays as it is.
    pub name: for<'w> fn(&'w str, Lang) -> Cow<'w, str>,
    /// All names of a code, by which a search finds it; what is no code is its own name.
    pub names: for<'w> fn(&'w str) -> Vec<&'w str>,
}

/// The value of a field, as those who write contacts need it.
#[derive(Clone, Debug)]
pub enum FieldValue<'c> {
    /// A text on one line; a number as the list writes it.
    Text(&'c str),
    /// A text in German, in English, or in both.
    Bilingual(&'c Text<'c>),
    /// Several texts, at least one.
    List(Vec<&'c str>),
    /// Several numbers or addresses, at least one, each with what it is for.
    Further(Vec<Further<&'c str>>),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
}

impl FieldKind {
    /// The value of a contact; `None` where it has none, and for [`FieldKind::Own`] and [`FieldKind::OfUnit`].
    pub fn value<'c>(&self, contact: &'c Contact<'_>) -> Option<FieldValue<'c>> {
        let list = |texts: Vec<&'c str>| (!texts.is_empty()).then_some(FieldValue::List(texts));
        match *self {
            FieldKind::Text { get, .. } | FieldKind::Email { get, .. } => {
                get(contact).as_deref().map(FieldValue::Text)
            }
            FieldKind::Bilingual { get, .. } => get(contact).as_ref().map(FieldValue::Bilingual),
            FieldKind::Lines { get, .. } => get(contact).as_deref().map(FieldValue::Bilingual),
            FieldKind::Phone { get, .. } => {
                let phone = get(contact).as_ref();
                phone.map(|phone| FieldValue::Text(phone.written_form()))
            }
            FieldKind::Phones { get, .. } => {
                let phones = get(contact).iter();
                let phones = phones.map(|phone| Further {
                    value: phone.value.written_form(),
                    reach: phone.reach,
                });
                let phones: Vec<Further<&str>> = phones.collect();
                (!phones.is_empty()).then_some(FieldValue::Further(phones))
            }
            FieldKind::Emails { get, .. } => {
                let emails = get(contact).iter();
                let emails = emails.map(|email| Further {
                    value: email.value.as_ref(),
                    reach: email.reach,
                });
                let emails: Vec<Further<&str>> = emails.collect();
                (!emails.is_empty()).then_some(FieldValue::Further(emails))
            }
            FieldKind::Words { get, .. } => list(get(contact).iter().map(String::as_str).collect()),
            FieldKind::Flag { get, .. } => get(contact).map(FieldValue::Flag),
            FieldKind::Date { get, .. } => get(contact).map(FieldValue::Date),
            FieldKind::Fields { get, .. } => list(get(contact)),
            FieldKind::Own | FieldKind::OfUnit => None,
        }
    }

    /// The value as people read it in a language; nothing for what is no text.
    pub fn shown<'c>(&self, contact: &'c Contact<'_>, lang: Lang) -> Option<Cow<'c, str>> {
        match self.value(contact)? {
            FieldValue::Text(text) => Some(Cow::Borrowed(text)),
            FieldValue::Bilingual(text) => Some(Cow::Borrowed(text.get(lang))),
            FieldValue::List(texts) => match self.names() {
                Some(names) => {
                    let names: Vec<_> = texts.iter().map(|code| (names.name)(code, lang)).collect();
                    Some(Cow::Owned(names.join(", ")))
                }
                None => Some(Cow::Owned(texts.join(", "))),
            },
            FieldValue::Further(values) => {
                let shown = values.iter().map(|further| match further.reach.word(lang) {
                    Some(word) => format!("{word} {}", further.value),
                    None => further.value.to_owned(),
                });
                let shown: Vec<String> = shown.collect();
                Some(Cow::Owned(shown.join(", ")))
            }
            FieldValue::Flag(_) | FieldValue::Date(_) => None,
        }
    }

    /// Hands over each text of a value in which a search looks for words.
    pub fn for_each_text(&self, contact: &Contact<'_>, mut take: impl FnMut(&str)) {
        match *self {
            FieldKind::Words { get, names, .. } => {
                for word in get(contact) {
                    match names {
                        Some(names) => (names.names)(word).into_iter().for_each(&mut take),
                        None => take(word),
                    }
                }
            }
            _ => match self.value(contact) {
                Some(FieldValue::Text(text)) => take(text),
                Some(FieldValue::Bilingual(text)) => text.translations().for_each(take),
                Some(FieldValue::List(texts)) => texts.into_iter().for_each(take),
                Some(FieldValue::Further(values)) => {
                    for further in values {
                        take(further.value);
                    }
                }
                Some(FieldValue::Flag(_) | FieldValue::Date(_)) | None => {}
            },
        }
    }

    /// The names of its words, where these have codes.
    pub fn names(&self) -> Option<&'static WordNames> {
        match self {
            FieldKind::Words { names, .. } => *names,
            _ => None,
        }
    }

    /// Whether its value is a list, which is empty where there is nothing.
    pub fn is_list(&self) -> bool {
        matches!(
            self,
            FieldKind::Phones { .. }
                | FieldKind::Emails { .. }
                | FieldKind::Words { .. }
                | FieldKind::Fields { .. }
        )
    }

    /// Whether it holds telephone numbers, one or several.
    pub fn is_of_numbers(&self) -> bool {
        matches!(self, FieldKind::Phone { .. } | FieldKind::Phones { .. })
    }

    /// Whether it holds e-mail addresses, one or several.
    pub fn is_of_addresses(&self) -> bool {
        matches!(self, FieldKind::Email { .. } | FieldKind::Emails { .. })
    }

    /// Whether it holds numbers or addresses, each with what it is for.
    pub fn is_of_further(&self) -> bool {
        matches!(self, FieldKind::Phones { .. } | FieldKind::Emails { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: WordNames = WordNames {
        codes: || vec!["r"],
        spellings: || vec!["rot", "red"],
        divide: |value| value.split(',').collect(),
        code: |word| ["r", "rot", "red"].contains(&word).then_some("r"),
        name: |code, lang| match (code, lang) {
            ("r", Lang::De) => Cow::Borrowed("rot"),
            ("r", Lang::En) => Cow::Borrowed("red"),
            (other, _) => Cow::Borrowed(other),
        },
        names: |code| match code {
            "r" => vec!["rot", "red"],
            other => vec![other],
        },
    };

    #[test]
    fn words_with_codes_are_shown_and_found_by_their_names() {
        let kind = FieldKind::Words {
            get: |contact| &contact.keywords,
            get_mut: |contact| &mut contact.keywords,
            names: Some(&COLOURS),
        };
        let mut contact = Contact::default();
        assert!(kind.shown(&contact, Lang::De).is_none());
        contact.keywords = ["r", "lila"].map(str::to_owned).into();
        assert_eq!(kind.shown(&contact, Lang::De).as_deref(), Some("rot, lila"));
        assert_eq!(kind.shown(&contact, Lang::En).as_deref(), Some("red, lila"));
        let mut texts = Vec::new();
        kind.for_each_text(&contact, |text| texts.push(text.to_owned()));
        assert_eq!(texts, ["rot", "red", "lila"]);
    }
}
