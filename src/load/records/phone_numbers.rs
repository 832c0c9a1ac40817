//! Telephone numbers of a record, of which one text may hold several.

use std::borrow::Cow;

use super::bounds::MOST_VALUES;
use super::number_parts::{NumberPart, Said, parts_of_numbers};
use super::number_range::{may_be_range, numbers_of_range};
use super::spreadsheet_number::{SpreadsheetNumber, spreadsheet_number};
use super::value_reader::ValueReader;
use crate::both;
use crate::diagnostic::Span;
use crate::formats::{KeyValue, RecordValue};
use crate::model::phone::{LONGEST_WRITTEN, PhoneError, in_dialled_digits};
use crate::model::reach::reach_word;
use crate::model::{Contact, Further, Phone, Reach};
use crate::text::fold;

/// Words before an extension.
const EXTENSION: [&str; 6] = ["Durchwahl", "DW", "App.", "Apparat", "ext.", "Ext."];

/// With so many digits a text is more than an area code.
const MOST_OF_AREA: usize = 7;

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a text has at least as many digits as a number with its area code.
fn has_digits_of_whole_number(text: &str) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    digits.nth(MOST_OF_AREA - 1).is_some()
}

/// Whether a slash in a text may stand between two numbers, and not behind an area code.
fn may_be_several(text: &str) -> bool {
    text.split_once('/').is_some_and(|(before, after)| {
        before.contains(['-', '–'])
            || begins_whole_number(after.trim_start())
            || bare_extensions(text).is_some()
    })
}

/// Extensions with slashes between them, as long as each other: „3044/3045“. An area code has a zero before it.
fn bare_extensions(text: &str) -> Option<Vec<String>> {
    let numbers: Vec<String> = text.split('/').map(|one| one.trim().to_owned()).collect();
    let [first, others @ ..] = &numbers[..] else {
        return None;
    };
    let is_bare = |one: &String| {
        (2..=MOST_OF_AREA).contains(&one.len()) && one.bytes().all(|byte| byte.is_ascii_digit())
    };
    let are_alike = others.iter().all(|other| other.len() == first.len());
    let is_several = !others.is_empty() && !first.starts_with('0') && are_alike;
    (is_several && numbers.iter().all(is_bare)).then_some(numbers)
}

/// Whether a text begins as only a number with its area code does.
fn begins_whole_number(text: &str) -> bool {
    text.trim_start_matches('(').starts_with(['0', '+'])
}

/// Whether a text can only be one number, however long it is: plain groups of digits of which none begins another.
fn is_one_number(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_digit() || b" -".contains(&byte);
    text.bytes().all(is_plain) && ![" 0", " -", "- "].iter().any(|sign| text.contains(sign))
}

/// The extension of the first number, where what follows the slash is as short: then it is another
/// extension, and no main number behind its area code.
fn extension_before_slash(first: &str, rest: &str) -> Option<String> {
    let number = Phone::parse(first).ok()?.number();
    let extension = number.extension()?;
    // The switchboard has one digit, and others there have more.
    let is_short = extension == b"0"
        || rest
            .split('/')
            .all(|other| digits(other) <= extension.len());
    let written = first.get(first.len().checked_sub(extension.len())?..)?;
    (is_short && written.as_bytes() == extension).then(|| written.to_owned())
}

/// The numbers of a part: several whole ones with a slash or a blank between, or one with several
/// extensions of the same length.
fn separate_numbers(part: &str) -> Vec<String> {
    if let Some(extensions) = bare_extensions(part) {
        return extensions;
    }
    let (mut numbers, mut rest) = (Vec::new(), part);
    while let Some((first, others)) = first_of_several(rest) {
        numbers.push(first.to_owned());
        rest = others;
    }
    numbers.extend(several_extensions(rest).unwrap_or_else(|| vec![rest.to_owned()]));
    numbers
}

