//! LDIF (RFC 2849) with `inetOrgPerson` (RFC 2798): for directory servers and address books.
//!
//! The tree is that of the units: `uid=ID,ou=UNIT,ou=UNIT ABOVE,o=ORGANISATION` and [`BASE`] at the
//! end, which everybody replaces with their own. Names in the tree are ASCII only (RFC 4514, 2.4), so
//! that this can be done with a plain search and replace. A post without a holder has its title in
//! `cn` and `sn`, because both are required.

use std::collections::{BTreeSet, HashSet};
use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::comments::{MADE_SN, MADE_UID, OTHER_NAME, TYPE, WRITTEN};
use crate::model::reach::Medium;
use crate::model::{
    Contact, ContactSequence, Directory, Field, FieldRow, FieldValue, Phone, Reach, UnitIndex,
    written_fields,
};
use crate::text::locale::{Lang, Text};

/// The root of the tree, from the domain that is set apart for examples (RFC 2606, 3).
const BASE: &str = "dc=example,dc=org";

/// Longest line before it is folded (RFC 2849, note 10 to the grammar).
const FOLD_AT: usize = 76;

/// Writes the units of contacts, then the contacts.
pub(super) fn contacts(
    list: &dyn ContactSequence,
    directory: &Directory<'_>,
    _: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    // No `version: 1` before it, as slapcat has none: slapadd takes the version for an entry.
    line(out, "dn", BASE)?;
    line(out, "objectClass", "dcObject")?;
    line(out, "objectClass", "organization")?;
    line(out, "dc", "example")?;
    line(out, "o", "example")?;
    let tree = DirectoryTree::new(directory);
    // A branch comes before what grows on it.
    let mut units: BTreeSet<(usize, UnitIndex)> = BTreeSet::new();
    for contact in list.contacts() {
        let up: Vec<UnitIndex> = directory.units_up(contact.unit).collect();
        let levels = (1..=up.len()).rev();
        units.extend(levels.zip(up));
    }
    for (_, at) in units {
        let (kind, class) = if tree.is_organisation[at.0] {
            ("o", "organization")
        } else {
            ("ou", "organizationalUnit")
        };
        entry(out, &tree.branch(Some(at)), &[class])?;
        line(out, kind, directory.units()[at].name.get(Lang::De))?;
    }
    for contact in list.contacts() {
        tree.contact(&contact, out)?;
    }
    Ok(())
}

/// The units as a tree of names.
struct DirectoryTree<'d> {
    directory: &'d Directory<'d>,
    /// Which units are written as organisations: those at the top that others belong to.
    is_organisation: Vec<bool>,
}

impl<'d> DirectoryTree<'d> {
    fn new(directory: &'d Directory<'d>) -> DirectoryTree<'d> {
        let mut is_organisation = vec![false; directory.units().len()];
        for above in directory.units().iter().filter_map(|unit| unit.parent) {
            is_organisation[above.0] = directory.units()[above].parent.is_none();
        }
        DirectoryTree {
            directory,
            is_organisation,
        }
    }

    /// The name of a unit in the tree.
    fn branch(&self, unit: Option<UnitIndex>) -> String {
        let mut name = String::new();
        for at in self.directory.units_up(unit) {
            name.push_str(if self.is_organisation[at.0] {
                "o="
            } else {
                "ou="
            });
            name.push_str(&escape(self.directory.units()[at].name.get(Lang::De)));
            name.push(',');
        }
        name + BASE
    }

    fn contact(&self, contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
        let name = format!(
            "uid={},{}",
            escape(&contact.id()),
            self.branch(contact.unit)
        );
        entry(out, &name, &["inetOrgPerson"])?;
        for row in written_fields() {
            match row.key {
                "id" => id(contact, out)?,
                "name" => self.name(contact, out)?,
                "unit" => self.unit(contact, out)?,
                "phone" => numbers(contact, out)?,
                "email" => emails(contact, out)?,
                "other-names" | "fax" | "mobile" | "more-phones" | "more-emails" => {}
                _ => field(row, contact, out)?,
            }
        }
        Ok(())
    }

    fn name(&self, contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
        let Some(name) = &contact.name else {
            let post = contact.post.as_ref().map(|post| post.get(Lang::De));
            let id = contact.id();
            let label = post.or(self.unit_name(contact)).unwrap_or(&id);
            line(out, "cn", label)?;
            return line(out, "sn", label);
        };
        let (_, given, family) = name.parts();
        line(out, "cn", name.full())?;
        if !name.has_known_family() {
            writeln!(out, "{MADE_SN}")?;
        }
        let family = if family.is_empty() {
            name.full()
        } else {
            family
        };
        line(out, "sn", family)?;
        let mut known = HashSet::from([normalize_for_comparison(name.full())]);
        for other in &contact.other_names {
            if known.insert(normalize_for_comparison(other)) {
                writeln!(out, "{OTHER_NAME}")?;
                line(out, "cn", other)?;
            }
        }
        line_if_any(out, "givenName", Some(given))
    }

    fn unit_name(&self, contact: &Contact) -> Option<&'d str> {
        let unit = contact.unit?;
        Some(self.directory.units()[unit].name.get(Lang::De))
    }

    fn unit(&self, contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
        let unit = self.unit_name(contact);
        if contact.unit.is_some_and(|at| self.is_organisation[at.0]) {
            return line_if_any(out, "o", unit);
        }
        line_if_any(out, "ou", unit)?;
        let organisation = self.directory.organisation(contact, Lang::De);
        line_if_any(out, "o", organisation)
    }
}

