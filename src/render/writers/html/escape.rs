//! Text in which HTML sees no markup.

use std::borrow::Cow;

/// Schemes of the addresses that a page leads to; whatever else stands in data is shown, and leads nowhere.
const SCHEMES: [&str; 3] = ["https://", "mailto:", "tel:"];

/// Escapes what HTML would take for markup, in text and in a quoted attribute (HTML Standard, 13.1.2.3 and 13.1.4).
/// A control character, which no page may hold (13.1.2), is shown as the sign for what cannot be shown.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let acts = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ if is_forbidden(c) => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// Whether a page must not hold a character.
fn is_forbidden(c: char) -> bool {
    let is_noncharacter = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    is_noncharacter || c.is_control() && !matches!(c, '\n' | '\t')
}

/// As [`escape`], each line of the text on a line of its own.
pub(super) fn escape_lines(text: &str) -> Cow<'_, str> {
    let escaped = escape(text);
    if escaped.contains('\n') {
        Cow::Owned(escaped.replace('\n', "<br>"))
    } else {
        escaped
    }
}

/// A text that leads to an address, where it is one of those to which a page leads.
pub(super) fn link(text: &str, address: &str) -> String {
    let mut shown = escape_lines(text).into_owned();
    if !SCHEMES.iter().any(|scheme| address.starts_with(scheme)) {
        return shown;
    }
    // A narrow column breaks an address there, rather than within a word.
    if address.starts_with("mailto:") {
        shown = shown.replace('@', "@<wbr>").replace('.', ".<wbr>");
    }
    // On paper the address stands behind the text, but where the text is the address.
    let class = if text == address {
        " class=\"address\""
    } else {
        ""
    };
    format!("<a{class} href=\"{}\">{shown}</a>", escape(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_html_are_only_signs() {
        for (text, escaped) in [
            ("Rat & Tat", "Rat &amp; Tat"),
            (
                "<b x='1' y=\"2\">",
                "&lt;b x=&#39;1&#39; y=&quot;2&quot;&gt;",
            ),
            ("&lt;", "&amp;lt;"),
            (
                "a\u{0}b\u{1b}c\u{fffe}\u{fdd0}",
                "a\u{fffd}b\u{fffd}c\u{fffd}\u{fffd}",
            ),
        ] {
            assert_eq!(escape(text), escaped);
        }
        assert_eq!(escape_lines("<1>\n2"), "&lt;1&gt;<br>2");
    }

    #[test]
    fn only_what_dials_writes_or_opens_a_page_is_a_link() {
        assert_eq!(
            link("06031 83-1", "tel:+49-6031-83-1"),
            "<a href=\"tel:+49-6031-83-1\">06031 83-1</a>"
        );
        let address = "https://example.org/?a=\"&b";
        let escaped = "https://example.org/?a=&quot;&amp;b";
        assert_eq!(
            link(address, address),
            format!("<a class=\"address\" href=\"{escaped}\">{escaped}</a>")
        );
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "http://x",
            "//x",
            "",
        ] {
            assert_eq!(link("<x>", address), "&lt;x&gt;");
        }
    }
}
