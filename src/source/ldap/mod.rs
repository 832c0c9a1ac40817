//! Reading live from LDAP servers (RFC 4511): only what a look-up wants, never the whole directory.
//!
//! The conversation is held by a thread of its own, so that no server can keep anybody waiting. Each
//! entry becomes a small text of its own, named by its address, so that findings about it can be shown
//! as those of a file.

mod connection;
mod exchange;
mod filter;
mod grammar;
mod message;
mod pages;
mod trouble;

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use encoding_rs::WINDOWS_1252;
use rasn_ldap::SearchResultEntry;

use super::Record;
use super::access::Access;
use super::address::{self, Address};
use super::ldap_attributes::{self, Attribute, Subject};
use super::wanted::Ask;
use crate::both;
use crate::clean;
use crate::diagnostic::{Diagnostic, Place, Span};
use exchange::Event;
use trouble::Trouble;

/// What a server gave.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Each entry: its address and its text.
    pub(super) entries: Vec<(String, String)>,
    /// What went wrong, and what is left out.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether the server answered to the end.
    pub(super) answered: bool,
}

/// Asks a server. `text` is its address as it was given.
pub(super) fn ask(text: &str, access: &Access, ask: &Ask) -> Given {
    let shown = address::shown(text);
    let mut given = Given::default();
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
    let (events, heard) = mpsc::channel();
    let is_look_up = matches!(ask, Ask::Entries(wanted) if !wanted.readings.is_empty());
    let patience = access.patience();
    let mut talk = Ok(());
    if is_look_up {
        // Whoever looks somebody up waits no longer than this for everything together.
        let events = events.clone();
        talk = begin(move || {
            thread::sleep(patience);
            let _ = events.send(Event::TimeUp);
        });
    }
    let (ask, access, place) = (ask.clone(), access.clone(), address.clone());
    let talk = talk.and_then(|()| {
        begin(move || {
            let end = exchange::hold(&place, &access, &ask, &events);
            let _ = events.send(Event::End(end));
        })
    });
    if let Err(trouble) = talk {
        given.diagnostics.push(trouble.finding(&shown));
        return given;
    }
    let (mut seen, mut referrals) = (HashSet::new(), Vec::new());
    let end = loop {
        match heard.recv_timeout(patience) {
            Ok(Event::Entry(entry)) => {
                let name = entry.object_name.0.clone();
                if seen.insert(name) {
                    given.entries.push(written(&address, entry));
                }
            }
            Ok(Event::Referral(places)) => referrals.extend(places),
            Ok(Event::More) => given.diagnostics.push(more(&shown, seen.len())),
            Ok(Event::ServerLimit) => given.diagnostics.push(server_limit(&shown, seen.len())),
            Ok(Event::End(end)) => break end,
            Ok(Event::TimeUp) | Err(RecvTimeoutError::Timeout) => {
                break Err(Trouble::Slow(patience));
            }
            Err(RecvTimeoutError::Disconnected) => break Err(Trouble::CutOff),
        }
    };
    given
        .diagnostics
        .extend((!referrals.is_empty()).then(|| not_followed(&shown, &referrals)));
    given.answered = end.is_ok();
    let meant = |trouble: Trouble| match seen.is_empty() {
        true => trouble.of_first_answer(&address),
        false => trouble,
    };
    let trouble = end.err().map(meant);
    given
        .diagnostics
        .extend(trouble.map(|trouble| trouble.finding(&shown)));
    given
}

/// Begins a thread, if the system lets the program have another one.
fn begin(work: impl FnOnce() + Send + 'static) -> Result<(), Trouble> {
    let thread = thread::Builder::new().spawn(work);
    thread.map(drop).map_err(|_| Trouble::NoThread)
}

/// The record of an entry that was written as text, where a line that begins with a blank goes on with
/// the value above it; `None` for what is no contact.
pub(super) fn record(text: &str, document: u32) -> Option<Record<'_>> {
    let (mut dn, mut record) = (None, Record::listed());
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
                name: Cow::Borrowed(name),
                value: Cow::Borrowed(value),
                key_at: Span::of(document, &(start..start + name.len())),
                at: Span::of(document, &(line_end - value.len()..line_end)),
            }),
            None => {}
        }
        start += line.len();
    }
    if ldap_attributes::subject(&attributes) != Subject::Contact {
        return None;
    }
    record.at = Span::of(document, &(0..0));
    // Which values were left is for who keeps the directory, and not for who looks somebody up.
    ldap_attributes::entries(dn, &attributes, &mut record.entries);
    Some(record)
}