fn id(contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
    if contact.own_id.is_none() {
        writeln!(out, "{MADE_UID}")?;
    }
    line(out, "uid", &contact.id())
}

/// The attribute of a number that is for this, and what a reader takes from the attribute alone.
fn attribute_of(reach: Reach) -> (&'static str, Reach) {
    let parts = Field::MORE_PHONES.row().parts.iter();
    let mut parts = parts.filter(|part| part.reach == Some(reach));
    if let Some(attribute) = parts.find_map(|part| part.ldap.first())
        // Only Active Directory has another attribute for it.
        && reach != Reach::MOBILE
    {
        return (attribute, reach);
    }
    let (field, said) = match reach.medium {
        Medium::Fax => (Field::FAX, Reach::FAX),
        Medium::Mobile => (Field::MOBILE, Reach::MOBILE),
        Medium::Voice | Medium::Textphone | Medium::Pager => (Field::PHONE, Reach::default()),
    };
    let attribute = field.row().ldap.first();
    (attribute.copied().unwrap_or_default(), said)
}

/// The numbers of a contact, those of an attribute together.
fn numbers(contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
    let own = [
        (&contact.phone, Reach::default()),
        (&contact.fax, Reach::FAX),
        (&contact.mobile, Reach::MOBILE),
    ];
    let own = own.into_iter();
    let own = own.filter_map(|(phone, reach)| Some((phone.as_ref()?, reach)));
    let more = contact.more_phones.iter();
    let more = more.map(|phone| (&phone.value, phone.reach));
    let mut written = HashSet::new();
    for (phone, reach) in own.chain(more) {
        let (attribute, said) = attribute_of(reach);
        let number = printable_number(phone);
        // A server takes two notations of a number for the same value (RFC 4517, 4.2.29).
        if !written.insert((attribute, number.replace([' ', '-'], ""))) {
            continue;
        }
        if reach != said {
            line(out, TYPE, &reach.words())?;
        }
        number_as(out, attribute, phone)?;
    }
    Ok(())
}

/// The e-mail addresses: the attribute takes ASCII alone (RFC 4524, 2.16).
fn emails(contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
    let attribute = Field::EMAIL.row().ldap.first().copied().unwrap_or_default();
    let own = contact.email.as_deref();
    let own = own.map(|email| (email, Reach::default()));
    let more = contact.more_emails.iter();
    let more = more.map(|email| (email.value.as_ref(), email.reach));
    let mut all = own.into_iter().chain(more);
    all.by_ref()
        .filter(|(email, _)| email.is_ascii())
        .try_for_each(|(email, reach)| {
            if !reach.is_plain() {
                line(out, TYPE, &reach.words())?;
            }
            line(out, attribute, email)
        })
}

/// A field in the attribute that the table has for it.
fn field(row: &FieldRow, contact: &Contact, out: &mut dyn Write) -> io::Result<()> {
    let Some(attribute) = row.ldap.first() else {
        return Ok(());
    };
    match row.kind.value(contact) {
        Some(FieldValue::Text(text)) => line_if_any(out, attribute, Some(text)),
        Some(FieldValue::Bilingual(text)) => lines_of_text(out, attribute, text),
        // Several codes are one value, as in preferredLanguage (RFC 2798, 2.7).
        Some(FieldValue::List(codes)) if row.kind.names().is_some() => {
            line(out, attribute, &codes.join(", "))
        }
        Some(FieldValue::List(texts)) => {
            let mut known = HashSet::new();
            let mut different = texts
                .into_iter()
                .filter(|text| known.insert(normalize_for_comparison(text)));
            different.try_for_each(|text| line(out, attribute, text))
        }
        Some(FieldValue::Flag(flag)) => line(out, attribute, if flag { "TRUE" } else { "FALSE" }),
        Some(FieldValue::Date(day)) => line(out, attribute, &day.to_string()),
        // Further values are written with the first of them.
        Some(FieldValue::Further(_)) | None => Ok(()),
    }
}

