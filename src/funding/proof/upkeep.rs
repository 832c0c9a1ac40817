//! What time and sources do to rules: editions that end, checks that are long ago, thin sources, a
//! line without a number to call.

use jiff::ToSpan;
use jiff::civil::Date;

use super::subject::ProofFindings;
use crate::both;
use crate::diagnostic::Span;
use crate::funding::{CHECK_AGAIN_AFTER_DAYS, Dormancy};
use crate::model::funding::LineKind;
use crate::model::provenance::{Confidence, Provenance, SourceKind, show_date};
use crate::model::rule::{Edition, EditionEnd};
use crate::model::{Contact, Field, FundingLine};
use crate::text::locale::{Lang, Text};

/// So many days before its end an edition is spoken of.
const ENDS_SOON_DAYS: i32 = 60;

pub(super) fn check(found: &mut ProofFindings<'_, '_>) {
    let (directory, places) = (found.subject.directory, found.subject.places);
    for (line, at) in directory.lines().iter().zip(&places.lines) {
        check_number_to_call(found, line, *at);
    }
    for (line, places) in directory.lines().iter().zip(&places.editions) {
        let mut editions: Vec<(&Edition, Span)> = line
            .editions
            .iter()
            .zip(places.iter().map(|places| places.at))
            .collect();
        editions.sort_by_key(|(edition, _)| edition.from);
        check_gaps(found, &editions);
        for (edition, places) in line.editions.iter().zip(places) {
            let conditions = edition.conditions.iter().zip(&places.conditions);
            for (condition, at) in conditions {
                let disputed = condition.dispute.as_ref().and_then(|it| it.stated.as_ref());
                for stated in condition.stated.iter().chain(disputed) {
                    check_confidence(found, stated, *at);
                }
            }
            for (benefit, at) in edition.benefits.iter().zip(&places.benefits) {
                check_confidence(found, &benefit.stated, *at);
            }
            let deadlines = edition.deadlines.iter().map(|deadline| &deadline.stated);
            let notes = edition.notes.iter().map(|note| &note.stated);
            for stated in deadlines.chain(notes).chain([&edition.stated]) {
                check_confidence(found, stated, places.at);
            }
        }
    }
    check_validity(found);
}

/// Editions follow each other without a hole and without two at the same time.
fn check_gaps(found: &mut ProofFindings<'_, '_>, editions: &[(&Edition, Span)]) {
    for pair in editions.windows(2) {
        let [(before, _), (after, at)] = pair else {
            continue;
        };
        let [from_de, from_en] = dates(after.from);
        let day_after = match before.until {
            EditionEnd::Day(until) => until.tomorrow().ok(),
            EditionEnd::Open | EditionEnd::Unknown => None,
        };
        if day_after == Some(after.from) {
            continue;
        }
        let is_hole = day_after.is_some_and(|day| day < after.from);
        if is_hole {
            let [end_de, end_en] = day_after
                .and_then(|day| day.yesterday().ok())
                .map_or_else(Default::default, dates);
            found.error(
                "hole-in-time",
                *at,
                both!(
                    "Zwischen dem {end_de} und dem {from_de} gilt keine Fassung.",
                    "Between {end_en} and {from_en} no edition holds."
                ),
                both!(
                    "Bitte from oder until ändern, so dass die Fassungen aneinander anschließen.",
                    "Please change from or until, so that the editions follow each other."
                ),
            );
        } else {
            found.error(
                "two-editions",
                *at,
                both!(
                    "Am {from_de} gilt noch die Fassung davor.",
                    "On {from_en} the edition before still holds."
                ),
                both!(
                    "Bitte bei der früheren Fassung until auf den Tag davor setzen.",
                    "Please set until of the earlier edition to the day before."
                ),
            );
        }
    }
}

