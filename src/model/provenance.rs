//! Where a fact comes from, how sure it is and when it was read, with days as people write them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::keys::Keyed;
use crate::text::locale::{Lang, Text};
use crate::text::numbers::month_name;

/// How much weight a source has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceKind {
    /// A law or guideline in its official text.
    Official,
    /// A page or paper of a public body.
    Authority,
    /// Any other source.
    ThirdParty,
}

impl Keyed for SourceKind {
    const KEYS: &'static [(&'static str, SourceKind)] = &[
        ("official", SourceKind::Official),
        ("authority", SourceKind::Authority),
        ("third-party", SourceKind::ThirdParty),
    ];

    const GERMAN: &'static [(&'static str, SourceKind)] = &[
        ("amtlich", SourceKind::Official),
        ("behörde", SourceKind::Authority),
        ("andere", SourceKind::ThirdParty),
        ("dritte", SourceKind::ThirdParty),
    ];
}

/// How much of a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadExtent {
    /// All of it.
    Whole,
    /// Only a part; what the rest says is not known.
    Part,
}

impl Keyed for ReadExtent {
    const KEYS: &'static [(&'static str, ReadExtent)] =
        &[("whole", ReadExtent::Whole), ("part", ReadExtent::Part)];

    const GERMAN: &'static [(&'static str, ReadExtent)] = &[
        ("ganz", ReadExtent::Whole),
        ("teil", ReadExtent::Part),
        ("teilweise", ReadExtent::Part),
    ];
}

/// A source, described once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Kebab-case id.
    pub id: String,
    /// Title of the page or paper.
    pub title: Text<'static>,
    /// How much weight it has.
    pub kind: SourceKind,
    /// Address of the page.
    pub url: Option<String>,
    /// When it was read.
    pub retrieved: Date,
    /// The date on the page itself, in words where there is none.
    pub dated: Text<'static>,
    /// How much of it was read, where somebody noted it.
    pub read: Option<ReadExtent>,
}

impl Source {
    /// The line that a sheet shows: `gelesen am 22.11.2026; Seite ohne Datum`.
    pub fn retrieval_line(&self, lang: Lang) -> String {
        let dated = self.dated.get(lang);
        let read = show_date(self.retrieved, lang);
        crate::say!(
            lang,
            "gelesen am {read}; {dated}",
            "read on {read}; {dated}"
        )
    }
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// A responsible public body says so.
    Primary,
    /// Another source says so.
    Secondary,
    /// Computed or concluded from other values.
    Inference,
}

impl Keyed for Confidence {
    const KEYS: &'static [(&'static str, Confidence)] = &[
        ("primary", Confidence::Primary),
        ("secondary", Confidence::Secondary),
        ("inference", Confidence::Inference),
    ];

    const GERMAN: &'static [(&'static str, Confidence)] = &[
        ("amtlich", Confidence::Primary),
        ("sekundär", Confidence::Secondary),
        ("abgeleitet", Confidence::Inference),
        ("gefolgert", Confidence::Inference),
    ];
}

impl Confidence {
    /// The words behind a value; nothing behind what a responsible body says.
    pub fn remark(self, lang: Lang) -> Option<&'static str> {
        match self {
            Confidence::Primary => None,
            Confidence::Secondary => Some(crate::t!(
                lang,
                "nicht von der zuständigen Stelle",
                "not from the responsible body"
            )),
            Confidence::Inference => Some(crate::t!(lang, "von uns abgeleitet", "derived by us")),
        }
    }
}

/// Where a value is from, how sure it is, and whether another source contradicts it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Ids of the sources, the newest and most official first.
    pub sources: Vec<String>,
    /// How sure the best of them is.
    pub confidence: Confidence,
    /// Values of one line with the same dispute contradict each other.
    pub dispute: Option<String>,
}

/// A day as people write it: `22.11.2026` (DIN 5008), `22 November 2026`.
pub fn show_date(date: Date, lang: Lang) -> String {
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::De => format!("{day:02}.{:02}.{year}", date.month()),
        Lang::En => {
            let name = month_name(date.month(), lang).unwrap_or_default();
            format!("{day} {name} {year}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        assert_eq!(show_date(date(2026, 11, 2), Lang::De), "02.11.2026");
        assert_eq!(show_date(date(2026, 11, 2), Lang::En), "2 November 2026");
    }
}
