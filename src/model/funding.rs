//! Funding lines, offers and other funds: what each value is, how sure it is, and where it is from.
//!
//! The fields follow the modules of a public service description (FIM, XZuFi): applicants, conditions,
//! documents, deadlines, costs, legal basis, competent office.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::keys::Keyed;
use super::list_index::list_index;
use super::measure::Measure;
use super::provenance::Provenance;
use super::rule::Edition;
use crate::text::locale::{Lang, Text};

/// A line of the programme, an offer of the centre, or a fund of somebody else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundingLine {
    /// Kebab-case id; never changes.
    pub id: String,
    /// What it is.
    pub kind: LineKind,
    /// Official name.
    pub name: Text<'static>,
    /// Short name.
    pub label: Text<'static>,
    /// Whether one can apply.
    pub state: State,
    /// Point of the guideline.
    pub clause: Option<String>,
    /// Id of the post to call.
    pub contact: Option<String>,
    /// Address of the form with which one applies online.
    pub form: Option<String>,
    /// Words that people use for it.
    pub keywords: Vec<String>,
    /// The line at a glance.
    pub glance: Glance,
    /// Numbers; texts are bound to them.
    pub figures: Vec<Figure>,
    /// Everything else, in reading order.
    pub facts: Vec<Fact>,
    /// Deadlines, for the time in which no edition names its own.
    pub deadlines: Vec<Deadline>,
    /// When a person last compared a line without rules with its sources; rules have a day of their own.
    pub checked: Option<Date>,
    /// The rules of the advisor, each for a span of time; none for funds of others.
    pub editions: Vec<Edition>,
    /// Ids of lines without which this one never fits, as somebody confirmed.
    pub together_with: Vec<String>,
    /// Ids of lines that must never fit at the same time.
    pub excludes: Vec<String>,
}

list_index!(
    /// Which line, offer or fund: its place in [`Directory::lines`](super::Directory::lines), from 0.
    LineIndex,
    FundingLine
);

/// One short phrase for each question that people ask first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(
    missing_docs,
    reason = "each is named after the question that it answers"
)]
pub struct Glance {
    pub purpose: Option<Text<'static>>,
    pub applicants: Option<Text<'static>>,
    pub duration: Option<Text<'static>>,
    pub documents: Option<Text<'static>>,
    pub amount: Option<Text<'static>>,
    pub deadline: Option<Text<'static>>,
    pub state: Option<Text<'static>>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// A funding line of the programme WIR.
    Line,
    /// An offer without money, but with a next step.
    Offer,
    /// A fund of somebody else.
    Fund,
}

impl Keyed for LineKind {
    const KEYS: &'static [(&'static str, LineKind)] = &[
        ("line", LineKind::Line),
        ("offer", LineKind::Offer),
        ("fund", LineKind::Fund),
    ];

    const GERMAN: &'static [(&'static str, LineKind)] = &[
        ("linie", LineKind::Line),
        ("förderlinie", LineKind::Line),
        ("angebot", LineKind::Offer),
        ("fonds", LineKind::Fund),
        ("topf", LineKind::Fund),
    ];
}

impl LineKind {
    /// The heading above all entries of this kind.
    pub fn heading(self, lang: Lang) -> &'static str {
        match self {
            LineKind::Line => crate::t!(
                lang,
                "Förderung im Landesprogramm WIR",
                "Funding in the WIR programme"
            ),
            LineKind::Offer => crate::t!(lang, "Angebote ohne Geld", "Offers without money"),
            LineKind::Fund => crate::t!(lang, "Andere Fördermittel", "Other funds"),
        }
    }
}

/// Whether one can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Applications are possible, as far as the sources say.
    Open,
    /// Everything is granted for the present period.
    Granted,
    /// No applications any more.
    Closed,
    /// The sources do not say whether it goes on.
    Uncertain,
}

impl Keyed for State {
    const KEYS: &'static [(&'static str, State)] = &[
        ("open", State::Open),
        ("granted", State::Granted),
        ("closed", State::Closed),
        ("uncertain", State::Uncertain),
    ];

    const GERMAN: &'static [(&'static str, State)] = &[
        ("offen", State::Open),
        ("antrag möglich", State::Open),
        ("schon vergeben", State::Granted),
        ("vergeben", State::Granted),
        ("bewilligt", State::Granted),
        ("geschlossen", State::Closed),
        ("ungewiss", State::Uncertain),
        ("unklar", State::Uncertain),
    ];
}