/// An entry as lines `attribute: value`, as in LDIF, under its own address.
fn written(address: &Address, entry: SearchResultEntry) -> (String, String) {
    let scheme = if address.tls { "ldaps" } else { "ldap" };
    let name = clean::line(&entry.object_name.0).into_owned();
    let mut text = format!("dn: {name}\n");
    for attribute in entry.attributes {
        for value in attribute.vals.to_vec() {
            let Some(value) = readable(&attribute.r#type, value) else {
                continue;
            };
            let name = clean::line(&attribute.r#type);
            text.push_str(&format!("{name}: {}\n", in_lines(&value)));
        }
    }
    (format!("{scheme}://{}/{name}", address.server()), text)
}

/// A value whose further lines begin with a blank, for a line break in it must not begin another
/// attribute.
fn in_lines(value: &str) -> String {
    value.replace("\r\n", "\n").replace(['\n', '\r'], "\n ")
}

/// A value as text; `None` for what is none, as pictures and keys.
fn readable(attribute: &str, value: &[u8]) -> Option<String> {
    if attribute.eq_ignore_ascii_case("objectGUID") {
        return ldap_attributes::uuid(value);
    }
    if value.contains(&0) {
        return None;
    }
    match std::str::from_utf8(value) {
        Ok(text) => Some(text.to_owned()),
        // Old servers hold what old clients wrote. Pictures have control characters.
        Err(_)
            if value
                .iter()
                .any(|byte| *byte < b' ' && !b"\t\n\r".contains(byte)) =>
        {
            None
        }
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(value);
            Some(text.into_owned())
        }
    }
}

fn more(shown: &str, read: usize) -> Diagnostic {
    Diagnostic::warning(
        "ldap-more",
        Place::File(PathBuf::from(shown)),
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
        Place::File(PathBuf::from(shown)),
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

fn not_followed(shown: &str, places: &[String]) -> Diagnostic {
    let list: Vec<String> = places.iter().map(|place| address::shown(place)).collect();
    let list = list.join(", ");
    Diagnostic::warning(
        "ldap-referral",
        Place::File(PathBuf::from(shown)),
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

/// A password that everybody on the machine can read is worth a word.
#[cfg(unix)]
fn readable_by_others(path: &Path) -> Option<Diagnostic> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| {
        let name = clean::path(path);
        Diagnostic::warning(
            "ldap-password-file",
            Place::File(path.to_owned()),
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
    fn values_that_are_no_text_are_left_out_and_old_ones_are_read() {
        assert_eq!(
            readable("cn", "Müller".as_bytes()).as_deref(),
            Some("Müller")
        );
        assert_eq!(readable("cn", b"M\xfcller").as_deref(), Some("Müller"));
        assert_eq!(readable("jpegPhoto", b"\xff\xd8\xff\xe0\x01JFIF"), None);
        assert_eq!(readable("x", b"a\0b"), None);
    }

    #[test]
    fn a_text_becomes_a_record_with_the_place_of_each_value() {
        let text = "dn: cn=a\ncn: Anna Müller\ntelephoneNumber: 06031 83-3033\n";
        let record = record(text, 7).expect("a record");
        for entry in &record.entries {
            let place = entry.at.start as usize..entry.at.end as usize;
            assert_eq!(
                format!("{:?}", entry.value),
                format!("Text({:?})", &text[place])
            );
            assert_eq!(entry.at.document, 7);
        }
        assert_eq!(record.entries.len(), 2);
    }

    #[test]
    fn the_lines_of_a_value_stay_one_value() {
        let note = in_lines("eins\r\nuid: zwei\n\rdrei");
        let text = format!("dn: cn=a\ncn: Anna\ndescription: {note}\nmail: a@b.de\n");
        let record = record(&text, 0).expect("a record");
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
