//! Pages as HTML (HTML Standard of WHATWG): one file that needs nothing else, for a browser and for paper.
//!
//! It holds no script and loads nothing. What it looks like stands in `style.css`.

mod escape;
mod inlines;
mod table;

use std::io::{self, Write};

use self::escape::{escape, escape_lines};
use self::inlines::{inlines, plain_text, telephone};
use self::table::write_table;
use crate::render::article::{
    Definition, DefinitionPart, Heading, ListItem, PageBlock, PageField, PageRecord, Section,
    Telephone, TimelineMonth,
};
use crate::render::writers::DocumentFormat;
use crate::t;
use crate::text::locale::Lang;

/// Units of the picture that a month has.
const MONTH_WIDTH: usize = 40;

/// HTML: to open, to print, to send.
pub(in crate::render) static FORMAT: DocumentFormat = DocumentFormat {
    name: "html",
    output: |lang| {
        t!(
            lang,
            "Jede Seite als Datei für den Browser und für Papier (A4): ohne Skript, lädt nichts nach, Nummern zum Anklicken.",
            "Every page as a file for the browser and for paper (A4): without scripts, loads nothing, numbers to click."
        )
    },
    write,
};

/// What a page looks like.
const STYLE: &str = include_str!("style.css");

/// Should a mistake ever let a text act, a browser still runs and loads nothing (Content Security Policy Level 3).
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The level of the last heading that there is.
const DEEPEST: usize = 6;