impl State {
    /// The word that people read; for an offer nobody applies.
    pub fn of_kind(self, kind: LineKind, lang: Lang) -> &'static str {
        match (self, kind) {
            (State::Open, LineKind::Offer) => {
                crate::t!(lang, "Angebot läuft", "offer is running")
            }
            _ => self.label(lang),
        }
    }

    /// The word that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            State::Open => crate::t!(lang, "Antrag möglich", "open for applications"),
            State::Granted => crate::t!(lang, "schon vergeben", "granted already"),
            State::Closed => crate::t!(lang, "geschlossen", "closed"),
            State::Uncertain => crate::t!(lang, "ungewiss", "uncertain"),
        }
    }
}

/// A number with what it counts, and where it is from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Id within its line; texts name it as `{id}`.
    pub id: String,
    /// The number.
    pub value: u32,
    /// What it counts.
    pub measure: Measure,
    /// What it is for.
    pub label: Text<'static>,
    /// Where it is from.
    pub stated: Provenance,
}

impl Figure {
    /// The number with its word: `3.000 EUR`, `3,000 EUR`.
    pub fn show(&self, lang: Lang) -> String {
        format!(
            "{} {}",
            self.digits(lang),
            self.measure.word(self.value, lang)
        )
    }

    /// The digits alone, in groups.
    pub fn digits(&self, lang: Lang) -> String {
        group_digits(self.value, lang)
    }
}

/// Digits in groups of three: `3.000` (DIN 5008), `3,000`.
pub fn group_digits(value: u32, lang: Lang) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 3 {
            grouped.push(if lang == Lang::De { '.' } else { ',' });
        }
        grouped.push(digit);
    }
    grouped
}

/// What a sheet says under one heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The heading.
    pub field: FactField,
    /// What is said, numbers filled in; `None`: searched for and not found.
    pub text: Option<Text<'static>>,
    /// Where it is from; `None` where nothing was found.
    pub stated: Option<Provenance>,
}

/// The headings of a sheet, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the labels are the documentation")]
pub enum FactField {
    State,
    Purpose,
    Applicants,
    Excluded,
    Conditions,
    Duration,
    Amount,
    Costs,
    Financing,
    OwnShare,
    Deadline,
    Documents,
    Application,
    Combination,
    Reporting,
    Advice,
    Size,
    Legal,
    Edition,
}

impl Keyed for FactField {
    const KEYS: &'static [(&'static str, FactField)] = &[
        ("state", FactField::State),
        ("purpose", FactField::Purpose),
        ("applicants", FactField::Applicants),
        ("excluded", FactField::Excluded),
        ("conditions", FactField::Conditions),
        ("duration", FactField::Duration),
        ("amount", FactField::Amount),
        ("costs", FactField::Costs),
        ("financing", FactField::Financing),
        ("own-share", FactField::OwnShare),
        ("deadline", FactField::Deadline),
        ("documents", FactField::Documents),
        ("application", FactField::Application),
        ("combination", FactField::Combination),
        ("reporting", FactField::Reporting),
        ("advice", FactField::Advice),
        ("size", FactField::Size),
        ("legal", FactField::Legal),
        ("edition", FactField::Edition),
    ];

    const GERMAN: &'static [(&'static str, FactField)] = &[
        ("stand", FactField::State),
        ("wofür", FactField::Purpose),
        ("zweck", FactField::Purpose),
        ("antragsteller", FactField::Applicants),
        ("ausgeschlossen", FactField::Excluded),
        ("bedingungen", FactField::Conditions),
        ("dauer", FactField::Duration),
        ("betrag", FactField::Amount),
        ("kosten", FactField::Costs),
        ("finanzierung", FactField::Financing),
        ("eigenanteil", FactField::OwnShare),
        ("frist", FactField::Deadline),
        ("unterlagen", FactField::Documents),
        ("antrag", FactField::Application),
        ("kombination", FactField::Combination),
        ("nachweis", FactField::Reporting),
        ("beratung", FactField::Advice),
        ("zum vergleich", FactField::Size),
        ("grundlage", FactField::Legal),
        ("fassungen", FactField::Edition),
    ];
}

impl FactField {
    /// What every line of the programme must say, or say that it was not found.
    pub const REQUIRED: [FactField; 15] = [
        FactField::State,
        FactField::Purpose,
        FactField::Applicants,
        FactField::Excluded,
        FactField::Duration,
        FactField::Amount,
        FactField::Financing,
        FactField::OwnShare,
        FactField::Deadline,
        FactField::Documents,
        FactField::Application,
        FactField::Combination,
        FactField::Reporting,
        FactField::Legal,
        FactField::Edition,
    ];

