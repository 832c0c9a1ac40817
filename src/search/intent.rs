//! What kind of answer a question wants: its question words say so.

use crate::model::Field;
use crate::text::fold;

/// What a question asks for, beside what it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// `wer`, `who`: a person.
    pub who: bool,
    /// `wie viel`, `how much`: an amount.
    pub amount: bool,
    /// `bis wann`, `until when`: a day.
    pub day: bool,
    /// `was heißt`, `what is`: what something is.
    pub meaning: bool,
    /// `seit wann`, `since when`: a year.
    pub since: bool,
    /// `Adresse`, `Öffnungszeiten`: what is known of a place.
    pub field: Option<Field>,
}

/// Phrases that ask for a person, folded; here and below each stands whole in the question.
const WHO: [&str; 14] = [
    "wer",
    "wen",
    "wem",
    "who",
    "whom",
    "ansprechpartner",
    "ansprechpartnerin",
    "kollegin",
    "kollege",
    "colleague",
    "zustaendig",
    "responsible",
    "contact for",
    "in charge",
];

/// Phrases that ask for an amount.
const AMOUNT: [&str; 16] = [
    "wie viel",
    "wieviel",
    "wie hoch",
    "hoehe",
    "betrag",
    "was kostet",
    "kostet",
    "kosten",
    "kostenlos",
    "how much",
    "how high",
    "amount",
    "cost",
    "costs",
    "free of charge",
    "for free",
];

/// Phrases that ask for a day.
const DAY: [&str; 14] = [
    "bis wann",
    "wann",
    "frist",
    "fristen",
    "antragsfrist",
    "abgabefrist",
    "stichtag",
    "until when",
    "by when",
    "when",
    "deadline",
    "deadlines",
    "closing date",
    "due date",
];

/// Phrases that ask what something is.
const MEANING: [&str; 19] = [
    "was heisst",
    "was bedeutet",
    "was ist",
    "was macht",
    "was tut",
    "steht fuer",
    "wofuer steht",
    "bedeutung",
    "bedeutet",
    "abkuerzung",
    "abgekuerzt",
    "what is",
    "what does",
    "stand for",
    "stands for",
    "mean",
    "meaning",
    "abbreviation",
    "acronym",
];

/// Phrases that ask for a beginning.
const SINCE: [&str; 14] = [
    "seit wann",
    "seit",
    "wann wurde",
    "wann wurden",
    "entstanden",
    "gegruendet",
    "wie lange gibt es",
    "since when",
    "since",
    "how long has",
    "when was",
    "when were",
    "founded",
    "set up",
];

/// Phrases that ask where something is, and when it is open.
const FIELDS: &[(&str, Field)] = &[
    ("adresse", Field::ADDRESS),
    ("anschrift", Field::ADDRESS),
    ("postanschrift", Field::ADDRESS),
    ("address", Field::ADDRESS),
    ("wo finde ich", Field::ADDRESS),
    ("wo seid ihr", Field::ADDRESS),
    ("where are you", Field::ADDRESS),
    ("where is the", Field::ADDRESS),
    ("oeffnungszeiten", Field::OPENING_HOURS),
    ("oeffnungszeit", Field::OPENING_HOURS),
    ("sprechzeiten", Field::OPENING_HOURS),
    ("sprechzeit", Field::OPENING_HOURS),
    ("sprechstunde", Field::OPENING_HOURS),
    ("geoeffnet", Field::OPENING_HOURS),
    ("wann habt ihr offen", Field::OPENING_HOURS),
    ("opening hours", Field::OPENING_HOURS),
    ("opening times", Field::OPENING_HOURS),
    ("office hours", Field::OPENING_HOURS),
    ("are you open", Field::OPENING_HOURS),
    ("e mail", Field::EMAIL),
    ("email", Field::EMAIL),
    ("mail", Field::EMAIL),
    ("mailadresse", Field::EMAIL),
    ("emailadresse", Field::EMAIL),
];

impl Intent {
    /// What a question wants, as it was typed.
    pub fn of(typed: &str) -> Intent {
        let asked = format!(" {} ", fold::spelled_key(typed));
        let is_said = |phrase: &str| {
            asked.match_indices(phrase).any(|(at, _)| {
                asked[..at].ends_with(' ') && asked[at + phrase.len()..].starts_with(' ')
            })
        };
        let any = |phrases: &[&str]| phrases.iter().any(|phrase| is_said(phrase));
        let fields = FIELDS.iter().filter(|(phrase, _)| is_said(phrase));
        // `E-Mail-Adresse` is no address of a house.
        let field = fields
            .map(|(_, field)| *field)
            .max_by_key(|field| *field == Field::EMAIL);
        let since = any(&SINCE);
        Intent {
            who: any(&WHO),
            amount: any(&AMOUNT),
            // `seit wann` asks for a beginning and `wann geöffnet` for hours; neither asks for a deadline.
            day: any(&DAY) && !since && field != Some(Field::OPENING_HOURS),
            meaning: any(&MEANING),
            since,
            field,
        }
    }

    /// Whether something else than a person is asked for.
    pub fn is_about_things(self) -> bool {
        let Intent {
            who,
            amount,
            day,
            meaning,
            since,
            field,
        } = self;
        !who && (amount || day || meaning || since || field.is_some())
    }
}

/// Words that only make a question or a sentence, folded: they name nothing.
const AROUND: &str = " wieviel viel hoch hoehe betrag wann bis frist fristen antragsfrist until when by deadline deadlines much high \
    amount kostet kosten cost costs heisst bedeutet bedeutung abkuerzung steht wofuer mean means meaning stand stands seit since \
    long entstanden gegruendet founded gibt exist exists existed wurde wurden werden wird war waren sind sei bin bist hatte hatten \
    kann koennen muss muessen soll sollen darf duerfen will wollen wollte moechten mag gab gebe machen macht gemacht tun tut geht \
    gehen kommt kommen nicht kein keine keinen auch noch schon nur sehr etwas jemand jemanden jemandem man sich uns unser unsere \
    unserem unseren euch ihr ihre so es dass ob als wie dies diese dieser dieses andere anderen alle alles solche solches gegen ohne \
    zwischen ueber durch seine ihren was were is are be been being did could might must shall should would get gets got make makes \
    made there that this these those some any something somebody someone not into about our your their his her its they them us \
    we you it he she at as with without between also only very so viele vieles mehr weniger many more speak speaks spricht sprechen gesprochen spoken work works working brauchen braucht need needs ";

/// Whether a folded word only makes the question.
pub(super) fn is_question_word(word: &str) -> bool {
    AROUND.contains(&format!(" {word} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn question_words_say_what_is_wanted() {
        assert!(Intent::of("Wer macht Ehrenamt?").who);
        assert!(Intent::of("wie hoch ist die Förderung").amount);
        assert!(Intent::of("Bis wann geht der Antrag?").day);
        assert!(Intent::of("was heißt WIR").meaning);
        assert!(Intent::of("seit wann gibt es das Zentrum").since);
        assert!(!Intent::of("seit wann gibt es das Zentrum").day);
        assert_eq!(Intent::of("E-Mail").field, Some(Field::EMAIL));
        assert_eq!(Intent::of("E-Mail-Adresse").field, Some(Field::EMAIL));
        assert_eq!(Intent::of("Falk"), Intent::default());
        assert!(!Intent::of("Schwermetall").who);
    }
}
