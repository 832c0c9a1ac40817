//! The cards of a text, one after the other, and what stands between them.

use std::ops::Range;

use super::card::{self, PropertyUse};
use super::card_properties::Vcard;
use super::property::{self, ContentLine, Property};
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span, did_you_mean};
use crate::formats::line_cursor::LineCursor;
use crate::formats::{ContactRecords, FURTHER_VALUES, Record, no_contacts};

/// The cards of one text, to be read when everything that they refer to is known.
#[derive(Debug)]
pub(super) struct Vcards<'t> {
    text: &'t str,
    document: DocumentIndex,
}

/// A card that has begun.
struct OpenVcard<'t> {
    begin: Range<usize>,
    card: Vcard<'t>,
    /// Whether the last line announced the card of another person inside this one (`AGENT` of vCard 2.1).
    expects_agent: bool,
}

struct VcardReader<'t, 'd> {
    document: DocumentIndex,
    open: Vec<OpenVcard<'t>>,
    /// Names of properties of which a card can only keep one value.
    further: Vec<&'static str>,
    further_at: Option<Span>,
    /// Whether lines outside cards are being passed over, so that they are told once.
    is_outside: bool,
    /// Whether anything came of the text.
    has_record: bool,
    diagnostics: &'d mut Findings,
}

impl<'t> Vcards<'t> {
    pub(super) fn new(text: &'t str, document: DocumentIndex) -> Vcards<'t> {
        Vcards { text, document }
    }
}

/// Says that a card has nothing that is read.
pub(in crate::formats) fn empty_card(at: Span) -> Diagnostic {
    Diagnostic::error(
        "empty-card",
        FindingPlace::In(at),
        both!(
            "Auf dieser Karte steht nichts, das gelesen wird.",
            "Nothing on this card is read."
        ),
        both!(
            "Bitte mindestens FN (Name) und TEL (Nummer) eintragen oder die Karte löschen.",
            "Please give at least FN (name) and TEL (number), or delete the card."
        ),
    )
}

impl<'t> ContactRecords<'t> for Vcards<'t> {
    /// About how many cards there are; a short one has some 200 bytes.
    fn estimate(&self) -> usize {
        self.text.len() / 256
    }

    fn for_each(
        self: Box<Self>,
        diagnostics: &mut Findings,
        take: &mut dyn FnMut(&mut Record<'t>, &mut Findings),
    ) {
        let mut lines = LineCursor::new(self.text);
        let before = diagnostics.len();
        let mut reader = VcardReader {
            document: self.document,
            open: Vec::new(),
            further: Vec::new(),
            further_at: None,
            is_outside: false,
            has_record: false,
            diagnostics,
        };
        let mut record = Record::empty_contact();
        while let Some(line) = property::next_line(&mut lines) {
            if let Some(done) = reader.take_line(line) {
                reader.finish_card(&done, &mut record);
                if !record.entries.is_empty() {
                    reader.has_record = true;
                    take(&mut record, reader.diagnostics);
                }
            }
        }
        reader.finish_text();
        if !reader.has_record && reader.diagnostics.len() == before {
            let at = FindingPlace::In(Span::of(self.document, &(0..0)));
            reader.diagnostics.push(no_contacts(at));
        }
    }
}

impl<'t> VcardReader<'t, '_> {
    /// Takes a line; a card that it ends is handed back.
    fn take_line(&mut self, line: ContentLine<'t>) -> Option<OpenVcard<'t>> {
        let property = match line {
            ContentLine::Property(property) => property,
            ContentLine::Broken(at) => {
                self.report_broken_line(at);
                return None;
            }
        };
        let is_card = property.value.trim().eq_ignore_ascii_case("VCARD");
        match property.name.as_ref() {
            "BEGIN" if is_card => {
                let is_agent = self
                    .open
                    .last_mut()
                    .is_some_and(|open| std::mem::take(&mut open.expects_agent));
                if !is_agent {
                    self.report_unfinished_cards();
                }
                self.begin_card(property.key_at.start..property.at.end);
                None
            }
            "END" if is_card => {
                let done = self.open.pop();
                if done.is_none() {
                    self.report_outside_card(property.key_at.start..property.at.end);
                }
                self.is_outside = false;
                done
            }
            // Some programs put all cards into one more (KAddressBook).
            "BEGIN" | "END" if property.value.trim().eq_ignore_ascii_case("VADDRESSBOOK") => None,
            _ if self.open.is_empty() => {
                self.report_outside_card(property.key_at.start..property.at.end);
                None
            }
            "AGENT" if property.value.trim().is_empty() => {
                self.expect_agent();
                None
            }
            _ => {
                self.take_property(property);
                None
            }
        }
    }

    fn begin_card(&mut self, begin: Range<usize>) {
        self.is_outside = false;
        self.open.push(OpenVcard {
            begin,
            card: Vcard::default(),
            expects_agent: false,
        });
    }

    fn expect_agent(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.expects_agent = true;
        }
    }