/// The first of several whole numbers with a slash or a blank between, and the others.
fn first_of_several(text: &str) -> Option<(&str, &str)> {
    let is_one = Phone::parse(text).is_ok();
    let mut is_after_blank = false;
    for (at, c) in text.char_indices() {
        // One blank of several is as good as another.
        let is_separator = c == '/' || c == ' ' && !is_one && !is_after_blank;
        is_after_blank = c == ' ';
        if !is_separator {
            continue;
        }
        let (before, after) = (text[..at].trim_end(), text[at + 1..].trim_start());
        if before.len() > LONGEST_WRITTEN {
            return None;
        }
        let are_whole = has_digits_of_whole_number(before)
            && begins_whole_number(after)
            && has_digits_of_whole_number(after);
        if are_whole && Phone::parse(before).is_ok() {
            return Some((before, after));
        }
    }
    None
}

/// `83-3001/3002` in full: `83-3001` and `83-3002`.
fn several_extensions(part: &str) -> Option<Vec<String>> {
    let (first, rest) = part.split_once('/')?;
    let (first, rest) = (first.trim(), rest.trim());
    let extension = extension_before_slash(first, rest)?;
    let trunk = first.strip_suffix(extension.as_str())?;
    // A dash before it says that it is another extension.
    let bare = |other: &str| {
        other
            .trim()
            .trim_start_matches(['-', '–'])
            .trim_start()
            .to_owned()
    };
    let others: Vec<String> = rest.split('/').map(bare).collect();
    let is_alike = |other: &String| {
        let is_as_long = other.len() == extension.len() || extension == "0";
        is_as_long && !other.is_empty() && other.bytes().all(|byte| byte.is_ascii_digit())
    };
    let are_alike = others.iter().all(is_alike);
    let others = others.iter().map(|other| format!("{trunk}{other}"));
    are_alike.then(|| [first.to_owned()].into_iter().chain(others).collect())
}

/// A text with a blank wherever a letter stands at a slash: „3001/Empfang“.
fn with_blanks_around_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut previous = ' ';
    for c in text.chars() {
        if c.is_alphabetic() && previous == '/' || c == '/' && previous.is_alphabetic() {
            out.push(' ');
        }
        out.push(c);
        previous = c;
    }
    out
}

/// Whether a cell of numbers only says where to look, as `siehe Zentrale`.
fn is_reference(text: &str) -> bool {
    let (word, rest) = text.split_once([' ', '.', ':']).unwrap_or_default();
    let is_word = matches!(
        fold::spelled_key(word).as_str(),
        "siehe" | "s" | "vgl" | "see"
    );
    is_word && !rest.trim().is_empty()
}

/// Where a contact keeps a number of its own.
pub(super) type PhoneSlot = for<'c, 't> fn(&'c mut Contact<'t>) -> &'c mut Option<Phone<'t>>;

