//! Records from LDIF (RFC 2849): what a directory server exports.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::attributes::{self, Attribute};
use super::comments::{MADE_SN, MADE_UID, OTHER_NAME, TYPE, WRITTEN};
use super::contact_values::add_contact_values;
use super::entry::Entry;
use super::entry_class::EntryClass;
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span};
use crate::formats::line_cursor::{LineCursor, piece};
use crate::formats::writer_notes::{family_by_rule, restore_notation};
use crate::formats::{ContactRecords, FURTHER_VALUES, KeyValue, OwnNames, Record, RecordValue};
use crate::model::{Field, Reach};
use crate::text::clean;
use crate::text::locale::Text;

/// Whether a text begins as LDIF does: with a version or the name of an entry, after comments.
pub(super) fn looks_like_entries(text: &str) -> bool {
    let is_comment = |line: &&str| line.trim().is_empty() || line.starts_with(['#', ' ']);
    let Some(first) = text.lines().find(|line| !is_comment(line)) else {
        return false;
    };
    let (name, value) = first.split_once(':').unwrap_or_default();
    let is = |word: &str| name.trim().eq_ignore_ascii_case(word);
    is("dn") || is("version") && value.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether any line of a text has the form of LDIF: the beginning of an entry may be missing.
pub(super) fn names_entries(text: &str) -> bool {
    let is_word = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-;".contains(&byte))
    };
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .any(|(name, _)| is_word(name))
}

/// The entries of one text, to be read when everything that they refer to is known.
#[derive(Debug)]
pub(super) struct LdifEntries<'t> {
    text: &'t str,
    document: DocumentIndex,
    names: OwnNames,
}

impl<'t> LdifEntries<'t> {
    pub(super) fn new(text: &'t str, document: DocumentIndex, names: OwnNames) -> LdifEntries<'t> {
        LdifEntries {
            text,
            document,
            names,
        }
    }
}

impl<'t> ContactRecords<'t> for LdifEntries<'t> {
    /// About how many entries there are; a short one has some 250 bytes.
    fn estimate(&self) -> usize {
        self.text.len() / 320
    }

    fn for_each(
        self: Box<Self>,
        diagnostics: &mut Findings,
        take: &mut dyn FnMut(&mut Record<'t>, &mut Findings),
    ) {
        let before = diagnostics.len();
        let mut reader = LdifReader {
            lines: LineCursor::new(self.text),
            document: self.document,
            names: self.names,
            attributes: Vec::new(),
            family: OnceCell::new(),
            other_names: Vec::new(),
            comment: Cow::Borrowed(""),
            comment_before: Cow::Borrowed(""),
            diagnostics,
            left: Vec::new(),
            others: 0,
            first_other: None,
        };
        let mut record = Record::empty_contact();
        let mut has_record = false;
        while reader.read_entry(&mut record) {
            if !record.entries.is_empty() {
                has_record = true;
                take(&mut record, reader.diagnostics);
            }
        }
        reader.finish_text();
        if !has_record && reader.diagnostics.len() == before {
            let at = FindingPlace::In(Span::of(self.document, &(0..0)));
            reader.diagnostics.push(crate::formats::no_contacts(at));
        }
    }
}

/// Lines with which `ldapsearch` ends, and in which it names other servers: they are no entry.
const OF_SEARCH: [&str; 4] = ["search", "result", "matcheddn", "ref"];

/// Whether a line is the name of an entry.
fn begins_entry(line: &str) -> bool {
    line.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("dn:"))
}

/// The text in base64, where it is one.
fn decode_base64(coded: &str) -> Option<String> {
    let bytes = STANDARD.decode(coded.trim()).ok()?;
    String::from_utf8(bytes).ok()
}

/// How the value of a line is written (RFC 2849, `value-spec`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueForm {
    Plain,
    Base64,
    Address,
}

/// A line with its folded parts.
struct AttributeLine<'t> {
    name: Cow<'t, str>,
    value: Cow<'t, str>,
    written: ValueForm,
    key_at: Range<usize>,
    at: Range<usize>,
    /// Whether the text ends in the middle of it.
    is_cut_off: bool,
}

