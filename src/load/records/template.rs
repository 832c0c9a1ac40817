//! A new entry to be filled in, with a comment at each key, made of the declarations.

use super::declaration::ValueShape;
use super::declaration::{KeyDeclaration, RecordDeclaration};
use super::tables::tables;
use crate::text::locale::Lang;
use crate::{say, t};

/// Columns of a comment, so that it fits a terminal of 80.
const WIDTH: usize = 78;

/// An entry of this table with the tables that belong to it, or nothing where there is no such table. What an entry
/// need not have is commented out; so is all of a table that stands within another entry on one line.
pub fn template(table: &str, lang: Lang) -> Option<String> {
    let declaration = templates().find(|known| known.table == table)?;
    let mut out = String::new();
    let head = t!(
        lang,
        "Vorlage von „wir check --template“. Zeilen mit # am Anfang werden nicht gelesen. Was Sie brauchen: dort das # löschen und […] ersetzen.",
        "Template of “wir check --template”. Lines with # at the beginning are not read. What you need: delete the # there and replace […]."
    );
    comment(head, &mut out);
    out.push('\n');
    add_table(declaration, false, lang, &mut out);
    let below = format!("{table}.");
    for part in tables().filter(|part| part.table.starts_with(&below)) {
        out.push('\n');
        add_table(part, true, lang, &mut out);
    }
    Some(out)
}

/// The tables that have a template.
pub fn templates() -> impl Iterator<Item = &'static RecordDeclaration> + Clone {
    tables().filter(|table| !table.table.contains('.'))
}

fn add_table(declaration: &RecordDeclaration, is_part: bool, lang: Lang, out: &mut String) {
    let table = declaration.table;
    comment(&format!("{}.", capitalized((declaration.title)(lang))), out);
    // Without a blank, so that it is told from a comment.
    let mark = if is_part { "#" } else { "" };
    // A table that a line has once stands in single brackets.
    let header = if !declaration.has_header() {
        let form = if is_listed(declaration) {
            "[{ … }]"
        } else {
            "{ … }"
        };
        format!("# {table} = {form}:")
    } else if is_single(declaration) {
        format!("[{table}]")
    } else {
        format!("[[{table}]]")
    };
    out.push_str(&format!("{mark}{header}\n"));
    let needs_one = !declaration.keys.iter().any(|key| key.is_required);
    let one_of_several = declaration.keys.iter().find(|key| key.condition.is_some());
    for key in declaration.keys {
        if matches!(key.shape, ValueShape::Table(of) | ValueShape::Tables(of) if of().has_header())
        {
            // It follows under its own header.
            continue;
        }
        let is_first_choice = one_of_several.is_some_and(|first| first.key == key.key);
        let is_shown = !is_part
            && declaration.has_header()
            && (key.is_required || needs_one && is_first_choice);
        add_key(key, is_shown, lang, out);
    }
}

fn add_key(key: &KeyDeclaration, is_shown: bool, lang: Lang, out: &mut String) {
    let need = match key.condition {
        Some(condition) => condition(lang).to_owned(),
        None if key.is_required => t!(lang, "nötig", "needed").to_owned(),
        None => t!(lang, "nicht nötig", "not needed").to_owned(),
    };
    let (meaning, takes) = ((key.meaning)(lang), key.shape.description(lang));
    let need = unmarked(&need);
    let (meaning, takes) = (unmarked(meaning), unmarked(&takes));
    comment(
        &say!(
            lang,
            "{need}: {meaning} ({takes})",
            "{need}: {meaning} ({takes})"
        ),
        out,
    );
    let mark = if is_shown { "" } else { "#" };
    let (name, value) = (key.key, key.shape.placeholder());
    out.push_str(&format!("{mark}{name} = {value}\n"));
}

/// A text of Markdown without its marks. What stood between backticks stays together where lines are broken.
fn unmarked(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('`').enumerate() {
        if at % 2 == 1 {
            out.push_str(&piece.replace(' ', "\u{a0}"));
        } else {
            out.push_str(&without_targets(piece));
        }
    }
    out
}

/// A text without the targets of its links: `[words](#target)` is `words`.
pub(super) fn without_targets(text: &str) -> String {
    let Some((before, link)) = text.split_once('[') else {
        return text.to_owned();
    };
    match link
        .split_once("](")
        .and_then(|(words, rest)| Some((words, rest.split_once(')')?.1)))
    {
        Some((words, after)) => format!("{before}{words}{}", without_targets(after)),
        None => text.to_owned(),
    }
}

/// Whether the table stands once in the entry that it belongs to.
fn is_single(declaration: &RecordDeclaration) -> bool {
    let mut keys = tables().flat_map(|table| table.keys);
    keys.any(|key| matches!(key.shape, ValueShape::Table(of) if of().table == declaration.table))
}

/// Whether several of the table stand in the entry that it belongs to.
fn is_listed(declaration: &RecordDeclaration) -> bool {
    let mut keys = tables().flat_map(|table| table.keys);
    keys.any(|key| matches!(key.shape, ValueShape::Tables(of) if of().table == declaration.table))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A text as lines of a comment.
fn comment(text: &str, out: &mut String) {
    let mut line = String::from("#");
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
            out.push_str(&line);
            out.push('\n');
            line = String::from("#");
        }
        line.push(' ');
        line.push_str(&word.replace('\u{a0}', " "));
    }
    out.push_str(&line);
    out.push('\n');
}
