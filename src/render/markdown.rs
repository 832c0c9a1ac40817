//! Markdown of funding lines: to send, to print, to keep.

use std::io::{self, Write};

use super::funding::{
    SheetValue, by_dispute, callee, citation, cited_sources, glance, listed_figures, sections,
    source_of, sources_differ, state, state_heading,
};
use super::{LineList, LineSheet, Page};
use crate::model::Directory;
use crate::render::field_lines;
use crate::{say, t};

pub(super) fn list(list: &LineList<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let lang = page.lang;
    for line in list.lines {
        writeln!(out, "## {}\n", escape(line.label.get(lang)))?;
        for (name, text) in glance(line, lang) {
            writeln!(out, "- **{name}:** {}", escape(&text))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

pub(super) fn sheet(
    sheet: &LineSheet<'_>,
    directory: &Directory<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (lang, line) = (page.lang, sheet.line);
    writeln!(out, "# {}\n", escape(line.label.get(lang)))?;
    writeln!(out, "{}\n", paragraph(line.name.get(lang)))?;
    if let Some(clause) = &line.clause {
        let words = say!(
            lang,
            "Richtlinie, Nummer {clause}",
            "Guideline, number {clause}"
        );
        writeln!(out, "{}\n", paragraph(&words))?;
    }
    writeln!(
        out,
        "**{}:** {}",
        state_heading(lang),
        escape(&state(line, lang))
    )?;
    let cited = cited_sources(&[line]);
    let values = |out: &mut dyn Write, name: &str, values: &[SheetValue<'_>]| -> io::Result<()> {
        writeln!(out, "\n## {name}")?;
        for (is_disputed, group) in by_dispute(values) {
            writeln!(out)?;
            if is_disputed {
                writeln!(out, "{}\n", sources_differ(lang))?;
            }
            for value in group {
                write!(out, "- {}", paragraph(&value.sentence(lang)))?;
                if let Some(stated) = value.stated.filter(|_| sheet.sources) {
                    write!(out, " ({})", citation(stated, &cited, lang))?;
                }
                writeln!(out)?;
            }
        }
        Ok(())
    };
    for section in sections(line, lang) {
        values(out, section.field.label(lang), &section.values)?;
    }
    let figures = listed_figures(sheet, lang);
    if !figures.is_empty() {
        values(out, t!(lang, "Zahlen", "Figures"), &figures)?;
    }
    if let Some(contact) = callee(line, directory) {
        writeln!(
            out,
            "\n## {}\n\n{}",
            t!(lang, "Rufen Sie an", "Please call"),
            paragraph(&field_lines::person(contact, page))
        )?;
    }
    if sheet.sources {
        writeln!(out, "\n## {}\n", t!(lang, "Quellen", "Sources"))?;
        for (at, id) in cited.iter().enumerate() {
            let (title, address) = source_of(id, directory, lang);
            write!(out, "{}. {}", at + 1, paragraph(&title))?;
            if let Some(address) = address {
                // In angle brackets an address is a link as it stands (CommonMark, 6.5).
                write!(out, ", <{address}>")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Parts two characters that together act, and shows nothing itself (`CommonMark`, 6.6).
const NOTHING: &str = "<!-- -->";

/// Escapes what Markdown would take for markup (`CommonMark`, 2.4), in the dialect of GitHub too.
///
/// Names of people (`@name`), of cases (`#1`) and of pictures (`:name:`) are looked for by GitHub in the
/// finished page, where a backslash is gone; there [`NOTHING`] parts the sign from the name. An e-mail
/// address stays one that can be clicked.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let is_apart = !before.is_some_and(char::is_alphanumeric);
        let begins = |kind: fn(&char) -> bool| rest.chars().next().as_ref().is_some_and(kind);
        let acts = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' => true,
            '&' => begins(|c| *c == '#' || c.is_ascii_alphanumeric()),
            ':' => rest.starts_with("//"),
            '.' => is_www(&out),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
        let is_name = match c {
            '@' => is_apart && begins(char::is_ascii_alphanumeric),
            '#' => begins(char::is_ascii_digit),
            ':' => is_picture(rest),
            _ => false,
        };
        if is_name {
            out.push_str(NOTHING);
        }
        before = Some(c);
    }
    out
}

/// As [`escape`], for a text with which a paragraph or an item begins: there a sign or a number may begin
/// an item of a list, a rule, or make a heading of what stands above (`CommonMark`, 4.1, 4.3 and 5.2).
pub(super) fn paragraph(text: &str) -> String {
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let signs: &[char] = if number == 0 {
        &['-', '+', '=']
    } else {
        &['.', ')']
    };
    let acts = text[number..].strip_prefix(signs).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(' ') || number == 0 && rest.starts_with(signs)
    });
    if !acts {
        return escape(text);
    }
    let (number, rest) = text.split_at(number);
    format!("{number}\\{}", escape(rest))
}

/// Whether the text so far ends with a word that begins an address of the web.
fn is_www(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| word.eq_ignore_ascii_case("www"))
}

/// Whether a text begins with the name of a picture and the colon behind it.
fn is_picture(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
    let behind = text.trim_start_matches(is_of_name);
    behind.len() < text.len() && behind.starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_only_signs() {
        for (text, escaped) in [
            ("a*b_[c]<d>", "a\\*b\\_\\[c\\]\\<d\\>"),
            ("~~weg~~ $x$", "\\~\\~weg\\~\\~ \\$x\\$"),
            ("&lt; & &#x3c; A&B", "\\&lt; & \\&\\#x3c; A\\&B"),
            ("https://example.org", "https\\://example.org"),
            ("WWW.example.org, awww.", "WWW\\.example.org, awww."),
            (
                "@anna ana@example.org @ 1",
                "@<!-- -->anna ana@example.org @ 1",
            ),
            ("#1 Nr. #x", "\\#<!-- -->1 Nr. \\#x"),
            (":wink: 8:30 Uhr: ja", ":<!-- -->wink: 8:30 Uhr: ja"),
            ("1. Mai - 2. Mai", "1. Mai - 2. Mai"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn a_paragraph_begins_with_no_list_and_no_rule() {
        for (text, escaped) in [
            ("- eins", "\\- eins"),
            ("---", "\\---"),
            ("==", "\\=="),
            ("-1", "-1"),
            ("1. Mai", "1\\. Mai"),
            ("12)", "12\\)"),
            ("1.5 #", "1.5 \\#"),
            ("am 1. Mai", "am 1. Mai"),
        ] {
            assert_eq!(paragraph(text), escaped);
        }
    }
}
