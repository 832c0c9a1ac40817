//! What a further number or address is for: by which medium one reaches somebody, and where (vCard `TYPE`, RFC 6350,
//! 5.6 and 6.4.1).

use serde::{Deserialize, Serialize};

use crate::t;
use crate::text::fold;
use crate::text::locale::Lang;

/// A value beside the one that a contact is reached by first, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Further<V> {
    /// The number or address.
    pub value: V,
    /// What it is for.
    pub reach: Reach,
}

/// What a number or address is for, as far as a list says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reach {
    /// By which medium.
    pub medium: Medium,
    /// Where, if that is said.
    pub place: Option<ReachPlace>,
}

/// What answers a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Medium {
    /// A telephone, or what is not said to be anything else.
    #[default]
    Voice,
    /// A fax.
    Fax,
    /// A mobile telephone.
    Mobile,
    /// A pager.
    Pager,
    /// A telephone for people who do not hear.
    Textphone,
}

/// Where one is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReachPlace {
    /// In the office.
    Work,
    /// At home.
    Home,
}

/// What a word says of a number or address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachWord {
    /// By which medium.
    Medium(Medium),
    /// Where.
    Place(ReachPlace),
}

/// Words of headings, cells and labels, folded; those that we write come first.
const WORDS: &[(ReachWord, &[&str])] = &[
    (
        ReachWord::Medium(Medium::Voice),
        &[
            "voice",
            "tel",
            "telefon",
            "telephone",
            "phone",
            "fon",
            "t",
            "ruf",
            "festnetz",
        ],
    ),
    (ReachWord::Medium(Medium::Fax), &["fax", "telefax", "f"]),
    (
        ReachWord::Medium(Medium::Mobile),
        &[
            "mobile",
            "mobil",
            "mobiltelefon",
            "mobiltel",
            "mobil tel",
            "handy",
            "diensthandy",
            "cell",
            "cellphone",
            "m",
        ],
    ),
    (
        ReachWord::Medium(Medium::Pager),
        &["pager", "beeper", "piepser", "funkruf"],
    ),
    (
        ReachWord::Medium(Medium::Textphone),
        &["textphone", "schreibtelefon", "tty", "tdd"],
    ),
    (
        ReachWord::Place(ReachPlace::Work),
        &[
            "work",
            "dienstlich",
            "dienstl",
            "dienst",
            "geschaeftlich",
            "gesch",
            "business",
            "buero",
        ],
    ),
    (
        ReachWord::Place(ReachPlace::Home),
        &["home", "privat", "priv", "private", "zuhause"],
    ),
];

/// What a word says of a number; nothing for one that is none of these.
pub fn reach_word(word: &str) -> Option<ReachWord> {
    let word = fold::spelled_key(word);
    let mut known = WORDS.iter();
    let (meaning, _) = known.find(|(_, words)| words.contains(&word.as_str()))?;
    Some(*meaning)
}

impl Reach {
    /// At home.
    pub const HOME: Reach = Reach::of(Medium::Voice, Some(ReachPlace::Home));
    /// A fax.
    pub const FAX: Reach = Reach::of(Medium::Fax, None);
    /// A fax at home.
    pub const HOME_FAX: Reach = Reach::of(Medium::Fax, Some(ReachPlace::Home));
    /// A mobile telephone.
    pub const MOBILE: Reach = Reach::of(Medium::Mobile, None);
    /// A mobile telephone of one's own.
    pub const HOME_MOBILE: Reach = Reach::of(Medium::Mobile, Some(ReachPlace::Home));
    /// A pager.
    pub const PAGER: Reach = Reach::of(Medium::Pager, None);
    /// A telephone for people who do not hear.
    pub const TEXTPHONE: Reach = Reach::of(Medium::Textphone, None);

    /// By this medium, there.
    pub const fn of(medium: Medium, place: Option<ReachPlace>) -> Reach {
        Reach { medium, place }
    }

    /// With what a word says, too. That it is a telephone says nothing new of a mobile one: `Mobil-Tel.`
    #[must_use]
    pub fn with(self, word: ReachWord) -> Reach {
        match word {
            ReachWord::Medium(Medium::Voice) => self,
            ReachWord::Medium(medium) => Reach { medium, ..self },
            ReachWord::Place(place) => Reach {
                place: Some(place),
                ..self
            },
        }
    }