    fn take_property(&mut self, property: Property<'t>) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.expects_agent = false;
        match card::property_use(&property.name) {
            PropertyUse::Read => open.card.add(property),
            PropertyUse::None => {}
            PropertyUse::Unknown => {
                let at = FindingPlace::In(Span::of(self.document, &property.key_at));
                let name = crate::text::clean::escaped_line(&property.name);
                let help = did_you_mean(
                    &name,
                    card::read_properties().iter().copied(),
                    both!(
                        "Eigene Angaben beginnen in vCards mit X-.",
                        "Properties of your own begin with X- in vCards."
                    ),
                );
                self.diagnostics.push(Diagnostic::warning(
                    "unknown-property",
                    at,
                    both!(
                        "Die Angabe „{name}“ gibt es in vCards nicht; sie wurde nicht gelesen.",
                        "There is no property “{name}” in vCards; it was not read."
                    ),
                    help,
                ));
            }
        }
    }

    /// Makes the record of a card.
    fn finish_card(&mut self, done: &OpenVcard<'t>, record: &mut Record<'t>) {
        record.at = Span::of(self.document, &done.begin);
        record.entries.clear();
        let further = done
            .card
            .entries(self.document, &mut record.entries, self.diagnostics);
        if done.card.is_group() {
            record.entries.clear();
            let at = FindingPlace::In(record.at);
            self.diagnostics.push(Diagnostic::warning(
                "group-card",
                at,
                both!(
                    "Diese Karte ist eine Gruppe, keine Person; sie wurde nicht gelesen.",
                    "This card is a group and no person; it was not read."
                ),
                both!(
                    "Die Mitglieder stehen auf ihren eigenen Karten.",
                    "The members have cards of their own."
                ),
            ));
            return;
        }
        for (name, at) in further {
            self.further_at.get_or_insert(Span::of(self.document, &at));
            if !self.further.contains(&name) {
                self.further.push(name);
            }
        }
        if record.entries.is_empty() {
            self.diagnostics.push(empty_card(record.at));
        }
    }

    /// What is left at the end of the text.
    fn finish_text(&mut self) {
        self.report_unfinished_cards();
        let Some(at) = self.further_at else { return };
        let names = self.further.join(", ");
        self.diagnostics.push(Diagnostic::warning(
            FURTHER_VALUES,
            FindingPlace::In(at),
            both!(
                "Karten haben davon mehr, als gelesen wird: {names}.",
                "Cards have more of these than is read: {names}."
            ),
            both!(
                "Gelesen wird der bevorzugte Wert (PREF), sonst der erste dienstliche.",
                "The preferred value (PREF) is read, else the first one for work."
            ),
        ));
    }

    /// Reports the cards that have begun and do not end. Half a card may hold half a number; so
    /// nothing of it is shown.
    fn report_unfinished_cards(&mut self) {
        for open in std::mem::take(&mut self.open) {
            let name = open.card.label();
            let message = match name.as_deref() {
                Some(name) => {
                    let name = crate::text::clean::escaped_line(name);
                    both!(
                        "Die Karte von „{name}“ hat kein Ende. Sie wurde ausgelassen.",
                        "The card of “{name}” has no end. It was left out."
                    )
                }
                None => both!(
                    "Diese Karte hat kein Ende. Sie wurde ausgelassen.",
                    "This card has no end. It was left out."
                ),
            };
            self.diagnostics.push(Diagnostic::error(
                "open-card",
                FindingPlace::In(Span::of(self.document, &open.begin)),
                message,
                both!(
                    "Bitte prüfen, ob etwas fehlt, und die Zeile END:VCARD ergänzen.",
                    "Please check whether something is missing, and add the line END:VCARD."
                ),
            ));
        }
    }

    fn report_broken_line(&mut self, at: Range<usize>) {
        let Some(open) = self.open.last_mut() else {
            return self.report_outside_card(at);
        };
        open.expects_agent = false;
        self.diagnostics.push(Diagnostic::error(
            "broken-line",
            FindingPlace::In(Span::of(self.document, &at)),
            both!(
                "Diese Zeile ist keine Angabe einer vCard; sie wurde nicht gelesen.",
                "This line is no property of a vCard; it was not read."
            ),
            both!(
                "Die Form ist NAME:Wert. Setzt sie die Zeile darüber fort, muss sie mit einem Leerzeichen beginnen.",
                "The form is NAME:value. If it continues the line above, it must begin with a space."
            ),
        ));
    }

    fn report_outside_card(&mut self, at: Range<usize>) {
        if std::mem::replace(&mut self.is_outside, true) {
            return;
        }
        self.diagnostics.push(Diagnostic::error(
            "outside-card",
            FindingPlace::In(Span::of(self.document, &at)),
            both!(
                "Hier steht etwas außerhalb einer Karte; es wurde nicht gelesen.",
                "Something stands outside a card here; it was not read."
            ),
            both!(
                "Jede Karte beginnt mit BEGIN:VCARD und endet mit END:VCARD. Fehlt eine dieser Zeilen?",
                "Every card begins with BEGIN:VCARD and ends with END:VCARD. Is one of these lines missing?"
            ),
        ));
    }
}
