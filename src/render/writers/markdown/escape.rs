//! Text in which Markdown sees no markup.

/// Parts two characters that together act, and shows nothing itself (`CommonMark`, 6.6).
const NOTHING: &str = "<!-- -->";

/// Escapes what Markdown would take for markup (`CommonMark`, 2.4), in the dialect of GitHub too.
///
/// Names of people (`@name`), of cases (`#1`) and of pictures (`:name:`) are looked for by GitHub in the
/// finished page, where a backslash is gone; there [`NOTHING`] parts the sign from the name. An e-mail
/// address stays one that can be clicked.
pub(in crate::render) fn escape(text: &str) -> String {
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
pub(in crate::render) fn escape_paragraph(text: &str) -> String {
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
            assert_eq!(escape_paragraph(text), escaped);
        }
    }
}