/// Writes a page under one title: its own where it has one, else what it is called.
fn write(article: &[Section<'_>], title: &str, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let own_title = own_title(article);
    let title = own_title.as_deref().unwrap_or(title);
    let lang = t!(lang, "de", "en");
    writeln!(out, "<!doctype html>\n<html lang=\"{lang}\">\n<head>")?;
    writeln!(out, "<meta charset=\"utf-8\">")?;
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(out, "<title>{}</title>", escape(title))?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")?;
    let mut writer = HtmlWriter {
        out,
        shift: 0,
        level: 0,
        heading: None,
    };
    if own_title.is_none() {
        writer.heading(1, &escape_lines(title))?;
        writer.heading = None;
        writer.shift = usize::from(titles(article).next().is_some());
    }
    for section in article {
        writer.section(section)?;
    }
    writeln!(writer.out, "</main>\n</body>\n</html>")
}

/// The headings of the highest level.
fn titles<'a>(article: &'a [Section<'_>]) -> impl Iterator<Item = &'a Heading> {
    let headings = article
        .iter()
        .filter_map(|section| section.heading.as_ref());
    headings.filter(|heading| heading.level == 1)
}

/// With what a page begins, where that is the only title on it.
fn own_title(article: &[Section<'_>]) -> Option<String> {
    let first = article.first()?;
    let mut titles = titles(article);
    match (&first.heading, first.blocks.first()) {
        (Some(heading), _) if heading.level == 1 => {
            titles.next();
            titles.next().is_none().then(|| heading.text.clone())
        }
        (None, Some(PageBlock::Record(record))) => {
            let is_alone = titles.next().is_none();
            is_alone.then(|| plain_text(&record.title))
        }
        _ => None,
    }
}

/// What writes a page.
struct HtmlWriter<'p> {
    out: &'p mut dyn Write,
    /// By how much headings stand lower than the page has them.
    shift: usize,
    /// The level of the heading above.
    level: usize,
    /// The heading right above, as HTML.
    heading: Option<String>,
}

impl HtmlWriter<'_> {
    fn section(&mut self, section: &Section<'_>) -> io::Result<()> {
        self.heading = None;
        if let Some(heading) = &section.heading {
            let text = escape_lines(&heading.text);
            let html = if heading.is_literal {
                format!("<code>{text}</code>")
            } else {
                text.into_owned()
            };
            self.heading(heading.level + self.shift, &html)?;
            if let Some((name, reference)) = &heading.reference {
                let (name, reference) = (escape(name), escape(reference));
                writeln!(self.out, "<p>{name}: <strong>{reference}</strong></p>")?;
            }
        }
        let mut blocks = section.blocks.iter();
        blocks.try_for_each(|block| self.block(block))
    }

    /// A heading, at most one level below that above: who goes from heading to heading misses none.
    fn heading(&mut self, level: usize, html: &str) -> io::Result<()> {
        self.level = level.min(self.level + 1).min(DEEPEST);
        self.heading = Some(html.to_owned());
        let level = self.level;
        writeln!(self.out, "<h{level}>{html}</h{level}>")
    }

    fn block(&mut self, block: &PageBlock<'_>) -> io::Result<()> {
        match block {
            PageBlock::Paragraph(text) | PageBlock::HangingParagraph(text) => {
                writeln!(self.out, "<p>{}</p>", inlines(text))
            }
            PageBlock::Tip(_) => Ok(()),
            PageBlock::BulletList(items) => self.items("ul", items),
            PageBlock::OrderedList(items) => self.items("ol", items),
            PageBlock::TaskList(items) => self.tasks(items),
            PageBlock::Timeline(months) => self.timeline(months),
            PageBlock::DefinitionList(definitions) => self.definitions(definitions),
            PageBlock::FieldList(fields) => self.fields(fields.iter()),
            PageBlock::Record(record) => self.record(record),
            PageBlock::Telephones(telephones) => self.telephones(telephones),
            PageBlock::Table(table) => write_table(table, self.heading.as_deref(), self.out),
            PageBlock::CodeBlock { text, .. } => {
                let text = escape(text.trim_end());
                writeln!(self.out, "<pre><code>{text}</code></pre>")
            }
            PageBlock::Excerpt { alternative, .. } => {
                writeln!(self.out, "<p>{}</p>", escape_lines(alternative))
            }
        }
    }

    /// Points of a list, each text of a point on a line of its own.
    fn items(&mut self, list: &str, items: &[ListItem]) -> io::Result<()> {
        writeln!(self.out, "<{list}>")?;
        for item in items {
            let texts: Vec<String> = item.iter().map(inlines).collect();
            writeln!(self.out, "<li>{}</li>", texts.join("<br>"))?;
        }
        writeln!(self.out, "</{list}>")
    }

    /// Months as a picture, and what is due in them as its text.
    fn timeline(&mut self, months: &[TimelineMonth]) -> io::Result<()> {
        let width = months.len() * MONTH_WIDTH;
        writeln!(
            self.out,
            "<figure><svg viewBox=\"0 0 {width} 34\" aria-hidden=\"true\" focusable=\"false\">"
        )?;
        for (at, month) in months.iter().enumerate() {
            let left = at * MONTH_WIDTH;
            let letters: String = month.name.chars().take(3).collect();
            let class = if month.entries.is_empty() {
                "free"
            } else {
                "due"
            };
            let (inside, text) = (MONTH_WIDTH - 2, left + MONTH_WIDTH / 2);
            writeln!(
                self.out,
                "<rect class=\"{class}\" x=\"{left}\" y=\"0\" width=\"{inside}\" height=\"16\"/>\
                 <text x=\"{text}\" y=\"30\" text-anchor=\"middle\">{}</text>",
                escape(&letters)
            )?;
        }
        writeln!(self.out, "</svg><figcaption><ul>")?;
        let due = months.iter().flat_map(|month| &month.entries);
        for entry in due {
            writeln!(self.out, "<li>{}</li>", escape(entry))?;
        }
        writeln!(self.out, "</ul></figcaption></figure>")
    }

    /// Things to do, each with a box to tick on paper.
    fn tasks(&mut self, items: &[ListItem]) -> io::Result<()> {
        writeln!(self.out, "<ol class=\"tasks\">")?;
        for item in items {
            let texts: Vec<String> = item.iter().map(inlines).collect();
            let text = texts.join("<br>");
            writeln!(
                self.out,
                "<li><span aria-hidden=\"true\">☐ </span>{text}</li>"
            )?;
        }
        writeln!(self.out, "</ol>")
    }

    fn definitions(&mut self, definitions: &[Definition]) -> io::Result<()> {
        if definitions.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "<dl>")?;
        for Definition { term, parts } in definitions {
            writeln!(self.out, "<div><dt>{}</dt>", escape_lines(term))?;
            for part in parts {
                match part {
                    DefinitionPart::Paragraph(text) => {
                        writeln!(self.out, "<dd>{}</dd>", inlines(text))?;
                    }
                    DefinitionPart::Points(points) => {
                        let points = points.iter();
                        let points = points.map(|of| format!("<li>{}</li>", escape_lines(of)));
                        let points: String = points.collect();
                        writeln!(self.out, "<dd><ul>{points}</ul></dd>")?;
                    }
                }
            }
            writeln!(self.out, "</div>")?;
        }
        writeln!(self.out, "</dl>")
    }

    fn fields<'f>(&mut self, fields: impl Iterator<Item = &'f PageField>) -> io::Result<()> {
        let mut fields = fields.peekable();
        if fields.peek().is_none() {
            return Ok(());
        }
        writeln!(self.out, "<dl>")?;
        for PageField { name, value } in fields {
            let (name, value) = (escape(name), inlines(value));
            writeln!(self.out, "<div><dt>{name}</dt>\n<dd>{value}</dd></div>")?;
        }
        writeln!(self.out, "</dl>")
    }

    /// A record under its title, which is that of the page where the page begins with it.
    fn record(&mut self, record: &PageRecord) -> io::Result<()> {
        let above = self.level;
        self.heading(above + 1, &inlines(&record.title))?;
        self.level = above.max(1);
        self.fields(record.below_title())
    }

    fn telephones(&mut self, telephones: &[Telephone]) -> io::Result<()> {
        match telephones {
            [] => Ok(()),
            [one] => writeln!(self.out, "<p>{}</p>", telephone(one)),
            several => {
                let items = several
                    .iter()
                    .map(|of| format!("<li>{}</li>\n", telephone(of)));
                let items: String = items.collect();
                writeln!(self.out, "<ul>\n{items}</ul>")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::article::{
        Article, ColumnNeed, Inlines, PageTable, TableColumn, TableLines,
    };

    /// What stands in the page below its head, without the ends of lines.
    fn body(article: &[Section<'_>]) -> String {
        let mut out = Vec::new();
        write(article, "Seite & Co.", Lang::De, &mut out).expect("written");
        let page = String::from_utf8(out).expect("UTF-8");
        let (_, body) = page.split_once("<main>\n").expect("a beginning");
        let (body, _) = body.split_once("</main>").expect("an end");
        body.replace('\n', "")
    }

    fn article(headings: &[(usize, &str)]) -> Article<'static> {
        let sections = headings.iter();
        let sections = sections.map(|(level, text)| Section::under(*level, *text));
        sections.collect()
    }

    #[test]
    fn a_page_stands_under_one_title() {
        for (headings, expected) in [
            (&[(1, "A"), (2, "B")][..], "<h1>A</h1><h2>B</h2>"),
            (
                &[(1, "A"), (1, "B"), (2, "C")],
                "<h1>Seite &amp; Co.</h1><h2>A</h2><h2>B</h2><h3>C</h3>",
            ),
            (
                &[(2, "A"), (2, "B")],
                "<h1>Seite &amp; Co.</h1><h2>A</h2><h2>B</h2>",
            ),
            (&[(1, "A"), (3, "B")], "<h1>A</h1><h2>B</h2>"),
        ] {
            assert_eq!(body(&article(headings)), expected);
        }
    }

    #[test]
    fn a_record_with_which_a_page_begins_is_its_title() {
        let record = || {
            let title = "Mia <Muster>".into();
            let fields = Vec::new();
            PageBlock::Record(PageRecord { title, fields })
        };
        let mut page = vec![Section::default().with(record())];
        assert_eq!(body(&page), "<h1>Mia &lt;Muster&gt;</h1>");
        page.push(Section::under(2, "Mehr"));
        assert!(body(&page).ends_with("</h1><h2>Mehr</h2>"));
        page.insert(0, Section::under(1, "Kontakte"));
        let below = "<h1>Kontakte</h1><h2>Mia &lt;Muster&gt;</h2><h2>Mehr</h2>";
        assert_eq!(body(&page), below);
    }

    #[test]
    fn a_tip_for_the_terminal_stands_on_no_page() {
        let page = vec![Section::under(1, "A").with(PageBlock::Tip("wir".into()))];
        assert_eq!(body(&page), "<h1>A</h1>");
    }

    #[test]
    fn a_column_that_holds_nothing_is_left_out_and_an_empty_cell_has_no_label() {
        let column = |heading| TableColumn {
            heading,
            is_breakable: true,
            need: ColumnNeed::Optional,
        };
        let cells = || [Inlines::default(), "1".into(), Inlines::default()];
        let table = PageTable {
            columns: ["A", "B", "C"].map(column).into(),
            rows: Box::new(move |take| {
                take(cells().into())?;
                take(vec!["2 < 3".into(), Inlines::default(), Inlines::default()])
            }),
            lines: TableLines::Around,
            alternative: Box::new(|_| Ok(())),
            remarks: Vec::new(),
            left_out: None,
        };
        let page = vec![Section::under(1, "T").with(PageBlock::Table(table))];
        assert_eq!(
            body(&page),
            "<h1>T</h1><table><caption>T</caption><thead>\
             <tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tbody>\
             <tr><td></td><td data-label=\"B\">1</td></tr>\
             <tr><td data-label=\"A\">2 &lt; 3</td><td></td></tr></tbody></table>"
        );
    }
}