struct LdifReader<'t, 'd> {
    lines: LineCursor<'t>,
    document: DocumentIndex,
    names: OwnNames,
    attributes: Vec<Attribute<'t>>,
    /// The family name that the rule finds in the first whole name, once there is one.
    family: OnceCell<Option<String>>,
    /// Names of the entry that are not the one that is shown.
    other_names: Vec<(RecordValue<'t>, Span)>,
    /// The comment directly above the line that was read last, and the one above that.
    comment: Cow<'t, str>,
    comment_before: Cow<'t, str>,
    diagnostics: &'d mut Findings,
    /// Attributes of which one value was taken and others were left, and where first.
    left: Vec<(&'static str, Span)>,
    /// Entries that are neither people nor branches.
    others: usize,
    first_other: Option<Span>,
}

impl<'t> LdifReader<'t, '_> {
    /// The next line that is no comment; `None` at a blank line, which ends an entry, and at the end.
    fn next_line(&mut self) -> Option<Result<AttributeLine<'t>, Range<usize>>> {
        self.comment = Cow::Borrowed("");
        self.comment_before = Cow::Borrowed("");
        loop {
            let text = self.lines.text();
            let first = self.lines.next()?;
            if first.is_empty() {
                return None;
            }
            let mut whole = Cow::Borrowed(&text[first.clone()]);
            let mut end = first.end;
            // Comments are folded as everything else is.
            let is_comment = whole.starts_with('#');
            while self.lines.peek().is_some_and(|line| line.starts_with(' ')) {
                let Some(line) = self.lines.next() else { break };
                whole.to_mut().push_str(&text[line.start + 1..line.end]);
                end = line.end;
            }
            if is_comment {
                self.comment_before = std::mem::replace(&mut self.comment, whole);
                continue;
            }
            // A blank line with blanks in it still ends an entry.
            if whole.trim().is_empty() {
                return None;
            }
            return Some(self.divide_line(&whole, &first, end));
        }
    }