impl ValueReader<'_> {
    /// Reads the numbers of a field: the first is its own, and a second one a further number. What a number is for
    /// says a word before it, else the form or the heading.
    pub(super) fn phones_of_field<'t>(
        &mut self,
        entry: KeyValue<'t>,
        contact: &mut Contact<'t>,
        own: Option<PhoneSlot>,
        of_key: Reach,
    ) {
        let of_entry = match &entry.value {
            RecordValue::Reach(_, reach) => *reach,
            RecordValue::List(values) => {
                if values.len() > MOST_VALUES {
                    self.too_many(values.len(), MOST_VALUES, entry.at);
                }
                for item in entry.items().into_iter().take(MOST_VALUES) {
                    self.phones_of_field(item, contact, own, of_key);
                }
                return;
            }
            _ => of_key,
        };
        self.phones(entry, |said, value| {
            let is_of_field =
                said.place.is_none() && said.medium.is_none_or(|it| it == of_key.medium);
            let reach = Reach {
                medium: said.medium.unwrap_or(of_entry.medium),
                place: said.place.or(of_entry.place),
            };
            let slot = match own {
                Some(own) if is_of_field => own(contact),
                Some(_) if reach == Reach::default() => &mut contact.phone,
                _ => return contact.more_phones.push(Further { value, reach }),
            };
            match slot {
                None => *slot = Some(value),
                Some(known) if *known == value => {}
                Some(_) => contact.more_phones.push(Further { value, reach }),
            }
        });
    }

    /// All numbers of a value, each with what words before it say; Google separates them by ` ::: `.
    fn phones<'t>(&mut self, entry: KeyValue<'t>, mut take: impl FnMut(Said, Phone<'t>)) {
        let at = entry.at;
        match entry.value {
            RecordValue::Text(ref text) if !text.contains(":::") => {
                if let Some(text) = self.unbounded_line(entry) {
                    self.phones_in(text, at, &mut take);
                }
            }
            RecordValue::Reach(text, _) => {
                let value = RecordValue::Text(text);
                if let Some(text) = self.unbounded_line(KeyValue { value, ..entry }) {
                    self.phones_in(text, at, &mut take);
                }
            }
            RecordValue::Text(_) => {
                for number in self.words(entry) {
                    self.phones_in(Cow::Owned(number), at, &mut take);
                }
            }
            // Says that a text is wanted.
            _ => {
                self.text(entry);
            }
        }
    }

    /// The numbers in a text.
    fn phones_in<'t>(
        &mut self,
        text: Cow<'t, str>,
        at: Span,
        take: &mut impl FnMut(Said, Phone<'t>),
    ) {
        let text = in_dialled_digits(text);
        let is_bare = || text.trim_ascii().bytes().all(|byte| byte.is_ascii_digit());
        // Digits alone are whole where no spreadsheet took them for a quantity.
        if let Some(mangled) = spreadsheet_number(&text).filter(|_| self.is_of_table || !is_bare())
        {
            let whole = self.whole_number(&text, mangled, at);
            if let Some(phone) = whole.and_then(|whole| Phone::parse(whole).ok()) {
                take(Said::default(), phone);
            }
            return;
        }
        if !may_be_several(&text) && !may_be_range(&text) {
            match Phone::parse(text.clone()) {
                Ok(phone) => return take(Said::default(), phone),
                Err(PhoneError::TooLong) if is_one_number(&text) => {
                    let phone = self.phone_number(&text, at);
                    return phone
                        .into_iter()
                        .for_each(|phone| take(Said::default(), phone));
                }
                Err(_) => {}
            }
        }
        if is_reference(&text) {
            return self.report_reference(&text, at);
        }
        let text = self.without_remarks(&text, at);
        if let Some(numbers) = numbers_of_range(&text) {
            return self.take_range(&text, numbers, Said::default(), at, take);
        }
        for NumberPart {
            said,
            text,
            is_internal,
        } in parts_of_numbers(&text)
        {
            if let Some(numbers) = numbers_of_range(&text) {
                self.take_range(&text, numbers, said, at, take);
                continue;
            }
            if is_internal {
                self.report_internal(&text, at);
            }
            let text = self.without_words(text.trim_end_matches([' ', '/']), at);
            for number in separate_numbers(&text) {
                let number = self.first_number(number, at);
                if let Some(phone) = self.phone_number(&Cow::Owned(number), at) {
                    take(said, phone);
                }
            }
        }
    }

    /// The number that a spreadsheet took for a quantity, as far as its digits are all there; says what happened.
    fn whole_number(&mut self, text: &str, mangled: SpreadsheetNumber, at: Span) -> Option<String> {
        match mangled {
            SpreadsheetNumber::Begun(whole) => {
                self.warning(
                    "lost-zero",
                    at,
                    both!(
                        "Der Nummer „{text}“ fehlt ihr Anfang; gelesen wurde {whole}.",
                        "The number “{text}” lacks its beginning; {whole} was read."
                    ),
                    both!(
                        "Eine Tabelle streicht Null und Plus. Bitte die Spalte dort als Text formatieren.",
                        "A spreadsheet drops zero and plus. Please format the column there as text."
                    ),
                );
                Some(whole)
            }
            SpreadsheetNumber::Rounded(lost) => {
                self.error(
                    "rounded-number",
                    at,
                    both!(
                        "„{text}“ war eine Telefonnummer. Eine Tabelle hat sie gerundet; verloren sind die letzten Ziffern: {lost}.",
                        "“{text}” was a telephone number. A spreadsheet rounded it; lost are the last digits: {lost}."
                    ),
                    both!(
                        "Bitte die Spalte in der Tabelle als Text formatieren und die Nummer neu eintragen.",
                        "Please format the column in the spreadsheet as text and enter the number again."
                    ),
                );
                None
            }
        }
    }

    fn take_range<'t>(
        &mut self,
        text: &str,
        numbers: Vec<String>,
        said: Said,
        at: Span,
        take: &mut impl FnMut(Said, Phone<'t>),
    ) {
        self.report_range(text, numbers.len(), at);
        for phone in numbers.into_iter().flat_map(Phone::parse) {
            take(said, phone);
        }
    }

    /// Says that a range was read as its numbers.
    fn report_range(&mut self, text: &str, count: usize, at: Span) {
        self.warning(
            "number-range",
            at,
            both!(
                "„{text}“ nennt mehrere Nummern von einer bis zur anderen; gelesen wurden {count}.",
                "“{text}” names several numbers from one to the other; {count} were read."
            ),
            both!(
                "Bitte die Nummer nennen, unter der man zuerst anruft.",
                "Please give the number to be called first."
            ),
        );
    }

    /// Says that an extension behind a whole number is not dialled with it.
    fn report_internal(&mut self, text: &str, at: Span) {
        self.warning(
            "internal-extension",
            at,
            both!(
                "Hinter einer ganzen Nummer steht noch „{text}“. Beides steht für sich, denn zusammen wählt man es nicht.",
                "Behind a whole number stands “{text}”, too. Each stands alone, for they are not dialled together."
            ),
            both!(
                "Bitte die Durchwahl in die Nummer schreiben, wenn es eine gibt: 06031 83-12.",
                "Please write the direct number, if there is one: 06031 83-12."
            ),
        );
    }

    /// Reports a cell that only says where to look, as `siehe Zentrale`: there is no number in it.
    fn report_reference(&mut self, text: &str, at: Span) {
        self.warning(
            "remark-in-number",
            at,
            both!(
                "„{text}“ ist ein Verweis und keine Telefonnummer. Der Eintrag steht ohne diese Nummer.",
                "“{text}” is a reference and no telephone number. The entry stands without this number."
            ),
            both!(
                "Bitte die Nummer selbst eintragen, oder den Verweis als Hinweis.",
                "Please give the number itself, or the reference as a note."
            ),
        );
    }

    /// Takes remarks in brackets, as "(vormittags)", out of a cell of numbers. Brackets round digits
    /// and round words for the extension belong to the number.
    fn without_remarks(&mut self, text: &str, at: Span) -> String {
        let (mut kept, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once('(') {
            let (remark, after) = after.split_once(')').unwrap_or((after, ""));
            kept.push_str(before);
            rest = after;
            // A word in brackets may say what the number is for.
            if reach_word(remark).is_some() {
                let begin = kept.rfind([',', ';']).map_or(0, |at| at + 1);
                kept.insert_str(begin, &format!(" {remark} "));
                continue;
            }
            let is_of_number = EXTENSION.iter().any(|word| remark.contains(word));
            if is_of_number || !remark.contains(char::is_alphabetic) {
                kept.extend(["(", remark, ")"]);
                continue;
            }
            self.warning(
                "remark-in-number",
                at,
                both!(
                    "„({remark})“ gehört nicht zur Telefonnummer und wurde weggelassen.",
                    "“({remark})” is no part of the telephone number and was left out."
                ),
                both!(
                    "Bitte die Bemerkung als Hinweis eintragen.",
                    "Please give the remark as a note."
                ),
            );
        }
        kept + rest
    }

    /// The first number of a part in which other words stand, too: „Zentrale 83-0“, „3044 Mo-Fr 8-12“. The words are
    /// told; a text without such a number stays as it is.
    fn without_words(&mut self, text: &str, at: Span) -> String {
        let is_of_number = |token: &&str| {
            let bare = token.trim_matches(['#', '*', ':']);
            let is_sign = |c: char| c.is_ascii_digit() || "+-/()–".contains(c);
            !bare.is_empty() && bare.chars().all(is_sign)
        };
        let set_off = with_blanks_around_words(text);
        let tokens: Vec<&str> = set_off.split_whitespace().collect();
        if tokens
            .iter()
            .all(|token| is_of_number(token) && !token.contains(['#', '*']))
        {
            return text.to_owned();
        }
        let runs = tokens.chunk_by(|one, next| is_of_number(one) == is_of_number(next));
        let numbers = runs
            .filter(|run| is_of_number(&run[0]))
            .map(|run| run.join(" "));
        let numbers = numbers.map(|run| run.replace(['#', '*', ':'], ""));
        let mut numbers = numbers.map(|run| run.trim_matches(['/', ' ']).to_owned());
        let is_whole = |run: &String| {
            let is_long = has_digits_of_whole_number(run) || !begins_whole_number(run);
            is_long && Phone::parse(run.as_str()).is_ok()
        };
        let number = numbers.find(is_whole);
        let Some(number) = number else {
            return text.to_owned();
        };
        self.warning(
            "remark-in-number",
            at,
            both!(
                "In „{text}“ stehen Wörter, die nicht zur Telefonnummer gehören; gelesen wurde {number}.",
                "“{text}” holds words that are no part of the telephone number; {number} was read."
            ),
            both!(
                "Bitte die Bemerkung als Hinweis eintragen.",
                "Please give the remark as a note."
            ),
        );
        number
    }

    /// The first number where others after a slash cannot be told for sure; the rest is named.
    fn first_number(&mut self, text: String, at: Span) -> String {
        let Some((first, rest)) = text.split_once('/') else {
            return text;
        };
        let (first, rest) = (first.trim(), rest.trim());
        let is_one = extension_before_slash(first, rest).is_none() && Phone::parse(&*text).is_ok();
        if is_one || digits(first) < MOST_OF_AREA || Phone::parse(first).is_err() {
            return text;
        }
        self.warning(
            "unread-number",
            at,
            both!(
                "Hinter „{first}“ wurde „{rest}“ nicht gelesen.",
                "After “{first}”, “{rest}” was not read."
            ),
            both!(
                "Bitte jede Nummer ganz schreiben, mit einem Komma dazwischen.",
                "Please write each number in full, with a comma between."
            ),
        );
        first.to_owned()
    }

    fn phone_number<'t>(&mut self, text: &Cow<'t, str>, at: Span) -> Option<Phone<'t>> {
        let error = match Phone::parse(text.clone()) {
            Ok(phone) => return Some(phone),
            Err(error) => error,
        };
        if error == PhoneError::TooLong
            && let Some(phone) = Phone::parse_overlong(text.clone())
        {
            self.warning(
                "overlong-number",
                at,
                both!(
                    "Die Nummer „{text}“ hat mehr als 15 Ziffern, die Landesvorwahl mitgezählt; nicht jedes Telefon kann sie wählen.",
                    "The number “{text}” has more than 15 digits, the country code included; not every telephone can dial it."
                ),
                both!("Bitte die Nummer prüfen.", "Please check the number."),
            );
            return Some(phone);
        }
        let reason = match error {
            PhoneError::Character(c) => both!("darin steht „{c}“", "it holds “{c}”"),
            PhoneError::TooShort => both!("sie ist zu kurz", "it is too short"),
            PhoneError::TooLong => {
                both!("sie ist zu lang für eine", "it is too long for one")
            }
        };
        let (de, en) = (&reason.de, reason.en.as_deref().unwrap_or_default());
        self.error(
            "impossible-number",
            at,
            both!(
                "„{text}“ ist keine Telefonnummer: {de}. Der Eintrag steht ohne diese Nummer.",
                "“{text}” is no telephone number: {en}. The entry stands without this number."
            ),
            both!(
                "Die Form ist 06031 83-3033 oder +49 6031 83-3033.",
                "The form is 06031 83-3033 or +49 6031 83-3033."
            ),
        );
        None
    }
}
