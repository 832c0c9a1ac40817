//! Values of records as the model needs them: the right type, clean, not empty; else a finding.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::bounds::{LONGEST_LINE, LONGEST_TEXT, MOST_TABLES, MOST_VALUES};
use super::declaration::ValueShape;
use super::declaration::{KeyDeclaration, RecordDeclaration};
use super::shape_example::PLACEHOLDER;
use crate::both;
use crate::diagnostic::{
    Diagnostic, FindingPlace, Findings, Span, closest_word, did_you_mean_one_of,
};
use crate::formats::{KeyValue, RecordValue, known_heading};
use crate::model::Keyed;
use crate::model::field_kind::WordNames;
use crate::text::clean;
use crate::text::locale::{Lang, Text};
use crate::text::numbers;

/// Reads values and reports what is wrong with them.
pub(super) struct ValueReader<'a> {
    pub(super) diagnostics: &'a mut Findings,
    pub(super) slips: &'a mut Slips,
    /// Whether the values come from a list of another program, where signs that templates have are only signs.
    pub(super) is_of_list: bool,
    /// Whether they stand in a table, see [`Record::is_of_table`](crate::formats::Record::is_of_table).
    pub(super) is_of_table: bool,
}

/// For words without a code the code that was meant, where there is one: a list has the same words in many rows, and
/// to compare each with all names takes time.
#[derive(Default)]
pub(super) struct Slips(HashMap<String, Option<&'static str>>);

/// So many different words are compared; a list that has more has no words that have codes.
const MOST_SLIPS: usize = 1_000;

impl Slips {
    /// The code of the word that was meant.
    pub(super) fn code_meant(&mut self, word: &str, names: &WordNames) -> Option<&'static str> {
        if let Some(known) = self.0.get(word) {
            return *known;
        }
        if self.0.len() >= MOST_SLIPS {
            return None;
        }
        let name = closest_word(word, (names.spellings)());
        let code = name.and_then(|name| (names.code)(name));
        self.0.insert(word.to_owned(), code);
        code
    }
}

/// A value with its place, for findings that are made later.
#[derive(Clone, Debug)]
pub(super) struct PlacedText<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) at: Span,
}

/// How a text is made safe, and how long it may be.
#[derive(Clone, Copy)]
pub(super) enum TextShape {
    /// On one line.
    Line,
    /// With its line breaks.
    Text,
    /// On one line of any length, for values that are divided.
    Divided,
}

/// A key that is there, and where its value stands.
pub(super) struct PresentKey {
    key: String,
    at: Span,
}