    fn divide_line(
        &self,
        line: &Cow<'t, str>,
        first: &Range<usize>,
        end: usize,
    ) -> Result<AttributeLine<'t>, Range<usize>> {
        let colon = line.find(':').ok_or(first.start..end)?;
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-;._".contains(&byte);
        if colon == 0 || !line[..colon].bytes().all(is_name) {
            return Err(first.start..end);
        }
        let (written, skip) = match line.as_bytes().get(colon + 1) {
            Some(b':') => (ValueForm::Base64, 2),
            Some(b'<') => (ValueForm::Address, 2),
            _ => (ValueForm::Plain, 1),
        };
        let blanks = line[colon + skip..]
            .bytes()
            .take_while(|&byte| byte == b' ')
            .count();
        let value_at = colon + skip + blanks;
        let in_text = |at: usize| first.start + at.min(first.len());
        let start = in_text(value_at);
        Ok(AttributeLine {
            name: piece(line, 0..colon),
            value: piece(line, value_at..line.len()),
            written,
            key_at: first.start..in_text(colon),
            at: start..end.max(start),
            is_cut_off: !self.lines.is_ended(),
        })
    }

    /// Reads one entry into the record, which stays empty where the entry is no person; `false` at
    /// the end of the text.
    fn read_entry(&mut self, record: &mut Record<'t>) -> bool {
        record.entries.clear();
        self.attributes.clear();
        self.family = OnceCell::new();
        self.other_names.clear();
        let (mut dn, mut change, mut begin): (Option<Cow<str>>, Option<Cow<str>>, _) =
            (None, None, None);
        let mut is_change = false;
        let mut of_search = None;
        loop {
            let is_next = dn.is_some() && self.lines.peek().is_some_and(begins_entry);
            if is_next {
                self.report_unseparated_entry();
                break;
            }
            let line = match self.next_line() {
                Some(line) => line,
                None if self.lines.peek().is_none() => break,
                None if begin.is_some() => break,
                None => continue,
            };
            let at = match &line {
                Ok(line) => line.key_at.start..line.at.end,
                Err(at) => at.clone(),
            };
            begin.get_or_insert(at);
            let line = match line {
                Ok(line) => line,
                Err(_) if is_change => continue,
                Err(at) => {
                    self.report_broken_line(&at);
                    continue;
                }
            };
            if line.is_cut_off && self.is_half_line(&line) {
                continue;
            }
            let name = line.name.to_ascii_lowercase();
            let is_of_search = OF_SEARCH.contains(&name.as_str());
            of_search = Some(of_search.unwrap_or(true) && is_of_search);
            match name.as_str() {
                "version" if dn.is_none() => {
                    self.check_version(&line);
                    begin = None;
                }
                "dn" => dn = Some(self.decode_value(&line).unwrap_or_default()),
                "control" => {}
                "changetype" => {
                    let kind = line.value.trim().to_ascii_lowercase();
                    is_change = kind != "add";
                    change = is_change.then_some(Cow::Owned(kind));
                }
                _ if is_change => {}
                "uid" if self.comment.trim_end() == MADE_UID => {}
                "sn" if self.comment.trim_end() == MADE_SN && self.is_by_rule(&line) => {}
                _ => self.take_attribute(line),
            }
        }
        let Some(begin) = begin else {
            return self.lines.peek().is_some();
        };
        record.at = Span::of(self.document, &begin);
        if let Some(change) = change {
            self.report_change(&change, record.at);
            return true;
        }
        if dn.is_none() && of_search == Some(true) {
            return true;
        }
        if dn.is_none() {
            self.report_nameless_entry(record.at);
        }
        let entry = Entry::new(&self.attributes);
        match entry.class() {
            EntryClass::Contact => record.is_no_staff = entry.is_no_staff(),
            EntryClass::Branch => return true,
            EntryClass::Other => {
                self.others += 1;
                self.first_other.get_or_insert(record.at);
                return true;
            }
        }
        for name in add_contact_values(dn.as_deref(), &entry, &mut record.entries) {
            if !self.left.iter().any(|(known, _)| *known == name) {
                self.left.push((name, record.at));
            }
        }
        if let Some((_, at)) = self.other_names.first() {
            let at = *at;
            record.entries.push(KeyValue {
                key: Cow::Borrowed(Field::OTHER_NAMES.key()),
                key_at: at,
                value: RecordValue::List(std::mem::take(&mut self.other_names)),
                at,
            });
        }
        true
    }

    fn take_attribute(&mut self, mut line: AttributeLine<'t>) {
        if let Some(known) = self.names.attribute(&line.name) {
            line.name = Cow::Borrowed(known);
        }
        if !attributes::is_read(&line.name) {
            return;
        }
        if line.written == ValueForm::Address {
            let name = clean::escaped_line(&line.name).into_owned();
            self.report(
                "file-address",
                &line.at,
                both!(
                    "„{name}“ verweist auf eine andere Datei (:<). Solche Dateien werden nicht gelesen.",
                    "“{name}” refers to another file (:<). Such files are not read."
                ),
                both!(
                    "Bitte den Wert selbst eintragen, hinter {name}: oder als base64 hinter {name}::",
                    "Please give the value itself, after {name}: or in base64 after {name}::"
                ),
            );
            return;
        }
        let Some(mut value) = self.decode_value(&line) else {
            return;
        };
        if let Some(written) = self.noted_number() {
            value = restore_notation(value, written);
        }
        if line.name.eq_ignore_ascii_case("cn") {
            self.family.get_or_init(|| family_by_rule(&value));
        }
        if self.comment.trim_end() == OTHER_NAME {
            let at = Span::of(self.document, &line.at);
            self.other_names.push((RecordValue::Text(value), at));
            return;
        }
        self.attributes.push(Attribute {
            reach: self.noted_type(),
            key_at: Span::of(self.document, &line.key_at),
            at: Span::of(self.document, &line.at),
            name: line.name,
            value,
        });
    }

    /// Whether the rule finds this family name in the whole name above it.
    fn is_by_rule(&self, sn: &AttributeLine<'t>) -> bool {
        let Some(Some(by_rule)) = self.family.get() else {
            return false;
        };
        let family = match sn.written {
            ValueForm::Base64 => decode_base64(&sn.value).map(Cow::Owned),
            _ => Some(sn.value.clone()),
        };
        family.is_some_and(|family| family.trim() == by_rule)
    }

    /// How the list writes a number, as the comment above it says.
    fn noted_number(&self) -> Option<Cow<'t, str>> {
        let note = self.comment.strip_prefix(WRITTEN)?;
        match note.strip_prefix(":: ") {
            Some(coded) => decode_base64(coded).map(Cow::Owned),
            None => Some(Cow::Owned(note.strip_prefix(": ")?.to_owned())),
        }
    }

    /// What a number or an address is for, as the comment above it says, or the one above its notation.
    fn noted_type(&self) -> Option<Reach> {
        let is_notation = self.comment.starts_with(WRITTEN);
        let note = if is_notation {
            &self.comment_before
        } else {
            &self.comment
        };
        let words = note.strip_prefix(TYPE)?.strip_prefix(": ")?;
        Reach::from_words(words)
    }

    /// The value as text; `None` where it cannot be one, which is told.
    fn decode_value(&mut self, line: &AttributeLine<'t>) -> Option<Cow<'t, str>> {
        if line.written != ValueForm::Base64 {
            return Some(line.value.clone());
        }
        let Ok(bytes) = STANDARD.decode(line.value.trim()) else {
            let name = clean::escaped_line(&line.name).into_owned();
            self.report(
                "broken-encoding",
                &line.at,
                both!(
                    "Hinter „{name}::“ steht kein base64. Der Wert wurde ausgelassen.",
                    "There is no base64 after “{name}::”. The value was left out."
                ),
                both!(
                    "Bitte den Wert neu ausgeben, oder lesbar hinter {name}: schreiben.",
                    "Please export the value again, or write it readably after {name}:"
                ),
            );
            return None;
        };
        if line.name.eq_ignore_ascii_case("objectGUID") {
            return attributes::format_uuid(&bytes).map(Cow::Owned);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Some(Cow::Owned(text)),
            Err(error) => {
                self.report(
                    "broken-encoding",
                    &line.at,
                    both!(
                        "Dieser Wert ist nicht UTF-8; er wurde als Windows-1252 gelesen.",
                        "This value is not UTF-8; it was read as Windows-1252."
                    ),
                    both!("Bitte die Umlaute prüfen.", "Please check the umlauts."),
                );
                let (text, _) =
                    encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
                Some(Cow::Owned(text.into_owned()))
            }
        }
    }

    /// Whether the text ends in the middle of this line, so that only half a number may stand there.
    /// A last line without an end is common; it is believed unless it cannot be whole.
    fn is_half_line(&mut self, line: &AttributeLine<'t>) -> bool {
        let is_whole = !line.value.trim().is_empty()
            && (line.written != ValueForm::Base64 || STANDARD.decode(line.value.trim()).is_ok());
        if is_whole {
            return false;
        }
        let at = line.key_at.start..line.at.end;
        self.report(
            "cut-off",
            &at,
            both!(
                "Hier bricht die Datei ab. Diese Zeile wurde nicht gelesen.",
                "The file breaks off here. This line was not read."
            ),
            both!(
                "Bitte die Datei neu ausgeben.",
                "Please export the file again."
            ),
        );
        true
    }

    fn check_version(&mut self, line: &AttributeLine<'t>) {
        if line.value.trim() != "1" {
            let version = clean::escaped_line(&line.value).into_owned();
            self.report(
                "unknown-version",
                &line.at,
                both!(
                    "LDIF gibt es nur in Version 1, hier steht „{version}“. Gelesen wird trotzdem.",
                    "There is only version 1 of LDIF, here it says “{version}”. It is read all the same."
                ),
                both!("Die erste Zeile ist version: 1.", "The first line is version: 1."),
            );
        }
    }

    fn report_change(&mut self, kind: &str, at: Span) {
        let kind = clean::escaped_line(kind).into_owned();
        self.diagnostics.push(Diagnostic::warning(
            "change-record",
            FindingPlace::In(at),
            both!(
                "Das ist eine Änderung (changetype: {kind}), kein Eintrag; sie wurde nicht gelesen.",
                "This is a change (changetype: {kind}) and no entry; it was not read."
            ),
            both!(
                "Gelesen werden Einträge ohne changetype und mit changetype: add.",
                "Entries without changetype and with changetype: add are read."
            ),
        ));
    }

    fn report_nameless_entry(&mut self, at: Span) {
        self.diagnostics.push(Diagnostic::warning(
            "missing-dn",
            FindingPlace::In(at),
            both!(
                "Dieser Eintrag beginnt nicht mit dn:. Fehlt sein Anfang?",
                "This entry does not begin with dn:. Is its beginning missing?"
            ),
            both!(
                "Vor jedem Eintrag steht eine leere Zeile, dann dn: und der Name.",
                "Before each entry there is an empty line, then dn: and the name."
            ),
        ));
    }

    /// Reports that the next entry begins without an empty line before it.
    fn report_unseparated_entry(&mut self) {
        let Some(next) = self.lines.clone().next() else {
            return;
        };
        let at = FindingPlace::In(Span::of(self.document, &next));
        self.diagnostics.push(Diagnostic::warning(
            "missing-separator",
            at,
            both!(
                "Hier beginnt ein neuer Eintrag ohne leere Zeile davor.",
                "A new entry begins here without an empty line before it."
            ),
            both!(
                "Bitte eine leere Zeile davor setzen.",
                "Please put an empty line before it."
            ),
        ));
    }

    fn report_broken_line(&mut self, at: &Range<usize>) {
        self.report(
            "broken-line",
            at,
            both!(
                "Diese Zeile ist keine Angabe; sie wurde nicht gelesen.",
                "This line is no attribute; it was not read."
            ),
            both!(
                "Die Form ist name: Wert. Setzt sie die Zeile darüber fort, muss sie mit einem Leerzeichen beginnen.",
                "The form is name: value. If it continues the line above, it must begin with a space."
            ),
        );
    }

    fn report(
        &mut self,
        code: &'static str,
        at: &Range<usize>,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        let at = FindingPlace::In(Span::of(self.document, at));
        self.diagnostics
            .push(Diagnostic::error(code, at, message, help));
    }

    /// What is told once for the whole text.
    fn finish_text(&mut self) {
        if let Some((_, at)) = self.left.first() {
            let names: Vec<&str> = self.left.iter().map(|(name, _)| *name).collect();
            let names = names.join(", ");
            self.diagnostics.push(Diagnostic::warning(
                FURTHER_VALUES,
                FindingPlace::In(*at),
                both!(
                    "Davon wird je Eintrag nur ein Wert gelesen: {names}.",
                    "Only one value per entry is read of these: {names}."
                ),
                both!("Gelesen wird der erste Wert.", "The first value is read."),
            ));
        }
        if let Some(at) = self.first_other {
            let count = self.others;
            self.diagnostics.push(Diagnostic::warning(
                "skipped-entries",
                FindingPlace::In(at),
                both!(
                    "Einträge, die keine Personen sind und nicht gelesen wurden: {count}. Der erste steht hier.",
                    "Entries that are no people and were not read: {count}. The first one stands here."
                ),
                both!(
                    "Personen haben objectClass: inetOrgPerson, person oder user.",
                    "People have objectClass: inetOrgPerson, person or user."
                ),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::test_support::describe_contacts;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        describe_contacts(&crate::formats::ldif::FORMAT, text)
    }

    #[test]
    fn a_uid_that_is_marked_as_made_is_not_read() {
        let (contacts, findings) = read(
            "dn: uid=a-1\ncn: A\n# uid made\nuid: a-1\n\ndn: uid=b-1\n# uid made\ncn: B\nuid: b-1\n",
        );
        assert_eq!(contacts, ["name=A", "uid=b-1|name=B"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn what_our_own_writer_noted_is_believed_as_long_as_it_fits() {
        let (contacts, findings) = read(
            "dn: uid=a\ncn: Ana Lopes Silva\n# sn made\nsn: Silva\ngivenName: Ana Lopes\n\
             # written: (06031) 83-1\ntelephoneNumber: +49 6031 83-1\n\
             # written:: MDYwMzHCoDgz4oCTMg==\nmobile: +49 6031 83-2\n\n\
             dn: uid=b\ncn: Ana Lopes Silva\n# sn made\nsn: Lopes Silva\ngivenName: Ana\n\
             # written: (06031) 83-1\ntelephoneNumber: +49 6031 83-2\n# written: 06031 83-3\n# x\n\
             mobile: +49 6031 83-3\n",
        );
        assert_eq!(
            contacts,
            [
                "name=Ana Lopes Silva|phone=(06031) 83-1|mobile=06031\u{a0}83–2",
                "name=Ana Lopes Silva|family-name=Lopes Silva|phone=+49 6031 83-2|mobile=+49 6031 83-3",
            ]
        );
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn folding_base64_comments_and_the_version_are_read() {
        let (contacts, findings) = read(
            "version: 1\r\n# Export\r\n  vom Server\r\n\r\ndn: uid=a,ou=people,\r\n dc=example,dc=org\r\nobjectClass: inetOrgPerson\r\n\
             cn:: TcO8bGxlcg==\r\nsn:: TcO8bG\r\n xlcg==\r\n# mitten darin\r\nuid: a\r\ntelephoneNumber: 06031\r\n  83-1\r\njpegPhoto:: /9j/\r\n",
        );
        assert_eq!(
            contacts,
            ["uid=a|name=Müller|family-name=Müller|phone=06031 83-1"]
        );
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn the_tree_tells_which_unit_belongs_to_which() {
        let (contacts, _) = read(
            "dn: uid=a,ou=Frühe Hilfen,ou=Amt\\2C 4,o=Kreis,dc=example,dc=org\ncn: A\nsn: A\nou: Frühe Hilfen\n\n\
             dn: cn=B,ou=IT,ou=people,o=Kreis\ncn: B\ntelephoneNumber: 12\n",
        );
        assert_eq!(
            contacts,
            [
                "organisation=[Kreis/Amt, 4]|unit=Frühe Hilfen|name=A|family-name=A",
                "organisation=[Kreis]|unit=IT|name=B|phone=12"
            ]
        );
    }

    #[test]
    fn names_of_active_directory_are_read() {
        let (contacts, findings) = read(
            "dn: CN=Müller\\, Anna,OU=Users,DC=example,DC=org\nobjectClass: top\nobjectClass: user\ncn: Müller, Anna\nsn: Müller\n\
             givenName: Anna\ndisplayName: Müller, Anna (IT)\ndepartment: IT\ncompany: Kreis\nphysicalDeliveryOfficeName: B 2.14\n\
             telephoneNumber: +49 6031 83-3032\nipPhone: 3032\notherTelephone: 06031 83-5\nobjectGUID:: AQIDBAUGBwgJCgsMDQ4PEA==\n\n\
             dn: CN=PC1,DC=example\nobjectClass: user\nobjectClass: computer\ncn: PC1\n",
        );
        assert_eq!(
            contacts,
            [
                "uid=04030201-0605-0807-090a-0b0c0d0e0f10|organisation=[Kreis]|unit=IT|family-name=Müller|given-name=Anna\
             |phone=+49 6031 83-3032|more-phones=06031 83-5|room=B 2.14"
            ]
        );
        assert_eq!(findings, ["16:1 skipped-entries"]);
    }

    #[test]
    fn options_name_the_language() {
        let (contacts, _) = read(
            "dn: uid=a\nuid: a\ncn;lang-de: A\nsn: A\ntitle;lang-en: Advice\ntitle: Beratung\ndescription;lang-en: only\n",
        );
        assert_eq!(
            contacts,
            ["uid=a|name=A|family-name=A|post=Beratung|post-en=Advice|note-en=only"]
        );
    }

    #[test]
    fn a_post_without_holder_has_no_name() {
        let (contacts, _) = read(
            "dn: uid=z\nobjectClass: inetOrgPerson\nuid: z\ncn: Zentrale\nsn: Zentrale\ntitle: Zentrale\n\n\
             dn: cn=Pforte\nobjectClass: organizationalRole\ncn: Pforte\ntelephoneNumber: 12\n\n\
             dn: ou=IT\nobjectClass: organizationalUnit\nou: IT\ntelephoneNumber: 13\n\ndn: ou=Leer\nobjectClass: organizationalUnit\nou: Leer\n",
        );
        assert_eq!(
            contacts,
            [
                "uid=z|post=Zentrale",
                "post=Pforte|phone=12",
                "unit=IT|phone=13"
            ]
        );
    }

    #[test]
    fn changes_are_named_and_additions_read() {
        let (contacts, findings) = read(
            "dn: cn=a\nchangetype: modify\nreplace: telephoneNumber\ntelephoneNumber: 1\n-\n\ndn: cn=b\nchangetype: delete\n\n\
             dn: cn=c\ncontrol: 1.2.3 true\nchangetype: add\ncn: C\ntelephoneNumber: 12\n",
        );
        assert_eq!(contacts, ["name=C|phone=12"]);
        assert_eq!(findings, ["1:1 change-record", "7:1 change-record"]);
    }

    #[test]
    fn addresses_of_files_and_damaged_values_cost_the_value_only() {
        let (contacts, findings) = read(
            "dn: cn=a\ncn: A\ntelephoneNumber: 12\ndescription:< file:///etc/passwd\nmail:: ***\nein Satz\n",
        );
        assert_eq!(contacts, ["name=A|phone=12"]);
        assert_eq!(
            findings,
            [
                "4:15 file-address",
                "5:8 broken-encoding",
                "6:1 broken-line"
            ]
        );
    }

    #[test]
    fn an_entry_without_an_empty_line_before_it_is_an_entry_of_its_own() {
        let (contacts, findings) =
            read("dn: cn=a\ncn: A\nmobile: 12\ndn: cn=b\ncn: B\nmobile: 13\n\ncn: C\nmobile: 14");
        assert_eq!(
            contacts,
            ["name=A|mobile=12", "name=B|mobile=13", "name=C|mobile=14"]
        );
        assert_eq!(findings, ["4:1 missing-separator", "8:1 missing-dn"]);
    }

    #[test]
    fn the_end_of_a_search_is_no_entry() {
        let (contacts, findings) = read(
            "# extended LDIF\n#\ndn: cn=a\ncn: A\nmobile: 12\n\n# search reference\nref: ldap://b.example/\n\n\
             # search result\nsearch: 2\nresult: 0 Success\n\n# numResponses: 2\n# numEntries: 1\n",
        );
        assert_eq!(contacts, ["name=A|mobile=12"]);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn values_that_are_left_are_told_and_those_of_old_programs_read() {
        let (contacts, findings) = read(
            "dn: cn=a\ncn: A\nroomNumber: 1\nroomNumber: 2\ncellphone: 12\nworkphone: 13\nmozillaSecondEmail: b@example.org\n\
             mail: a@example.org\nxmozillanickname: Ax\nsn: A\ndepartmentNumber: FB-51/3\n",
        );
        assert_eq!(
            contacts,
            [
                "name=A|family-name=A|other-names=[Ax]|phone=13|mobile=12|room=1|email=a@example.org\
                 |more-emails=b@example.org"
            ]
        );
        assert_eq!(findings, ["1:1 further-values"]);
    }

    #[test]
    fn a_file_that_breaks_off_says_so() {
        let (_, findings) = read("dn: cn=a\ncn: A\nmobile: 12\nsn:: TcO8bG");
        assert_eq!(findings, ["4:1 cut-off"]);
        assert_eq!(read("version: 1\n").1, ["1:1 no-contacts"]);
    }
}
