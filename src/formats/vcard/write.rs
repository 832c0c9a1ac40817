//! vCard 4.0 (RFC 6350), in the form that phones and khard read back whole.

use std::io::{self, Write};

use super::card::names_room;
use super::extensions::{MADE, NO_ROOM, WRITTEN};
use crate::model::contact::not_confirmed_words;
use crate::model::reach::{Medium, ReachPlace};
use crate::model::{
    Contact, ContactSequence, Directory, Field, FieldKind, FieldRow, FieldValue, Phone, Reach,
    written_fields,
};
use crate::text::locale::{Lang, Text};

/// Longest line in octets before it is folded (RFC 6350, 3.2).
const FOLD_AT: usize = 75;

/// Writes a card for each contact.
pub(super) fn contacts(
    list: &dyn ContactSequence,
    directory: &Directory<'_>,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    for contact in list.contacts() {
        card(&contact, directory, lang, out)?;
    }
    Ok(())
}

fn card(
    contact: &Contact,
    directory: &Directory,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")?;
    for row in written_fields() {
        match row.key {
            "id" => uid(contact, out)?,
            "name" => name(contact, directory, lang, out)?,
            "unit" => organisation(contact, directory, lang, out)?,
            "room" => {}
            "email" => {
                field(row, contact, lang, out)?;
                room(contact, lang, out)?;
            }
            "note" => note(row, contact, lang, out)?,
            _ => field(row, contact, lang, out)?,
        }
    }
    if contact.confirmed == Some(false) {
        // In words too, for telephones do not show the property.
        let mark = mark_of_made(true);
        let words = escape(not_confirmed_words(lang));
        line(out, &format!("NOTE{mark}:{words}"))?;
    }
    out.write_all(b"END:VCARD\r\n")
}

/// Address books such as khard want a UID. One that is made of name and row is marked, for another list may have
/// the same name in the same row, and its card must not replace this one.
fn uid(contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
    let mark = mark_of_made(contact.own_id.is_none());
    line(out, &format!("UID{mark}:{}", escape(&contact.id())))
}

fn name(
    contact: &Contact,
    directory: &Directory,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Every card has a name; that of an office without a post is its unit.
    let is_unit = contact.name.is_none() && contact.post.is_none();
    let unit = directory.unit_of(contact).filter(|_| is_unit);
    let label = unit.map_or(contact.label(lang), |unit| unit.name.get(lang));
    line(out, &format!("FN:{}", escape(label)))?;
    let Some(name) = &contact.name else {
        // Some readers refuse a card without N.
        line(out, "N:;;;;")?;
        return line(out, "KIND:org");
    };
    // Address books sort by N, so it is there also where a rule divides the name and no list.
    let mark = mark_of_made(!name.has_known_family());
    let (title, given, family) = name.parts();
    let [title, given, family, suffix] = [title, given, family, name.suffix()].map(escape);
    line(out, &format!("N{mark}:{family};{given};;{title};{suffix}"))
}

/// ORG names the organisation first, then its parts (RFC 6350, 6.6.4).
fn organisation(
    contact: &Contact,
    directory: &Directory,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(unit) = directory.unit_of(contact) else {
        return Ok(());
    };
    let mut names = directory.units_above(contact, lang);
    names.push(unit.name.get(lang));
    let names: Vec<String> = names.into_iter().map(escape).collect();
    line(out, &format!("ORG:{}", names.join(";")))
}

fn room(contact: &Contact, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Some(room) = &contact.room else {
        return Ok(());
    };
    // Behind the word for a room readers take such signs for what parts the two.
    if let Some(property) = Field::ROOM.row().vcard.first()
        && room.starts_with(['.', ':'])
    {
        line(out, &format!("{property}:{}", escape(room)))?;
    }
    let room = escape(&crate::say!(lang, "Raum {room}", "Room {room}"));
    line(out, &format!("ADR;TYPE=work:;{room};;;;;"))
}

fn note(row: &FieldRow, contact: &Contact, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (Some(property), Some(note)) = (row.vcard.first(), &contact.note) else {
        return Ok(());
    };
    // A list that knows no room knows none, whatever a note says.
    let no_room = format!(";{NO_ROOM}=1");
    lines_of_text(out, property, note, lang, |text| {
        if contact.room.is_none() && names_room(text) {
            &no_room
        } else {
            ""
        }
    })
}

/// A field in the property that the table has for it.
fn field(row: &FieldRow, contact: &Contact, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let Some(property) = row.vcard.first() else {
        return Ok(());
    };
    match row.kind {
        FieldKind::Phone { get, .. } => {
            let phone = get(contact).as_ref();
            let kind = match row.key {
                "phone" => "work,voice",
                "fax" => "work,fax",
                _ => "work,cell",
            };
            return phone.map_or(Ok(()), |phone| number(out, property, kind, phone));
        }
        FieldKind::Phones { get, .. } => {
            let mut phones = get(contact).iter();
            return phones
                .try_for_each(|phone| number(out, property, &types(phone.reach), &phone.value));
        }
        FieldKind::Emails { get, .. } => {
            let mut emails = get(contact).iter();
            return emails.try_for_each(|email| {
                let kind = match email.reach.place {
                    Some(ReachPlace::Work) => ";TYPE=work",
                    Some(ReachPlace::Home) => ";TYPE=home",
                    None => "",
                };
                line(out, &format!("{property}{kind}:{}", escape(&email.value)))
            });
        }
        _ => {}
    }
    match row.kind.value(contact) {
        Some(FieldValue::Text(text)) => {
            let is_email = matches!(row.kind, FieldKind::Email { .. });
            let kind = if is_email { ";TYPE=work" } else { "" };
            line(out, &format!("{property}{kind}:{}", escape(text)))
        }
        Some(FieldValue::Bilingual(text)) => lines_of_text(out, property, text, lang, |_| ""),
        Some(FieldValue::List(words)) if row.kind.names().is_some() => {
            coded_words(row, &words, out)
        }
        Some(FieldValue::List(texts)) => {
            let texts: Vec<String> = texts.into_iter().map(escape).collect();
            line(out, &format!("{property}:{}", texts.join(",")))
        }
        // Each has been written with what it is for.
        Some(FieldValue::Further(_)) | None => Ok(()),
        Some(FieldValue::Flag(flag)) => line(out, &format!("{property}:{flag}")),
        Some(FieldValue::Date(day)) => line(out, &format!("{property}:{day}")),
    }
}

