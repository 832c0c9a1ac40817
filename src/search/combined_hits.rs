//! A search over everything: people, rooms and topics, and which of them a question is about.

use super::contact_hits::ContactHits;
use super::filter::Filter;
use super::people::People;
use super::query::Query;
use super::rooms::{OccupiedRoom, rooms};
use super::search_result::{QueryInterpretation, SearchResult};
use super::topics::{Corpus, TopicHit};
use super::words::{is_about_people, is_room_word};
use super::{Hits, MatchKind};
use crate::model::{Directory, Field};
use crate::text::locale::Lang;

/// What a search over everything found.
pub struct CombinedHits<'d> {
    /// People and posts, best first.
    pub contacts: ContactHits<'d>,
    /// Rooms.
    pub rooms: Hits<OccupiedRoom<'d>>,
    /// Units, areas, programmes, lines and centres, best first.
    pub topics: Vec<TopicHit<'d>>,
    /// How the query for people was understood.
    pub understood: QueryInterpretation,
}

/// Of so many people it is told whether the question is about their work.
const MOST_WEIGHED: usize = 5;

/// A hit that has so much less of the question than the best one answers something else, and is left out.
const FAR_LESS: f32 = 0.2;

/// Finds people, rooms and topics. `directory` has what is not a contact, see
/// [`People::for_rooms`].
pub fn search_everything<'d>(
    people: People<'d>,
    directory: &'d Directory<'d>,
    query: &Query,
    similar: bool,
    lang: Lang,
) -> CombinedHits<'d> {
    if query.is_empty() {
        return CombinedHits {
            contacts: ContactHits::Found(Vec::new()),
            rooms: Vec::new(),
            topics: Vec::new(),
            understood: QueryInterpretation::default(),
        };
    }
    let SearchResult { hits, understood } = people.find(query, &Filter::default(), similar, lang);
    let corpus = Corpus::new(directory, query);
    let mut found = CombinedHits {
        contacts: hits,
        rooms: rooms(directory, query),
        topics: corpus.hits(),
        understood,
    };
    found.settle(&corpus);
    if found.is_empty()
        && let Some(field) = field_named(query)
    {
        found.contacts = people.with_field(field, MOST_HAVING);
    }
    found
}

/// A query that is nothing but the name of a field (`Fax`) asks for no one person: so many contacts that have
/// the field are an example of what can be asked.
const MOST_HAVING: usize = 10;

/// The field of people that a query names, where it names nothing else: `Telefax`, `rufen Sie an`.
fn field_named(query: &Query) -> Option<Field> {
    let named = |(word, _): &(String, String)| match word.as_str() {
        "telefax" | "faxnummer" => Some(Field::FAX),
        "anrufen" | "rufen" | "rufnummer" | "telefonnummer" | "call" => Some(Field::PHONE),
        word if is_room_word(word) => Some(Field::ROOM),
        word => Field::from_name(word),
    };
    let words = query.words();
    let is_only_around = |(word, _): &(String, String)| is_about_people(word);
    if words.len() > 1 && !words.iter().all(is_only_around) {
        return None;
    }
    let field = words.iter().find_map(named)?;
    matches!(
        field,
        Field::PHONE | Field::FAX | Field::MOBILE | Field::ROOM
    )
    .then_some(field)
}

impl CombinedHits<'_> {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.rooms.is_empty() && self.topics.is_empty()
    }

    /// Decides between people and topics where both were found.
    fn settle(&mut self, corpus: &Corpus<'_>) {
        let Some(first) = self.contacts.iter().next() else {
            return;
        };
        if first.fields.iter().any(|field| is_of_person(*field)) {
            // The query names a person or a number, so a topic counts only where its own name is the query.
            let is_written = first.how < MatchKind::Related && self.understood.without.is_empty();
            if is_written {
                self.topics
                    .retain(|hit| hit.is_named && hit.how == MatchKind::Exact);
            }
            return;
        }
        let is_slip = first.how == MatchKind::Similar;
        let (share, _) = self
            .contacts
            .iter()
            .take(MOST_WEIGHED)
            .map(|hit| corpus.weigh(&hit.entry))
            .max_by(|(_, one), (_, other)| one.total_cmp(other))
            .unwrap_or_default();
        let least = match (self.topics.first(), corpus.intent().is_about_things()) {
            (Some(best), true) => best.share + f32::EPSILON,
            (Some(best), false) => best.share - FAR_LESS,
            (None, _) => 0.0,
        };
        // Slips are mended only in the words of topics, so that little can be told of them.
        if share < least || !is_slip && corpus.is_beside(share) {
            self.contacts = ContactHits::Found(Vec::new());
            self.understood = QueryInterpretation::default();
        } else {
            self.topics.retain(|hit| hit.share > share - FAR_LESS);
        }
    }
}

/// Whether a field identifies a person (name, number, room, address), and does not tell of their work.
fn is_of_person(field: Field) -> bool {
    matches!(
        field,
        Field::NAME
            | Field::OTHER_NAMES
            | Field::PHONE
            | Field::FAX
            | Field::MOBILE
            | Field::MORE_PHONES
            | Field::ROOM
            | Field::EMAIL
            | Field::MORE_EMAILS
    )
}
