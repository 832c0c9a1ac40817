//! Entries in the making: values decoded, and what is wrong with them told.

use std::borrow::Cow;
use std::ops::Range;

use super::property::Property;
use super::value::{self, ValueFlaw};
use crate::both;
use crate::diagnostic::{Diagnostic, DocumentIndex, FindingPlace, Findings, Span};
use crate::formats::{KeyValue, RecordValue};
use crate::model::Reach;

/// Makes entries of properties.
pub(super) struct EntryBuilder<'t, 'm> {
    pub(super) document: DocumentIndex,
    pub(super) is_2_1: bool,
    pub(super) entries: &'m mut Vec<KeyValue<'t>>,
    pub(super) diagnostics: &'m mut Findings,
    pub(super) further: Vec<(&'static str, Range<usize>)>,
}

impl<'t> EntryBuilder<'t, '_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::of(self.document, range)
    }

    /// Decodes a part of a value and tells what is wrong with it.
    pub(super) fn decode_text(
        &mut self,
        property: &Property<'t>,
        raw: Cow<'t, str>,
    ) -> Cow<'t, str> {
        let mut flaws = Vec::new();
        let text = value::decode_value(property, raw, &mut flaws);
        flaws.dedup();
        for flaw in flaws {
            self.report_flaw(&flaw, property);
        }
        value::unescape(text, self.is_2_1)
    }

    pub(super) fn report_unread_extension(
        &mut self,
        extension: &str,
        number: &str,
        property: &Property<'t>,
    ) {
        let (extension, number) = (
            crate::text::clean::line(extension),
            crate::text::clean::line(number),
        );
        self.diagnostics.push(Diagnostic::warning(
            "unread-extension",
            FindingPlace::In(self.span(&property.at)),
            both!(
                "Die Durchwahl „{extension}“ zu „{number}“ wurde nicht gelesen; man wählt sie nicht mit.",
                "The extension “{extension}” of “{number}” was not read; it is not dialled with the number."
            ),
            both!(
                "Bitte die Durchwahl als Hinweis eintragen.",
                "Please give the extension as a note."
            ),
        ));
    }

    fn report_flaw(&mut self, flaw: &ValueFlaw, property: &Property<'t>) {
        let at = FindingPlace::In(self.span(&property.at));
        let finding = match flaw {
            ValueFlaw::UnknownCharset(name) => {
                let name = crate::text::clean::line(name).into_owned();
                Diagnostic::error(
                    "unknown-charset",
                    at,
                    both!(
                        "Den Zeichensatz „{name}“ gibt es nicht.",
                        "There is no character set “{name}”."
                    ),
                    both!(
                        "Bitte die Umlaute prüfen und die Karte als UTF-8 speichern.",
                        "Please check the umlauts and save the card as UTF-8."
                    ),
                )
            }
            ValueFlaw::DamagedCharacters => Diagnostic::error(
                "broken-encoding",
                at,
                both!(
                    "Einige Zeichen sind beschädigt.",
                    "Some characters are damaged."
                ),
                both!(
                    "Bitte den Wert neu eintippen.",
                    "Please type the value again."
                ),
            ),
            ValueFlaw::DamagedCoding => Diagnostic::error(
                "broken-encoding",
                at,
                both!(
                    "Die Kodierung dieses Wertes ist beschädigt (quoted-printable oder base64).",
                    "The encoding of this value is damaged (quoted-printable or base64)."
                ),
                both!(
                    "Bitte den Wert prüfen und die Karte als UTF-8 speichern.",
                    "Please check the value and save the card as UTF-8."
                ),
            ),
        };
        self.diagnostics.push(finding);
    }

    pub(super) fn push(&mut self, key: &'static str, text: Cow<'t, str>, property: &Property<'t>) {
        let is_plain = crate::text::clean::is_plain(&text);
        let text = match text {
            text if is_plain => text,
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        if !text.is_empty() {
            self.push_value(key, RecordValue::Text(text), property);
        }
    }

    /// Puts a unit below the one that is there.
    pub(super) fn push_unit_below(&mut self, name: &str, property: &Property<'t>) {
        let unit = self.entries.iter().position(|entry| entry.key == "unit");
        if let Some(above) = unit.map(|at| self.entries.remove(at)) {
            let mut chain = vec![(above.value, above.at)];
            let organisation = self.entries.iter().position(|it| it.key == "organisation");
            if let Some(top) = organisation.map(|at| self.entries.remove(at))
                && let RecordValue::List(tops) = top.value
            {
                chain.splice(0..0, tops);
            }
            self.push_value("organisation", RecordValue::List(chain), property);
        }
        self.push("unit", Cow::Owned(name.to_owned()), property);
    }

    /// Adds a number or an address, with what it is for where anything is said of it.
    pub(super) fn push_reach(
        &mut self,
        key: &'static str,
        text: Cow<'t, str>,
        reach: Reach,
        property: &Property<'t>,
    ) {
        let before = self.entries.len();
        self.push(key, text, property);
        if let Some(entry) = self.entries.get_mut(before)
            && !reach.is_plain()
            && let RecordValue::Text(text) = &mut entry.value
        {
            entry.value = RecordValue::Reach(std::mem::take(text), reach);
        }
    }

    pub(super) fn push_value(
        &mut self,
        key: &'static str,
        value: RecordValue<'t>,
        property: &Property<'t>,
    ) {
        self.entries.push(KeyValue {
            key: Cow::Borrowed(key),
            key_at: self.span(&property.key_at),
            value,
            at: self.span(&property.at),
        });
    }
}
