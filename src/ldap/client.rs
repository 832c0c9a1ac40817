//! Asks a server, and reads its entries as records.
//!
//! The conversation is held by a thread of its own, so that the program goes on when a server does
//! not answer in time. Each entry becomes a small text of its own, named by its address, so that findings
//! about it can be shown as those of a file.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{self, RecvError};
use std::thread;

use super::entry::{LONGEST_VALUE, MOST_VALUES, Truncation};
use super::exchange::{self, SearchEvent};
use super::trouble::Trouble;
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Span, size_in_units};
use crate::formats::ldif::attributes::Attribute;
use crate::formats::ldif::contact_values::add_contact_values;
use crate::formats::ldif::entry::Entry;
use crate::formats::ldif::entry_class::EntryClass;
use crate::formats::{OwnNames, Record};
use crate::ldap::access::Access;
use crate::ldap::address::{self, Address};
use crate::ldap::query::ServerQuery;
use crate::text::clean;

/// Most other servers that are named: those of Active Directory are three.
const MOST_REFERRALS: usize = 5;

/// Longest name of another server, in letters.
const LONGEST_REFERRAL: usize = 120;

/// What a server gave.
#[derive(Debug, Default)]
pub(crate) struct ServerAnswer {
    /// Each entry: its address and its text.
    pub(crate) entries: Vec<(String, String)>,
    /// What went wrong, and what is left out.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the server answered to the end.
    pub(crate) answered: bool,
}

/// Asks a server. `text` is its address as it was given.
pub(crate) fn ask_server(text: &str, access: &Access, ask: &ServerQuery) -> ServerAnswer {
    let shown = address::public_form(text);
    let mut given = ServerAnswer::default();
    let address = match Address::parse(text) {
        Ok(address) => address,
        Err(mistake) => {
            given
                .diagnostics
                .push(Trouble::Address(mistake).finding(&shown));
            return given;
        }
    };
    given
        .diagnostics
        .extend(access.password_file.as_deref().and_then(readable_by_others));
    // One time for everything together, however many pieces it comes in.
    let patience = access.patience();
    let is_over = Arc::new(AtomicBool::new(false));
    // The thread that asks waits until the entry before was taken, so that nothing piles up.
    let (events, heard) = mpsc::sync_channel(1);
    let (alarm, wake) = (Arc::clone(&is_over), events.clone());
    let talk = spawn_thread(move || {
        thread::sleep(patience);
        alarm.store(true, Relaxed);
        // Where something comes all the time, this need not be heard.
        let _ = wake.send(SearchEvent::TimeUp);
    });
    let (ask, access, place) = (ask.clone(), access.clone(), address.clone());
    let time = Arc::clone(&is_over);
    let talk = talk.and_then(|()| {
        spawn_thread(move || {
            let end = exchange::hold_conversation(&place, &access, &ask, time, &events);
            let _ = events.send(SearchEvent::End(end));
        })
    });
    if let Err(trouble) = talk {
        given.diagnostics.push(trouble.finding(&shown));
        return given;
    }
    let (mut seen, mut referrals, mut left) = (HashSet::new(), Vec::new(), Truncation::default());
    let end = loop {
        let event = heard.recv();
        if is_over.load(Relaxed) {
            break Err(Trouble::Slow(patience));
        }
        match event {
            Ok(SearchEvent::Entry(entry)) => {
                left |= entry.left;
                if seen.insert(entry.name) {
                    given.entries.push((entry.address, entry.text));
                }
            }
            Ok(SearchEvent::Referral(places)) => add_referrals(&mut referrals, &places),
            Ok(SearchEvent::More) => given.diagnostics.push(more_entries(&shown, seen.len())),
            Ok(SearchEvent::ServerLimit) => {
                given.diagnostics.push(server_limit(&shown, seen.len()));
            }
            Ok(SearchEvent::End(end)) => break end,
            Ok(SearchEvent::TimeUp) => break Err(Trouble::Slow(patience)),
            Err(RecvError) => break Err(Trouble::CutOff),
        }
    };
    given
        .diagnostics
        .extend((!referrals.is_empty()).then(|| unfollowed_referrals(&shown, &referrals)));
    given
        .diagnostics
        .extend(left.ends.then(|| overlong_values(&shown)));
    given
        .diagnostics
        .extend(left.values.then(|| too_many_values(&shown)));
    given.answered = end.is_ok();
    let meant = |trouble: Trouble| {
        if seen.is_empty() {
            trouble.of_first_answer(&address)
        } else {
            trouble
        }
    };
    let trouble = end.err().map(meant);
    given
        .diagnostics
        .extend(trouble.map(|trouble| trouble.finding(&shown)));
    given
}