    /// What a label says, of whose words some may be compounds: `Privatfax`, `_$!<HomeFAX>!$_`.
    pub fn of_label(label: &str) -> Reach {
        const STEMS: [(&str, ReachWord); 14] = [
            ("fax", ReachWord::Medium(Medium::Fax)),
            ("mobil", ReachWord::Medium(Medium::Mobile)),
            ("cell", ReachWord::Medium(Medium::Mobile)),
            ("handy", ReachWord::Medium(Medium::Mobile)),
            ("pager", ReachWord::Medium(Medium::Pager)),
            ("textphone", ReachWord::Medium(Medium::Textphone)),
            ("schreibtelefon", ReachWord::Medium(Medium::Textphone)),
            ("tty", ReachWord::Medium(Medium::Textphone)),
            ("work", ReachWord::Place(ReachPlace::Work)),
            ("dienst", ReachWord::Place(ReachPlace::Work)),
            ("geschaeft", ReachWord::Place(ReachPlace::Work)),
            ("home", ReachWord::Place(ReachPlace::Home)),
            ("privat", ReachWord::Place(ReachPlace::Home)),
            ("zuhause", ReachWord::Place(ReachPlace::Home)),
        ];
        let label = fold::spelled_key(label);
        // Labels are short: comparing at each place is quicker than preparing a search.
        let holds = |stem: &str| {
            let mut pieces = label.as_bytes().windows(stem.len());
            pieces.any(|piece| piece == stem.as_bytes())
        };
        let said = STEMS.iter().filter(|(stem, _)| holds(stem));
        said.fold(Reach::default(), |reach, (_, word)| reach.with(*word))
    }

    /// Whether nothing is said of it.
    pub fn is_plain(self) -> bool {
        self == Reach::default()
    }

    /// In words that data has: `home fax`. Empty where nothing is said.
    pub fn words(self) -> String {
        let word = |meaning: ReachWord| {
            let mut known = WORDS.iter().filter(|(known, _)| *known == meaning);
            known.find_map(|(_, words)| words.first().copied())
        };
        let place = self.place.map(ReachWord::Place);
        let medium = (self.medium != Medium::Voice).then_some(ReachWord::Medium(self.medium));
        let words: Vec<&str> = [place, medium]
            .into_iter()
            .flatten()
            .filter_map(word)
            .collect();
        words.join(" ")
    }

    /// What one finds in [`words`](Self::words); nothing where a word is none of them.
    pub fn from_words(text: &str) -> Option<Reach> {
        text.split_whitespace()
            .try_fold(Reach::default(), |reach, word| {
                Some(reach.with(reach_word(word)?))
            })
    }

    /// A value with the words before it that data has: `home fax 06031 83-1`.
    pub fn before(self, value: &str) -> String {
        format!("{} {value}", self.words()).trim_start().to_owned()
    }

    /// What people call it before a value in a row; nothing where nothing is said.
    pub fn word(self, lang: Lang) -> Option<&'static str> {
        let is_home = self.place == Some(ReachPlace::Home);
        match self.medium {
            Medium::Voice if is_home => Some(t!(lang, "privat", "home")),
            Medium::Voice => None,
            _ if is_home => Some(self.label(lang)),
            Medium::Fax => Some(t!(lang, "Fax", "fax")),
            Medium::Mobile => Some(t!(lang, "mobil", "mobile")),
            Medium::Pager | Medium::Textphone => Some(self.label(lang)),
        }
    }

    /// What people call an e-mail address of it that stands alone.
    pub fn label_of_email(self, lang: Lang) -> &'static str {
        match self.place {
            Some(ReachPlace::Home) => t!(lang, "E-Mail privat", "Home e-mail"),
            _ => t!(lang, "Weitere E-Mail", "Further e-mail"),
        }
    }

    /// What people call a number of it that stands alone; a telephone that is not said to be at home has no word.
    pub fn label(self, lang: Lang) -> &'static str {
        let is_home = self.place == Some(ReachPlace::Home);
        match self.medium {
            Medium::Voice if is_home => t!(lang, "Telefon privat", "Home phone"),
            Medium::Voice => t!(lang, "Weitere Nummern", "More phones"),
            Medium::Fax if is_home => t!(lang, "Fax privat", "Home fax"),
            Medium::Fax => t!(lang, "Weiteres Fax", "Further fax"),
            Medium::Mobile if is_home => t!(lang, "Mobil privat", "Home mobile"),
            Medium::Mobile => t!(lang, "Weitere Mobilnummer", "Further mobile number"),
            Medium::Pager => t!(lang, "Pager", "Pager"),
            Medium::Textphone => t!(lang, "Schreibtelefon", "Textphone"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_a_number_is_read_again() {
        for medium in [
            Medium::Voice,
            Medium::Fax,
            Medium::Mobile,
            Medium::Pager,
            Medium::Textphone,
        ] {
            for place in [None, Some(ReachPlace::Work), Some(ReachPlace::Home)] {
                let reach = Reach::of(medium, place);
                assert_eq!(Reach::from_words(&reach.words()), Some(reach));
                assert_eq!(Reach::of_label(&reach.words()), reach);
            }
        }
        assert_eq!(Reach::from_words("home Haus"), None);
    }

    #[test]
    fn a_label_says_what_its_words_and_compounds_say() {
        for (label, reach) in [
            ("Privatfax", Reach::HOME_FAX),
            ("HomeFAX", Reach::HOME_FAX),
            ("Mobil-Tel.", Reach::MOBILE),
            ("Amt", Reach::default()),
        ] {
            assert_eq!(Reach::of_label(label), reach, "{label}");
        }
    }
}