    /// The heading that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            FactField::State => crate::t!(lang, "Näheres zum Stand", "More on the state"),
            FactField::Purpose => crate::t!(lang, "Wofür", "What for"),
            FactField::Applicants => crate::t!(lang, "Wer darf Anträge stellen", "Who may apply"),
            FactField::Excluded => crate::t!(lang, "Wer nicht", "Who may not"),
            FactField::Conditions => crate::t!(lang, "Bedingungen", "Conditions"),
            FactField::Duration => crate::t!(lang, "Dauer", "Duration"),
            FactField::Amount => crate::t!(lang, "Wie viel", "How much"),
            FactField::Costs => crate::t!(lang, "Welche Kosten", "Which costs"),
            FactField::Financing => crate::t!(lang, "Art der Finanzierung", "Kind of financing"),
            FactField::OwnShare => crate::t!(lang, "Eigenanteil", "Own share"),
            FactField::Deadline => crate::t!(lang, "Frist", "Deadline"),
            FactField::Documents => crate::t!(lang, "Unterlagen", "Documents"),
            FactField::Application => crate::t!(lang, "Antrag", "Application"),
            FactField::Combination => crate::t!(lang, "Kombination", "Combination"),
            FactField::Reporting => crate::t!(lang, "Nachweis", "Reporting"),
            FactField::Advice => crate::t!(lang, "Beratung", "Advice"),
            FactField::Size => crate::t!(lang, "Zum Vergleich", "For comparison"),
            FactField::Legal => crate::t!(lang, "Grundlage", "Legal basis"),
            FactField::Edition => crate::t!(lang, "Fassungen", "Editions"),
        }
    }
}

/// One of the centres in Hesse.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Centre {
    /// County or city.
    pub name: String,
    /// What it is.
    pub kind: CentreKind,
    /// Id of the source that is its public page, where one was found.
    pub page: Option<String>,
    /// Id of the source of its name.
    pub source: String,
}

/// What keeps a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CentreKind {
    /// Landkreis.
    County,
    /// Kreisfreie Stadt.
    City,
    /// Sonderstatusstadt.
    SpecialStatus,
}

impl Keyed for CentreKind {
    const KEYS: &'static [(&'static str, CentreKind)] = &[
        ("county", CentreKind::County),
        ("city", CentreKind::City),
        ("special-status", CentreKind::SpecialStatus),
    ];

    const GERMAN: &'static [(&'static str, CentreKind)] = &[
        ("kreis", CentreKind::County),
        ("landkreis", CentreKind::County),
        ("stadt", CentreKind::City),
        ("kreisfreie stadt", CentreKind::City),
        ("sonderstatusstadt", CentreKind::SpecialStatus),
    ];
}

impl CentreKind {
    /// The word that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            CentreKind::County => crate::t!(lang, "Landkreis", "county (Landkreis)"),
            CentreKind::City => crate::t!(
                lang,
                "kreisfreie Stadt",
                "independent city (kreisfreie Stadt)"
            ),
            CentreKind::SpecialStatus => {
                crate::t!(
                    lang,
                    "Sonderstatusstadt",
                    "city with special status (Sonderstatusstadt)"
                )
            }
        }
    }
}

/// What is not settled: work for those who keep the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenPoint {
    /// Kebab-case id.
    pub id: String,
    /// What is not settled.
    pub text: Text<'static>,
    /// Ids of the lines that it concerns.
    pub lines: Vec<String>,
    /// Who could settle it.
    pub ask: Option<Text<'static>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::provenance::Confidence;

    #[test]
    fn numbers_are_grouped_as_each_language_groups_them() {
        let figure = |value, measure| Figure {
            id: "x".to_owned(),
            value,
            measure,
            label: Text::default(),
            stated: Provenance {
                sources: Vec::new(),
                confidence: Confidence::Primary,
                dispute: None,
            },
        };
        assert_eq!(figure(10_200, Measure::Eur).show(Lang::De), "10.200 EUR");
        assert_eq!(figure(600_000, Measure::Eur).show(Lang::En), "600,000 EUR");
        assert_eq!(figure(1, Measure::Months).show(Lang::De), "1 Monat");
        assert_eq!(figure(24, Measure::Months).show(Lang::En), "24 months");
    }

    #[test]
    fn every_key_stands_once() {
        let mut keys: Vec<&str> = FactField::KEYS.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), FactField::KEYS.len());
    }
}