/// A number, and above it how the list writes it where that is otherwise.
fn number_as(out: &mut dyn Write, name: &str, phone: &Phone) -> io::Result<()> {
    let number = printable_number(phone);
    if number != phone.written_form() {
        line(out, WRITTEN, phone.written_form())?;
    }
    line(out, name, &number)
}

/// A text as a server compares it: without case and superfluous blanks (RFC 4518, 2.2 and 2.6).
fn normalize_for_comparison(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('ß', "ss")
}

/// A number in the international form (RFC 4519, 2.35), with the signs that a server takes.
fn printable_number(phone: &Phone) -> String {
    let sign = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_ascii() => c,
        _ => ' ',
    };
    phone.international_form().chars().map(sign).collect()
}

/// Begins an entry.
fn entry(out: &mut dyn Write, name: &str, classes: &[&str]) -> io::Result<()> {
    writeln!(out)?;
    line(out, "dn", name)?;
    classes
        .iter()
        .try_for_each(|class| line(out, "objectClass", class))
}

fn line_if_any(out: &mut dyn Write, name: &str, value: Option<&str>) -> io::Result<()> {
    match value {
        Some(value) if !value.is_empty() => line(out, name, value),
        _ => Ok(()),
    }
}

/// A text, and its English form with an option for the language (RFC 3866), which may stand alone.
fn lines_of_text(out: &mut dyn Write, name: &str, text: &Text) -> io::Result<()> {
    line_if_any(out, name, text.german())?;
    line_if_any(out, &format!("{name};lang-en"), text.en.as_deref())
}

/// Writes a line, in base64 where the value is no `SAFE-STRING` or ends with a blank (RFC 2849,
/// note 8), folded at 76 characters.
fn line(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    let is_safe = value.is_ascii()
        && !value.contains(['\0', '\n', '\r'])
        && !value.starts_with([' ', ':', '<'])
        && !value.ends_with(' ');
    let content = if is_safe {
        format!("{name}: {value}")
    } else {
        format!("{name}:: {}", STANDARD.encode(value))
    };
    // What is written is ASCII, so every byte is a character.
    let mut rest = content.as_str();
    let mut room = FOLD_AT;
    while rest.len() > room {
        let (first, others) = rest.split_at(room);
        write!(out, "{first}\n ")?;
        rest = others;
        // The blank that begins a continued line counts.
        room = FOLD_AT - 1;
    }
    writeln!(out, "{rest}")
}

/// A value in a name of the tree (RFC 4514, 2.4), with everything beyond ASCII as bytes.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let last = value.len().saturating_sub(1);
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            b'"' | b'+' | b',' | b';' | b'<' | b'>' | b'\\' | b'=' => {
                out.extend(['\\', char::from(byte)]);
            }
            b' ' if at == 0 || at == last => out.push_str("\\20"),
            b'#' if at == 0 => out.push_str("\\23"),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, value: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, name, value).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn base64_is_written_where_the_standard_asks_for_it() {
        assert_eq!(written("cn", "Anna: Rat"), "cn: Anna: Rat\n");
        for (value, base64) in [
            ("Müller", "TcO8bGxlcg=="),
            (" x", "IHg="),
            ("x ", "eCA="),
            (":x", "Ong="),
            ("<x", "PHg="),
            ("a\nb", "YQpi"),
        ] {
            assert_eq!(written("cn", value), format!("cn:: {base64}\n"));
        }
    }

    #[test]
    fn long_lines_are_folded_at_76_characters() {
        let text = written("description", &"x".repeat(200));
        assert!(text.lines().all(|line| line.len() <= 76), "{text}");
        assert_eq!(
            text.replace("\n ", ""),
            format!("description: {}\n", "x".repeat(200))
        );
    }

    #[test]
    fn names_in_the_tree_are_ascii() {
        assert_eq!(escape("Straßen, Verkehr"), "Stra\\C3\\9Fen\\, Verkehr");
        assert_eq!(escape(" #a "), "\\20#a\\20");
        assert_eq!(escape("#1"), "\\231");
    }
}