/// Codes, each as the whole value of a property, as LANG has it (RFC 6350, 6.4.4); it takes nothing else, so that words
/// without a code have the next property of the row.
fn coded_words(row: &FieldRow, words: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let [of_codes, of_words, ..] = row.vcard else {
        return Ok(());
    };
    let has_code = |word: &str| {
        row.kind
            .names()
            .is_some_and(|names| (names.code)(word).is_some())
    };
    for word in words {
        let property = if has_code(word) { of_codes } else { of_words };
        line(out, &format!("{property}:{}", escape(word)))?;
    }
    Ok(())
}

/// What a further number is for (RFC 6350, 6.4.1). For one that is neither at work nor at home the standard has no word.
fn types(reach: Reach) -> String {
    let place = match reach.place {
        Some(ReachPlace::Work) => "work,",
        Some(ReachPlace::Home) => "home,",
        None => "",
    };
    let medium = match reach.medium {
        Medium::Voice if reach.place.is_none() => "voice,x-other",
        Medium::Voice => "voice",
        Medium::Fax => "fax",
        Medium::Mobile => "cell",
        Medium::Pager => "pager",
        Medium::Textphone => "textphone",
    };
    [place, medium].concat()
}

/// A text in each language that it has, the one of the reader first: many take the first alone. They are
/// alternatives of one value (RFC 6350, 5.4).
fn lines_of_text<'m>(
    out: &mut dyn Write,
    name: &str,
    text: &Text<'_>,
    lang: Lang,
    mark: impl Fn(&str) -> &'m str,
) -> io::Result<()> {
    let (german, english) = (text.german(), text.en.as_deref());
    let altid = if german.is_some() && english.is_some() {
        ";ALTID=1"
    } else {
        ""
    };
    let mut texts = [("", german), (";LANGUAGE=en", english)];
    if lang == Lang::En {
        texts.reverse();
    }
    for (language, text) in texts {
        let Some(text) = text else { continue };
        let mark = mark(text);
        line(
            out,
            &format!("{name}{altid}{language}{mark}:{}", escape(text)),
        )?;
    }
    Ok(())
}

fn number(out: &mut dyn Write, property: &str, kind: &str, phone: &Phone) -> io::Result<()> {
    // Telephones dial the international form; a list keeps its own notation.
    let (number, written) = (phone.international_form(), phone.written_form());
    let note = if number == written {
        String::new()
    } else {
        format!(";{WRITTEN}=\"{written}\"")
    };
    line(
        out,
        &format!("{property};TYPE={kind}{note}:{}", escape(&number)),
    )
}

/// The parameter on a value that no list gives.
fn mark_of_made(is_made: bool) -> String {
    if is_made {
        format!(";{MADE}=1")
    } else {
        String::new()
    }
}

/// Escapes a text value (RFC 6350, 3.4).
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// Writes one line, folded at 75 octets without cutting a character (RFC 6350, 3.2), and in the middle
/// of the words that begin and end a card: readers find those in a folded note, too.
fn line(out: &mut dyn Write, content: &str) -> io::Result<()> {
    let mut rest = content;
    let mut room = FOLD_AT;
    let mut fence = fence_in(rest);
    loop {
        let limit = fence.map_or(room, |at| at.min(room));
        if rest.len() <= limit {
            break;
        }
        let cut = (1..=limit)
            .rev()
            .find(|&at| rest.is_char_boundary(at))
            .unwrap_or(rest.len());
        write!(out, "{}\r\n ", &rest[..cut])?;
        rest = &rest[cut..];
        fence = match fence {
            Some(at) if at > cut => Some(at - cut),
            Some(_) => fence_in(rest),
            None => None,
        };
        // The blank that begins a continued line counts.
        room = FOLD_AT - 1;
    }
    write!(out, "{rest}\r\n")
}

/// The middle of what looks like the beginning or the end of a card.
fn fence_in(text: &str) -> Option<usize> {
    let word = b"VCARD";
    let is_fence = |at: &usize| {
        let after = text.as_bytes().get(*at..*at + word.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(word))
    };
    text.match_indices(':').map(|(at, _)| at + 1).find(is_fence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_talks_of_cards_does_not_end_its_own() {
        let mut out = Vec::new();
        line(&mut out, "NOTE:mit END:VCARD\\nund begin:vcard").expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text, "NOTE:mit END:\r\n VCARD\\nund begin:\r\n vcard\r\n");
    }

    #[test]
    fn long_lines_are_folded_at_75_octets_between_characters() {
        let mut out = Vec::new();
        line(&mut out, &format!("NOTE:{}", "ä".repeat(100))).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(
            text.split("\r\n").all(|line| line.len() <= FOLD_AT),
            "{text}"
        );
        assert_eq!(
            text.replace("\r\n ", ""),
            format!("NOTE:{}\r\n", "ä".repeat(100))
        );
    }

    #[test]
    fn signs_of_the_form_are_escaped() {
        assert_eq!(escape("a;b,c\\d"), "a\\;b\\,c\\\\d");
    }
}