/// The keys that are there, for those whose values turn out to be none.
pub(super) fn present_keys(entries: &[KeyValue<'_>]) -> Vec<PresentKey> {
    entries
        .iter()
        .map(|entry| PresentKey {
            key: entry.key.to_string(),
            at: entry.at,
        })
        .collect()
}

impl ValueReader<'_> {
    pub(super) fn error(
        &mut self,
        code: &'static str,
        at: Span,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        self.diagnostics
            .push(Diagnostic::error(code, FindingPlace::In(at), message, help));
    }

    pub(super) fn warning(
        &mut self,
        code: &'static str,
        at: Span,
        message: Text<'static>,
        help: Text<'static>,
    ) {
        self.diagnostics.push(Diagnostic::warning(
            code,
            FindingPlace::In(at),
            message,
            help,
        ));
    }

    /// A text on one line; `None` when it is empty or no text.
    pub(super) fn text<'t>(&mut self, entry: KeyValue<'t>) -> Option<Cow<'t, str>> {
        self.text_in_shape(entry, TextShape::Line)
    }

    /// As [`text`](Self::text), however long: for what is divided into several values.
    pub(super) fn unbounded_line<'t>(&mut self, entry: KeyValue<'t>) -> Option<Cow<'t, str>> {
        self.text_in_shape(entry, TextShape::Divided)
    }

    /// As [`text`](Self::text), with its line breaks.
    pub(super) fn lines<'t>(&mut self, entry: KeyValue<'t>) -> Option<Cow<'t, str>> {
        self.text_in_shape(entry, TextShape::Text)
    }

    fn text_in_shape<'t>(&mut self, entry: KeyValue<'t>, tidy: TextShape) -> Option<Cow<'t, str>> {
        match entry.value {
            RecordValue::Text(text) => self.clean_text(text, entry.at, tidy),
            value => self.wrong_type(
                &entry.key,
                &value,
                entry.at,
                &both!("ein Text in Anführungszeichen", "a text in quotation marks"),
            ),
        }
    }

    /// As [`text`](Self::text), no longer bound to what was read.
    pub(super) fn owned_text(&mut self, entry: KeyValue<'_>) -> Option<String> {
        self.text(entry).map(Cow::into_owned)
    }

    /// As [`bilingual`](Self::bilingual), no longer bound to what was read.
    pub(super) fn owned_bilingual(&mut self, entry: KeyValue<'_>) -> Option<Text<'static>> {
        self.bilingual(entry).map(Text::into_owned)
    }

    pub(super) fn placed_text<'t>(&mut self, entry: KeyValue<'t>) -> Option<PlacedText<'t>> {
        let at = entry.at;
        self.text(entry).map(|text| PlacedText { text, at })
    }

    /// Whether a value that should be no text is still the one of a template; that is reported.
    pub(super) fn is_placeholder(&mut self, value: &RecordValue<'_>, at: Span) -> bool {
        let is_one = matches!(value, RecordValue::Text(text) if text == PLACEHOLDER);
        if is_one {
            self.report_placeholder(at);
        }
        is_one
    }

    fn report_placeholder(&mut self, at: Span) {
        self.error(
            "placeholder",
            at,
            both!(
                "Hier steht noch „[…]“ aus der Vorlage.",
                "The “[…]” of the template still stands here."
            ),
            both!(
                "Bitte den Wert hineinschreiben, oder die Zeile löschen.",
                "Please write the value, or delete the line."
            ),
        );
    }

    fn clean_text<'t>(
        &mut self,
        text: Cow<'t, str>,
        at: Span,
        tidy: TextShape,
    ) -> Option<Cow<'t, str>> {
        if text == PLACEHOLDER && !self.is_of_list {
            self.report_placeholder(at);
            return None;
        }
        if clean::is_plain(&text) {
            return self.bound_text(text, at, tidy);
        }
        let kept = match tidy {
            TextShape::Line | TextShape::Divided => clean::line(&text),
            TextShape::Text => clean::paragraphs(&text),
        };
        // What tidying leaves belongs to the writing.
        let hidden = |text: &str| {
            let is_hidden = |c: &char| clean::is_unsafe(*c) && !c.is_whitespace();
            text.chars().filter(is_hidden).count()
        };
        if hidden(&text) > hidden(&kept) {
            self.warning(
                "control-characters",
                at,
                both!(
                    "Dieser Wert enthält unsichtbare Steuerzeichen; sie wurden entfernt.",
                    "This value holds invisible control characters; they were removed."
                ),
                both!(
                    "Bitte den Wert neu eintippen.",
                    "Please type the value again."
                ),
            );
        }
        let text = match kept {
            Cow::Borrowed(kept) if kept.len() == text.len() => text,
            kept => Cow::Owned(kept.into_owned()),
        };
        self.bound_text(text, at, tidy)
    }

    /// The text where it is neither empty nor too long. Half a name or number would be another one, so
    /// one that is too long is left out; of a text with lines the beginning stays.
    pub(super) fn bound_text<'t>(
        &mut self,
        text: Cow<'t, str>,
        at: Span,
        tidy: TextShape,
    ) -> Option<Cow<'t, str>> {
        let longest = match tidy {
            TextShape::Line => LONGEST_LINE,
            TextShape::Text => LONGEST_TEXT,
            TextShape::Divided => usize::MAX,
        };
        // A text has no more letters than bytes.
        let is_long = text.len() > longest;
        let end = is_long.then(|| text.char_indices().nth(longest)).flatten();
        let Some((end, _)) = end else {
            return (!text.is_empty()).then_some(text);
        };
        let length = text.chars().count();
        let shorter = both!("Bitte kürzer schreiben.", "Please write it shorter.");
        if matches!(tidy, TextShape::Text) {
            self.error(
                "overlong-value",
                at,
                both!(
                    "Dieser Text hat {length} Zeichen; gelesen wurden die ersten {longest}.",
                    "This text has {length} characters; the first {longest} were read."
                ),
                shorter,
            );
            return Some(Cow::Owned(text[..end].to_owned() + "…"));
        }
        self.error(
            "overlong-value",
            at,
            both!(
                "Dieser Wert hat {length} Zeichen, mehr als {longest}. Er wurde ausgelassen.",
                "This value has {length} characters, more than {longest}. It was left out."
            ),
            shorter,
        );
        None
    }

    /// Says that of so many values only the first are read.
    pub(super) fn too_many(&mut self, count: usize, most: usize, at: Span) {
        self.error(
            "too-many-values",
            at,
            both!(
                "Hier stehen {count} Werte; gelesen wurden die ersten {most}.",
                "There are {count} values here; the first {most} were read."
            ),
            both!("Bitte weniger eintragen.", "Please give fewer."),
        );
    }

    /// The values of a text in which this stands between them.
    fn split_parts<'t>(&mut self, text: &str, between: &str, at: Span) -> Vec<PlacedText<'t>> {
        let parts = text.split(between).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        let count = parts.clone().count();
        if count > MOST_VALUES {
            self.too_many(count, MOST_VALUES, at);
        }
        let part = |part: &str| {
            let text = self.bound_text(Cow::Owned(part.to_owned()), at, TextShape::Line)?;
            Some(PlacedText { text, at })
        };
        parts.take(MOST_VALUES).filter_map(part).collect()
    }

    /// A text for both languages, or a table `{ de = "…", en = "…" }`.
    pub(super) fn bilingual<'t>(&mut self, entry: KeyValue<'t>) -> Option<Text<'t>> {
        self.bilingual_of_keeper(entry, TextShape::Line)
    }

    /// As [`bilingual`](Self::bilingual), with the line breaks.
    pub(super) fn bilingual_lines<'t>(&mut self, entry: KeyValue<'t>) -> Option<Text<'t>> {
        self.bilingual_of_keeper(entry, TextShape::Text)
    }

    /// A text that somebody wrote in both languages; those of a contact are whatever a directory has.
    fn bilingual_of_keeper<'t>(
        &mut self,
        entry: KeyValue<'t>,
        tidy: TextShape,
    ) -> Option<Text<'t>> {
        let at = entry.at;
        let text = self.bilingual_in_shape(entry, tidy)?;
        if let Some(en) = &text.en {
            self.check_numbers(&text.de, en, at);
        }
        Some(text)
    }

    fn bilingual_in_shape<'t>(&mut self, entry: KeyValue<'t>, tidy: TextShape) -> Option<Text<'t>> {
        match entry.value {
            RecordValue::Text(text) => self
                .clean_text(text, entry.at, tidy)
                .map(Text::untranslated),
            RecordValue::Table(table) => {
                let (mut de, mut en) = (None, None);
                for part in table {
                    match part.key.as_ref() {
                        "de" => de = self.text_in_shape(part, tidy),
                        "en" => en = self.text_in_shape(part, tidy),
                        _ => self.unknown_key(&part, &["de", "en"]),
                    }
                }
                if de.is_none() || en.is_none() {
                    let missing = if de.is_none() { Lang::De } else { Lang::En };
                    self.missing_translation(missing, entry.at);
                }
                match (de, en) {
                    (Some(de), en) => Some(Text { de, en }),
                    (None, Some(en)) => Some(Text::untranslated(en)),
                    (None, None) => None,
                }
            }
            value => self.wrong_type(
                &entry.key,
                &value,
                entry.at,
                &both!(
                    "ein Text oder {{ de = \"…\", en = \"…\" }}",
                    "a text or {{ de = \"…\", en = \"…\" }}"
                ),
            ),
        }
    }

    /// Reports two languages that name different numbers. What stands in braces is a number elsewhere.
    pub(super) fn check_numbers(&mut self, de: &str, en: &str, at: Span) {
        let has_number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if !has_number(de) && !has_number(en) {
            return;
        }
        let [in_german, in_english] = [(de, Lang::De), (en, Lang::En)]
            .map(|(text, lang)| numbers::numbers(&without_braces(text), lang));
        let only = |those: &[String], others: &[String]| -> Option<String> {
            let mut those = those.iter();
            those.find(|number| !others.contains(number)).cloned()
        };
        let german = only(&in_german, &in_english);
        let english = only(&in_english, &in_german);
        let message = match (&german, &english) {
            (None, None) => return,
            (Some(number), None) => both!(
                "Die Zahl {number} steht nur im deutschen Text.",
                "The number {number} stands in the German text only."
            ),
            (None, Some(number)) => both!(
                "Die Zahl {number} steht nur im englischen Text.",
                "The number {number} stands in the English text only."
            ),
            (Some(german), Some(english)) => both!(
                "Der deutsche Text nennt {german}, der englische {english}.",
                "The German text says {german}, the English {english}."
            ),
        };
        let help = both!(
            "Bitte in beiden Sprachen dieselben Zahlen und Tage nennen.",
            "Please name the same numbers and days in both languages."
        );
        self.error("numbers-differ", at, message, help);
    }

    /// Reports a text that stands in one of the two languages only.
    pub(super) fn missing_translation(&mut self, missing: Lang, at: Span) {
        let message = match missing {
            Lang::De => both!(
                "Hier fehlt der deutsche Text.",
                "The German text is missing here."
            ),
            Lang::En => both!(
                "Hier fehlt der englische Text.",
                "The English text is missing here."
            ),
        };
        let help = both!(
            "Die Form ist {{ de = \"…\", en = \"…\" }}.",
            "The form is {{ de = \"…\", en = \"…\" }}."
        );
        self.warning("missing-translation", at, message, help);
    }

    /// As [`bilingual`](Self::bilingual), where the English text may also stand alone: `{ en = "…" }`. Lists of
    /// people are often kept in one language, and a German text alone needs no table.
    pub(super) fn bilingual_or_english<'t>(&mut self, entry: KeyValue<'t>) -> Option<Text<'t>> {
        self.bilingual_or_english_in_shape(entry, TextShape::Line)
    }

    /// As [`bilingual_or_english`](Self::bilingual_or_english), with the line breaks.
    pub(super) fn bilingual_or_english_lines<'t>(
        &mut self,
        entry: KeyValue<'t>,
    ) -> Option<Text<'t>> {
        self.bilingual_or_english_in_shape(entry, TextShape::Text)
    }

    fn bilingual_or_english_in_shape<'t>(
        &mut self,
        entry: KeyValue<'t>,
        tidy: TextShape,
    ) -> Option<Text<'t>> {
        match entry.value {
            RecordValue::Table(mut table) if matches!(&table[..], [part] if part.key == "en") => {
                self.text_in_shape(table.remove(0), tidy).map(Text::english)
            }
            value => self.bilingual_in_shape(KeyValue { value, ..entry }, tidy),
        }
    }

    /// Several texts; one text alone is a list of one.
    pub(super) fn list<'t>(&mut self, entry: KeyValue<'t>) -> Vec<PlacedText<'t>> {
        match entry.value {
            RecordValue::List(ref values) => {
                if values.len() > MOST_VALUES {
                    self.too_many(values.len(), MOST_VALUES, entry.at);
                }
                let items = entry.items().into_iter().take(MOST_VALUES);
                items.filter_map(|item| self.placed_text(item)).collect()
            }
            RecordValue::Text(_) => self.placed_text(entry).into_iter().collect(),
            value => {
                self.wrong_type::<()>(
                    &entry.key,
                    &value,
                    entry.at,
                    &both!(
                        "eine Liste [\"eins\", \"zwei\"]",
                        "a list [\"one\", \"two\"]"
                    ),
                );
                Vec::new()
            }
        }
    }

    /// Units from the top down: a list, or one text with ` ::: ` between them.
    pub(super) fn unit_chain<'t>(&mut self, entry: KeyValue<'t>) -> Vec<PlacedText<'t>> {
        match &entry.value {
            RecordValue::Text(text) if text.contains(":::") => {
                let at = entry.at;
                let text = self.unbounded_line(entry).unwrap_or_default();
                self.split_parts(&text, ":::", at)
            }
            _ => {
                let listed = self.list(entry);
                self.split_listed(listed)
            }
        }
    }

    /// What ` ::: ` divides, in a value of a list too: no form could bring it back as one.
    fn split_listed<'t>(&mut self, listed: Vec<PlacedText<'t>>) -> Vec<PlacedText<'t>> {
        let parts = |placed: PlacedText<'t>| {
            if placed.text.contains(":::") {
                self.split_parts(&placed.text, ":::", placed.at)
            } else {
                vec![placed]
            }
        };
        listed.into_iter().flat_map(parts).collect()
    }

    /// Several words or phrases: a list, or one text in which commas separate them, or ` ::: ` as
    /// Google writes it.
    pub(super) fn words(&mut self, entry: KeyValue<'_>) -> Vec<String> {
        let words = self.placed_words(entry).into_iter();
        words.map(|word| word.text.into_owned()).collect()
    }

    /// As [`words`](Self::words), with their places.
    pub(super) fn placed_words<'t>(&mut self, entry: KeyValue<'t>) -> Vec<PlacedText<'t>> {
        match &entry.value {
            RecordValue::Text(_) => {
                let at = entry.at;
                let text = self.unbounded_line(entry).unwrap_or_default();
                let between = if text.contains(":::") { ":::" } else { "," };
                self.split_parts(&text, between, at)
            }
            _ => {
                let listed = self.list(entry);
                self.split_listed(listed)
            }
        }
    }

    pub(super) fn flag(&mut self, entry: KeyValue<'_>) -> Option<bool> {
        match entry.value {
            RecordValue::Flag(flag) => Some(flag),
            // Lists in CSV have texts only.
            RecordValue::Text(ref text) if is_said(text, ["true", "ja", "yes"]) => Some(true),
            RecordValue::Text(ref text) if is_said(text, ["false", "nein", "no"]) => Some(false),
            value => self.wrong_type(
                &entry.key,
                &value,
                entry.at,
                &both!("true oder false", "true or false"),
            ),
        }
    }

    pub(super) fn date(&mut self, entry: KeyValue<'_>) -> Option<Date> {
        match entry.value {
            RecordValue::Date(date) => Some(date),
            // The quotation marks change nothing of what is meant.
            RecordValue::Text(text) if text.parse::<Date>().is_ok() => text.parse().ok(),
            RecordValue::Text(text) if german_date(&text).is_some() => {
                let date = german_date(&text)?;
                let key = &entry.key;
                self.warning(
                    "german-date",
                    entry.at,
                    both!(
                        "„{text}“ wurde als {date} gelesen.",
                        "“{text}” was read as {date}."
                    ),
                    both!(
                        "Bitte {key} = {date} schreiben.",
                        "Please write {key} = {date}."
                    ),
                );
                Some(date)
            }
            value => self.wrong_type(
                &entry.key,
                &value,
                entry.at,
                &both!(
                    "ein Tag, den es gibt, wie 2026-11-22",
                    "a day that exists, like 2026-11-22"
                ),
            ),
        }
    }

    /// One of the words of an enumeration. A German word for one of them is understood, and the right word
    /// named: keepers of data write what they see.
    pub(super) fn choice<T: Keyed>(&mut self, entry: KeyValue<'_>) -> Option<T> {
        let key = entry.key.to_string();
        let placed = self.placed_text(entry)?;
        let found = self.keyed_word(&placed);
        if found.is_none() {
            let help = did_you_mean_one_of(&placed.text, T::KEYS.iter().map(|(word, _)| *word));
            self.unknown_value(&key, &placed, help);
        }
        found
    }

    /// As [`choice`](Self::choice); nothing where it is none of the words, which is not reported.
    pub(super) fn keyed_word<T: Keyed>(&mut self, placed: &PlacedText<'_>) -> Option<T> {
        let mut keys = T::KEYS.iter();
        if let Some((_, value)) = keys.find(|(word, _)| *word == placed.text) {
            return Some(*value);
        }
        let german = placed.text.to_lowercase();
        let (_, value) = T::GERMAN.iter().find(|(word, _)| *word == german)?;
        self.report_german_word(placed, value.key());
        Some(*value)
    }

    /// Says which word of the data a German one stands for.
    pub(super) fn report_german_word(&mut self, placed: &PlacedText<'_>, word: &str) {
        let text = &placed.text;
        self.warning(
            "german-word",
            placed.at,
            both!(
                "„{text}“ heißt in den Daten \"{word}\"; so wurde es gelesen.",
                "“{text}” is \"{word}\" in the data, and was read so."
            ),
            both!("Bitte \"{word}\" schreiben.", "Please write \"{word}\"."),
        );
    }

    /// Reports a word that is none of those that a key takes.
    pub(super) fn unknown_value(
        &mut self,
        key: &str,
        placed: &PlacedText<'_>,
        help: Text<'static>,
    ) {
        let text = &placed.text;
        let message = both!(
            "„{text}“ ist hier kein Wert für „{key}“.",
            "“{text}” is no value for “{key}” here."
        );
        self.error("unknown-value", placed.at, message, help);
    }

    /// A whole number from 0 on.
    pub(super) fn number(&mut self, entry: &KeyValue<'_>) -> Option<u32> {
        if let RecordValue::Other(text) = &entry.value
            && let Ok(number) = text.parse()
        {
            return Some(number);
        }
        if self.is_placeholder(&entry.value, entry.at) {
            return None;
        }
        let key = &entry.key;
        self.error(
            "no-number",
            entry.at,
            both!("Hier steht keine ganze Zahl.", "This is no whole number."),
            both!(
                "Die Form ist {key} = 12, ohne Punkt und ohne Anführungszeichen.",
                "The form is {key} = 12, without a point and without quotation marks."
            ),
        );
        None
    }

    /// The entries of a table.
    pub(super) fn table<'t>(
        &mut self,
        entry: KeyValue<'t>,
        shape: ValueShape,
    ) -> (Span, Vec<KeyValue<'t>>) {
        let at = entry.at;
        match entry.value {
            RecordValue::Table(table) => (at, table),
            _ => {
                let key = entry.key;
                let form = shape.example(&key);
                let (form_de, form_en) = (form.get(Lang::De), form.get(Lang::En));
                self.error(
                    "not-a-table",
                    at,
                    both!(
                        "„{key}“ ist hier keine Tabelle.",
                        "“{key}” is not a table here."
                    ),
                    both!("Die Form ist {form_de}.", "The form is {form_en}."),
                );
                (at, Vec::new())
            }
        }
    }

    /// The tables of a list.
    pub(super) fn tables<'t>(
        &mut self,
        entry: KeyValue<'t>,
        shape: ValueShape,
    ) -> Vec<(Span, Vec<KeyValue<'t>>)> {
        if let RecordValue::List(tables) = &entry.value
            && tables.len() > MOST_TABLES
        {
            self.too_many(tables.len(), MOST_TABLES, entry.at);
        }
        let items = entry.items().into_iter().take(MOST_TABLES);
        items.map(|item| self.table(item, shape)).collect()
    }

    fn wrong_type<T>(
        &mut self,
        key: &str,
        value: &RecordValue<'_>,
        at: Span,
        wanted: &Text,
    ) -> Option<T> {
        if self.is_placeholder(value, at) {
            return None;
        }
        let have = match value {
            RecordValue::Text(_) | RecordValue::Reach(..) => both!("ein Text", "a text"),
            RecordValue::Flag(_) => both!("true oder false", "true or false"),
            RecordValue::Date(_) => both!("ein Tag", "a day"),
            RecordValue::List(_) => both!("eine Liste", "a list"),
            RecordValue::Table(_) => both!("eine Tabelle", "a table"),
            RecordValue::Other(_) => both!("eine Zahl", "a number"),
        };
        let (have_de, have_en) = (&have.de, have.en.as_deref().unwrap_or_default());
        let (want_de, want_en) = (&wanted.de, wanted.en.as_deref().unwrap_or_default());
        self.error(
            "wrong-type",
            at,
            both!("„{key}“ ist hier {have_de}.", "“{key}” is {have_en} here."),
            both!("Erwartet wird {want_de}.", "Expected is {want_en}."),
        );
        None
    }

    pub(super) fn unknown_key(&mut self, entry: &KeyValue<'_>, known: &[&str]) {
        let key = clean::escaped_line(&entry.key);
        let as_heading = known_heading(&key).filter(|word| known.contains(word));
        // A heading of another program may mean the key without being like it.
        let written = as_heading.unwrap_or(&key);
        let help = did_you_mean_one_of(written, known.iter().copied());
        let message = both!(
            "Die Angabe „{key}“ gibt es hier nicht; sie wurde nicht gelesen.",
            "There is no key “{key}” here; it was not read."
        );
        self.error("unknown-key", entry.key_at, message, help);
    }

    /// Reports why an entry is left out: a required key is missing. Where the key is there and its
    /// value was reported already, that finding says what the value cost.
    pub(super) fn missing(
        &mut self,
        declaration: &RecordDeclaration,
        key: &str,
        at: Span,
        given: &[PresentKey],
    ) {
        let cost = both!("Der Eintrag wurde ausgelassen.", "The entry was left out.");
        if self
            .diagnostics
            .amend(is_error_about(key, at, given), &cost)
        {
            return;
        }
        self.report_missing_key(
            declaration,
            key,
            at,
            both!(
                "Diesem Eintrag fehlt „{key}“. Er wurde ausgelassen.",
                "This entry lacks “{key}”. It was left out."
            ),
        );
    }

    /// As [`missing`](Self::missing), for a condition: it is never left out.
    pub(super) fn missing_of_condition(
        &mut self,
        declaration: &RecordDeclaration,
        key: &str,
        at: Span,
        given: &[PresentKey],
    ) {
        if self.diagnostics.had_error(is_error_about(key, at, given)) {
            return;
        }
        let message = match key {
            "when" => both!(
                "Dieser Bedingung fehlt „{key}“. Sie bleibt für jede Antwort offen.",
                "This condition lacks “{key}”. It stays open for every answer."
            ),
            _ => both!(
                "Dieser Bedingung fehlt „{key}“.",
                "This condition lacks “{key}”."
            ),
        };
        self.report_missing_key(declaration, key, at, message);
    }

    fn report_missing_key(
        &mut self,
        declaration: &RecordDeclaration,
        key: &str,
        at: Span,
        message: Text<'static>,
    ) {
        let declared = declaration.key(key);
        let form = declared.map_or_else(
            || Text::untranslated(key.to_owned()),
            KeyDeclaration::example,
        );
        let (form_de, form_en) = (form.get(Lang::De), form.get(Lang::En));
        self.error(
            "missing-key",
            at,
            message,
            both!("Bitte {form_de} ergänzen.", "Please add {form_en}."),
        );
    }
}

/// A text without the ids of figures and deadlines, some of which hold digits.
pub(super) fn without_braces(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

/// Whether a text is one of these words, in whatever case.
fn is_said(text: &str, words: [&str; 3]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// A day as it is written in Germany (DIN 5008): `22.11.2026`.
fn german_date(text: &str) -> Option<Date> {
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Tells the error about the value of a key, or about the entry as a whole, which is no table.
fn is_error_about(key: &str, at: Span, given: &[PresentKey]) -> impl Fn(&str, Span) -> bool {
    let value_at = given.iter().find(|given| given.key == key);
    let value_at = value_at.map(|given| given.at);
    move |code, span| {
        let is_of_value = value_at.is_some_and(|value| {
            span.document == value.document && (value.start..value.end).contains(&span.start)
        });
        is_of_value || code == "not-a-table" && span == at
    }
}