/// Begins a thread, if the system lets the program have another one.
fn spawn_thread(work: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
    let thread = thread::Builder::new().spawn(work);
    thread.map(drop).map_err(|_| Trouble::NoThread)
}

/// The record of an entry that was written as text, where a line that begins with a blank goes on with
/// the value above it; `None` for what is no contact.
pub(crate) fn record<'t>(
    text: &'t str,
    document: DocumentIndex,
    names: &OwnNames,
) -> Option<Record<'t>> {
    let (mut dn, mut record) = (None, Record::empty_contact());
    let mut attributes: Vec<Attribute> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let line_end = start + line.trim_end_matches('\n').len();
        if let (Some(_), Some(last)) = (line.strip_prefix(' '), attributes.last_mut()) {
            let value = last.value.to_mut();
            value.push('\n');
            value.push_str(&text[start + 1..line_end]);
            last.at = Span::of(document, &(last.at.start as usize..line_end));
            start += line.len();
            continue;
        }
        match text[start..line_end].split_once(": ") {
            Some(("dn", value)) => dn = Some(value),
            Some((name, value)) => attributes.push(Attribute {
                name: Cow::Borrowed(names.attribute(name).unwrap_or(name)),
                value: Cow::Borrowed(value),
                reach: None,
                key_at: Span::of(document, &(start..start + name.len())),
                at: Span::of(document, &(line_end - value.len()..line_end)),
            }),
            None => {}
        }
        start += line.len();
    }
    let entry = Entry::new(&attributes);
    if entry.class() != EntryClass::Contact {
        return None;
    }
    record.at = Span::of(document, &(0..0));
    record.is_no_staff = entry.is_no_staff();
    // Which values were left is of use to those who keep the directory, and not in a look-up.
    add_contact_values(dn, &entry, &mut record.entries);
    Some(record)
}

fn more_entries(shown: &str, read: usize) -> Diagnostic {
    Diagnostic::warning(
        "ldap-more",
        FindingPlace::File(PathBuf::from(shown)),
        both!(
            "Auf dem Server steht mehr, als gelesen wurde (Einträge: {read}).",
            "There is more on the server than was read (entries: {read})."
        ),
        both!(
            "Bitte genauer suchen, oder mit --limit mehr verlangen.",
            "Please search more closely, or ask for more with --limit."
        ),
    )
}

fn server_limit(shown: &str, read: usize) -> Diagnostic {
    Diagnostic::warning(
        "ldap-more",
        FindingPlace::File(PathBuf::from(shown)),
        both!(
            "Der Server gibt nicht alles auf einmal heraus (Einträge: {read}); es gibt mehr.",
            "The server does not give everything at once (entries: {read}); there is more."
        ),
        both!(
            "Bitte genauer suchen, oder die IT-Stelle nach der Grenze (size limit) fragen.",
            "Please search more closely, or ask the IT department about the size limit."
        ),
    )
}

/// Keeps the first places, each once, and notes with an ellipsis that there are others.
fn add_referrals(known: &mut Vec<String>, places: &[String]) {
    for place in places {
        if known.len() > MOST_REFERRALS {
            return;
        }
        let shown = address::public_form(place);
        let end = shown.char_indices().nth(LONGEST_REFERRAL);
        let shown = match end {
            Some((end, _)) => format!("{}…", &shown[..end]),
            None => shown,
        };
        if known.contains(&shown) {
            continue;
        }
        known.push(match known.len() {
            MOST_REFERRALS => "…".to_owned(),
            _ => shown,
        });
    }
}

fn unfollowed_referrals(shown: &str, places: &[String]) -> Diagnostic {
    let list = places.join(", ");
    Diagnostic::warning(
        "ldap-referral",
        FindingPlace::File(PathBuf::from(shown)),
        both!(
            "Der Server verweist auf andere ({list}), die nicht gefragt wurden.",
            "The server refers to others ({list}), which were not asked."
        ),
        both!(
            "Wer auch dort suchen will, nennt die Adresse mit --data.",
            "To search there too, name the address with --data."
        ),
    )
}