/// Where the rules of the day stand in time.
fn check_validity(found: &mut ProofFindings<'_, '_>) {
    let (advisor, day) = (found.advisor, found.subject.day);
    for rules in advisor.lines() {
        let at = found.edition_places(rules).at;
        let id = &rules.line.id;
        let has_successor = rules
            .line
            .editions
            .iter()
            .any(|edition| edition.from > rules.edition.from);
        // Of a line that is closed no later rules are to be expected.
        let is_closed = rules.dormant == Some(Dormancy::Closed);
        if let EditionEnd::Day(until) = rules.edition.until
            && !has_successor
            && !is_closed
        {
            let [de, en] = dates(until);
            let days = day.until(until).map_or(0, |span| span.get_days());
            let help = both!(
                "Bitte nach neuen Regeln fragen und eine Fassung ergänzen.",
                "Please ask for new rules and add an edition."
            );
            if days < 0 {
                found.warning(
                    "edition-ended",
                    at,
                    both!(
                        "Die Regeln von „{id}“ galten bis {de}. Neue stehen nicht hier.",
                        "The rules of “{id}” held until {en}. No new ones are here."
                    ),
                    help,
                );
            } else if days <= ENDS_SOON_DAYS {
                found.warning(
                    "edition-ends-soon",
                    at,
                    both!(
                        "Die Regeln von „{id}“ gelten nur noch bis {de}.",
                        "The rules of “{id}” hold until {en} only."
                    ),
                    help,
                );
            }
        }
        let checked = rules.edition.checked;
        let check_again = checked.checked_add(CHECK_AGAIN_AFTER_DAYS.days());
        if check_again.is_ok_and(|again| again < day) {
            let [de, en] = dates(checked);
            found.warning(
                "checked-long-ago",
                at,
                both!(
                    "Die Regeln von „{id}“ sind zuletzt am {de} mit den Quellen verglichen worden.",
                    "The rules of “{id}” were last compared with their sources on {en}."
                ),
                both!(
                    "Bitte die Quellen noch einmal lesen und checked ändern.",
                    "Please read the sources again and change checked."
                ),
            );
        }
    }
}

fn dates(day: Date) -> [String; 2] {
    [Lang::De, Lang::En].map(|lang| show_date(day, lang))
}

/// A value of the confidence `primary` needs a source of a responsible body. Where the data says
/// `secondary`, another source is enough.
fn check_confidence(found: &mut ProofFindings<'_, '_>, stated: &Provenance, at: Span) {
    let directory = found.subject.directory;
    let is_third_party = |id: &String| {
        let source = directory.source(id);
        source.is_some_and(|source| source.kind == SourceKind::ThirdParty)
    };
    let is_thin = stated.confidence == Confidence::Primary
        && !stated.sources.is_empty()
        && stated.sources.iter().all(is_third_party);
    if is_thin {
        let names: Text<'static> =
            super::answers_text::quoted_list(stated.sources.iter().map(String::as_str));
        let (de, en) = (&names.de, names.en.as_deref().unwrap_or(""));
        found.warning(
            "thin-source",
            at,
            both!(
                "Das soll die zuständige Stelle sagen (primary), doch die Quelle ist von jemand anderem: {de}.",
                "The responsible body is said to say this (primary), but the source is from somebody else: {en}."
            ),
            both!(
                "Bitte confidence = \"secondary\" schreiben, oder eine amtliche Quelle nennen.",
                "Please write confidence = \"secondary\", or name an official source."
            ),
        );
    }
}

/// A result must name a number to call.
fn check_number_to_call(found: &mut ProofFindings<'_, '_>, line: &FundingLine, at: Span) {
    let directory = found.subject.directory;
    if line.kind == LineKind::Fund || line.editions.is_empty() {
        return;
    }
    let contact = line.contact.as_deref().and_then(|id| directory.contact(id));
    if let Some(contact) = contact.filter(|contact| contact.phone.is_none()) {
        let (id, line) = (contact.id(), &line.id);
        found.error(
            "contact-without-phone",
            at,
            both!(
                "Der Kontakt „{id}“ von „{line}“ hat keine Telefonnummer.",
                "The contact “{id}” of “{line}” has no phone number."
            ),
            both!(
                "Bitte dort phone ergänzen oder einen anderen Kontakt nennen.",
                "Please add phone there or name another contact."
            ),
        );
    }
    // A post without a name may be a desk that needs none; where a name was looked for, nobody holds it.
    let is_vacant =
        |contact: &&Contact<'_>| contact.name.is_none() && contact.not_found.contains(&Field::NAME);
    if let Some(contact) = contact.filter(is_vacant) {
        let (id, line) = (contact.id(), &line.id);
        found.warning(
            "contact-without-holder",
            at,
            both!(
                "Der Kontakt „{id}“ von „{line}“ ist zurzeit nicht besetzt.",
                "Nobody holds the contact “{id}” of “{line}” at present."
            ),
            both!(
                "Bitte dort name ergänzen oder einen anderen Kontakt nennen.",
                "Please add name there or name another contact."
            ),
        );
    }
}
