//! What time and sources do to rules: editions that end, checks that are long ago, thin sources, a
//! line without a number to call.

use jiff::ToSpan;
use jiff::civil::Date;

use super::subject::ProofFindings;
use crate::both;
use crate::diagnostic::Span;
use crate::funding::{CHECK_AGAIN_AFTER_DAYS, Dormancy, LineRules};
use crate::model::deadline::Deadline;
use crate::model::funding::{LineKind, State};
use crate::model::provenance::show_date;
use crate::model::rule::{Edition, EditionEnd};
use crate::model::{Contact, Field, FundingLine};
use crate::text::locale::Lang;

/// So many days before its end an edition is spoken of.
const ENDS_SOON_DAYS: i32 = 60;

/// The code of a law that holds no longer.
pub(super) const LAW_ENDED: &str = "law-ended";

pub(super) fn check(found: &mut ProofFindings<'_, '_>) {
    let (directory, places) = (found.subject.directory, found.subject.places);
    for (line, at) in directory.lines().iter().zip(&places.lines) {
        check_number_to_call(found, line, *at);
        check_line(found, line, *at);
    }
    for (line, places) in directory.lines().iter().zip(&places.editions) {
        let mut editions: Vec<(&Edition, Span)> = line
            .editions
            .iter()
            .zip(places.iter().map(|places| places.at))
            .collect();
        editions.sort_by_key(|(edition, _)| edition.from);
        check_gaps(found, &editions);
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
        let places = found.edition_places(rules);
        check_law(found, rules, places.at);
        check_age(found, id, rules.edition.checked, places.at);
    }
}

/// When the law on which rules rest ends, nothing says that they go on.
fn check_law(found: &mut ProofFindings<'_, '_>, rules: &LineRules<'_>, at: Span) {
    let (id, day) = (&rules.line.id, found.subject.day);
    let Some(until) = rules.edition.law_until else {
        return;
    };
    let days = day.until(until).map_or(0, |span| span.get_days());
    let [de, en] = dates(until);
    let help = both!(
        "Bitte nach dem neuen Gesetz fragen, dann law-until ändern oder eine Fassung ergänzen.",
        "Please ask for the new law, then change law-until or add an edition."
    );
    if days < 0 {
        found.error(
            LAW_ENDED,
            at,
            both!(
                "Das Gesetz, auf dem die Regeln von „{id}“ beruhen, galt bis {de}.",
                "The law on which the rules of “{id}” rest held until {en}."
            ),
            help,
        );
    } else if days <= ENDS_SOON_DAYS {
        found.warning(
            "law-ends-soon",
            at,
            both!(
                "Das Gesetz, auf dem die Regeln von „{id}“ beruhen, gilt nur noch bis {de}.",
                "The law on which the rules of “{id}” rest holds until {en} only."
            ),
            help,
        );
    }
}

/// A day of checking is not in the future, and not long ago.
fn check_age(found: &mut ProofFindings<'_, '_>, id: &str, checked: Date, at: Span) {
    let day = found.subject.day;
    let [de, en] = dates(checked);
    if checked > day {
        found.error(
            "checked-in-future",
            at,
            both!(
                "„{id}“ soll am {de} geprüft sein. Der Tag kommt erst noch.",
                "“{id}” is said to be checked on {en}. This day is still to come."
            ),
            both!(
                "Bitte bei checked den Tag schreiben, an dem jemand die Quellen gelesen hat.",
                "Please write at checked the day on which somebody read the sources."
            ),
        );
    }
    let check_again = checked.checked_add(CHECK_AGAIN_AFTER_DAYS.days());
    if check_again.is_ok_and(|again| again < day) {
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

/// What a day does to a line: a check that is long ago, and a fixed deadline that is over or not yet over.
fn check_line(found: &mut ProofFindings<'_, '_>, line: &FundingLine, at: Span) {
    let (id, day) = (&line.id, found.subject.day);
    match line.checked {
        Some(checked) if line.editions.is_empty() => check_age(found, id, checked, at),
        None if line.editions.is_empty() && line.kind == LineKind::Fund => found.error(
            "never-checked",
            at,
            both!(
                "Bei „{id}“ steht nicht, wann es zuletzt geprüft wurde.",
                "“{id}” does not say when it was last checked."
            ),
            both!(
                "Bitte checked mit dem Tag ergänzen, an dem jemand die Quellen gelesen hat.",
                "Please add checked with the day on which somebody read the sources."
            ),
        ),
        _ => {}
    }
    let Some(last) = Deadline::last_day_of_all(&line.deadlines) else {
        return;
    };
    let [de, en] = dates(last);
    match line.state {
        State::Closed if last >= day => found.error(
            "state-differs",
            at,
            both!(
                "„{id}“ ist geschlossen, doch die Frist läuft bis {de}.",
                "“{id}” is closed, but the deadline runs until {en}."
            ),
            both!(
                "Bitte state oder die Frist ändern.",
                "Please change state or the deadline."
            ),
        ),
        State::Open if last < day => found.warning(
            "deadline-passed",
            at,
            both!(
                "Die Frist von „{id}“ war am {de}, doch der Stand ist „open“.",
                "The deadline of “{id}” was on {en}, but the state is “open”."
            ),
            both!(
                "Bitte nach einer neuen Frist fragen, oder state = \"closed\" schreiben.",
                "Please ask for a new deadline, or write state = \"closed\"."
            ),
        ),
        _ => {}
    }
}

fn dates(day: Date) -> [String; 2] {
    [Lang::De, Lang::En].map(|lang| show_date(day, lang))
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