fn overlong_values(shown: &str) -> Diagnostic {
    let size = size_in_units(LONGEST_VALUE as u64);
    Diagnostic::warning(
        "ldap-overlong-value",
        FindingPlace::File(PathBuf::from(shown)),
        both!(
            "Auf dem Server stehen Werte, die länger sind als {size}; gelesen wurde ihr Anfang.",
            "There are values on the server that are longer than {size}; their beginning was read."
        ),
        both!(
            "Bitte die IT-Stelle fragen, was dort steht.",
            "Please ask the IT department what they are."
        ),
    )
}

fn too_many_values(shown: &str) -> Diagnostic {
    Diagnostic::warning(
        "ldap-many-values",
        FindingPlace::File(PathBuf::from(shown)),
        both!(
            "Auf dem Server gibt es Einträge mit mehr als {MOST_VALUES} Werten; gelesen wurden die ersten.",
            "There are entries on the server with more than {MOST_VALUES} values; the first were read."
        ),
        both!(
            "Bitte die IT-Stelle fragen, wozu sie da sind.",
            "Please ask the IT department what they are for."
        ),
    )
}

/// A password that everybody on the machine can read is worth a word.
#[cfg(unix)]
fn readable_by_others(path: &Path) -> Option<Diagnostic> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| {
        let name = clean::path(path);
        Diagnostic::warning(
            "ldap-password-file",
            FindingPlace::File(path.to_owned()),
            both!(
                "Auch andere an diesem Rechner können diese Datei mit dem Passwort lesen.",
                "Others on this machine can read this file with the password too."
            ),
            both!("Bitte: chmod 600 {name}", "Please: chmod 600 {name}"),
        )
    })
}

/// Where rights are no mode, the system guards the folder of the user.
#[cfg(not(unix))]
fn readable_by_others(_path: &Path) -> Option<Diagnostic> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_servers_are_named_once_and_not_all_of_many() {
        let mut known = Vec::new();
        let place = |at: usize| format!("ldap://h{at}/dc=x");
        add_referrals(&mut known, &[place(1), place(1), place(2)]);
        assert_eq!(known, [place(1), place(2)]);
        let many: Vec<String> = (0..300).map(place).collect();
        add_referrals(&mut known, &many);
        add_referrals(&mut known, &[place(400)]);
        assert_eq!(known.join(" "), [1, 2, 0, 3, 4].map(place).join(" ") + " …");
        let mut long = Vec::new();
        add_referrals(&mut long, &["x".repeat(1_000)]);
        assert_eq!(long, ["x".repeat(LONGEST_REFERRAL) + "…"]);
    }

    #[test]
    fn a_text_becomes_a_record_with_the_place_of_each_value() {
        let text = "dn: cn=a\ncn: Anna Müller\ntelephoneNumber: 06031 83-3033\n";
        let record = record(text, DocumentIndex(7), &OwnNames::default()).expect("a record");
        for entry in &record.entries {
            let place = entry.at.start as usize..entry.at.end as usize;
            assert_eq!(
                format!("{:?}", entry.value),
                format!("Text({:?})", &text[place])
            );
            assert_eq!(entry.at.document, DocumentIndex(7));
        }
        assert_eq!(record.entries.len(), 2);
    }

    #[test]
    fn an_attribute_that_only_one_office_has_is_the_field_that_it_says() {
        let text = "dn: cn=a\ncn: Anna Müller\nextensionAttribute1: 415\n";
        let names = OwnNames::new([("extensionAttribute1", "room")]);
        let record = record(text, DocumentIndex(0), &names).expect("a record");
        let room = record.entries.iter().find(|entry| entry.key == "room");
        let room = room.map(|entry| format!("{:?}", entry.value));
        assert_eq!(room.as_deref(), Some("Text(\"415\")"));
    }

    #[test]
    fn the_lines_of_a_value_stay_one_value() {
        let note = super::super::entry::fold_lines("eins\r\nuid: zwei\n\rdrei");
        let text = format!("dn: cn=a\ncn: Anna\ndescription: {note}\nmail: a@b.de\n");
        let record = record(&text, DocumentIndex(0), &OwnNames::default()).expect("a record");
        let said = |key: &str| {
            let entry = record.entries.iter().find(|entry| entry.key == key);
            entry.map(|entry| format!("{:?}", entry.value))
        };
        let note = "Text(\"eins\\nuid: zwei\\n\\ndrei\")";
        assert_eq!(said("note").as_deref(), Some(note));
        assert_eq!(said("email").as_deref(), Some("Text(\"a@b.de\")"));
        assert_eq!(said("uid"), None);
    }
}
