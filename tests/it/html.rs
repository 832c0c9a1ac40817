//! Every page as HTML, as a browser reads it. `tests/read_html.mjs` has a browser, a validator and a checker of
//! accessibility read the same pages.

use std::collections::HashSet;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};

use crate::program::{command, finished};

/// What is looked at: every page once at least.
const CALLS: &str = include_str!("html/pages.txt");

/// What a page may hold: nothing that runs, loads or asks.
const ELEMENTS: [&str; 41] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "wbr",
    "strong",
    "small",
    "code",
    "pre",
    "a",
    "ul",
    "ol",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "figure",
    "figcaption",
    "svg",
    "rect",
    "text",
];

/// The same for attributes.
const ATTRIBUTES: [&str; 17] = [
    "lang",
    "charset",
    "http-equiv",
    "name",
    "content",
    "class",
    "href",
    "scope",
    "data-label",
    "aria-hidden",
    "focusable",
    "viewBox",
    "x",
    "y",
    "width",
    "height",
    "text-anchor",
];

/// Schemes that a page may lead to.
const SCHEMES: [&str; 3] = ["https:", "mailto:", "tel:"];

/// A page in HTML.
struct Page {
    lang: &'static str,
    call: &'static str,
    text: String,
}

/// Every page in both languages.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let calls = ["de", "en"].into_iter();
    let calls = calls.flat_map(|lang| CALLS.lines().map(move |call| (lang, call)));
    let page = |(lang, call): (&'static str, &'static str)| {
        let mut program = command();
        program.args(["--lang", lang, "--format", "html"]);
        let words = call.split(' ').skip(1);
        let run = finished(program.args(words).output().expect("the program"));
        assert!(!run.out.is_empty(), "{call}: {}", run.err);
        let text = run.out;
        Page { lang, call, text }
    };
    calls.map(page).collect()
});

fn every_page(check: impl Fn(&Page, &Html)) {
    for page in PAGES.iter() {
        check(page, &Html::parse_document(&page.text));
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

fn all<'h>(html: &'h Html, css: &str) -> Vec<ElementRef<'h>> {
    html.select(&selector(css)).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The level of a heading.
fn level(heading: ElementRef<'_>) -> usize {
    let digit = heading.value().name().trim_start_matches('h');
    digit.parse().expect("a number")
}

#[test]
fn every_page_is_well_formed_and_says_its_language_and_its_title() {
    every_page(|Page { lang, call, text }, html| {
        assert!(html.errors.is_empty(), "{call}: {:?}", html.errors);
        assert!(text.starts_with("<!doctype html>\n"), "{call}");
        assert_eq!(html.root_element().attr("lang"), Some(*lang), "{call}");
        for css in [
            "main",
            "title",
            "h1",
            "meta[charset=utf-8]",
            "meta[name=viewport]",
        ] {
            assert_eq!(all(html, css).len(), 1, "{call}: {css}");
        }
        let title = text_of(all(html, "title")[0]);
        assert_eq!(
            title,
            text_of(all(html, "main > h1:first-child")[0]),
            "{call}"
        );
        assert!(!title.trim().is_empty(), "{call}");
    });
}

#[test]
fn no_page_runs_or_loads_anything_and_links_only_dial_write_or_open() {
    every_page(|Page { call, text, .. }, html| {
        for element in html.root_element().descendent_elements() {
            let name = element.value().name();
            assert!(ELEMENTS.contains(&name), "{call}: {name}");
            for (name, _) in element.value().attrs() {
                assert!(ATTRIBUTES.contains(&name), "{call}: {name}");
            }
        }
        for link in all(html, "a") {
            let address = link.attr("href").expect("an address");
            let is_allowed = SCHEMES.iter().any(|scheme| address.starts_with(scheme));
            assert!(is_allowed, "{call}: {address}");
        }
        // A style can load, too.
        for word in ["url(", "@import", "image-set("] {
            assert!(!text.contains(word), "{call}: {word}");
        }
        let policy = all(html, "meta[http-equiv=Content-Security-Policy]");
        assert!(
            policy[0]
                .attr("content")
                .expect("a policy")
                .starts_with("default-src 'none';")
        );
    });
}

#[test]
fn headings_come_in_order_and_leave_out_no_level() {
    every_page(|Page { call, .. }, html| {
        let mut above = 0;
        for heading in all(html, "h1, h2, h3, h4, h5, h6") {
            let level = level(heading);
            assert!(level <= above + 1, "{call}: h{level} below h{above}");
            assert!(!text_of(heading).trim().is_empty(), "{call}");
            above = level;
        }
        let ids = all(html, "[id]");
        let different: HashSet<_> = ids.iter().map(|element| element.attr("id")).collect();
        assert_eq!(different.len(), ids.len(), "{call}");
    });
}

#[test]
fn each_cell_of_a_table_knows_its_column() {
    let tables = std::cell::Cell::new(0);
    every_page(|Page { call, .. }, html| {
        for table in all(html, "table") {
            tables.set(tables.get() + 1);
            let heads: Vec<ElementRef<'_>> = table.select(&selector("thead th")).collect();
            let labels: Vec<String> = heads.iter().copied().map(text_of).collect();
            assert!(
                heads.iter().all(|head| head.attr("scope") == Some("col")),
                "{call}"
            );
            for row in table.select(&selector("tbody tr")) {
                let cells: Vec<ElementRef<'_>> = row.child_elements().collect();
                assert_eq!(cells.len(), labels.len(), "{call}");
                for (cell, label) in cells.into_iter().zip(&labels) {
                    let is_empty = text_of(cell).is_empty();
                    let expected = (!is_empty).then_some(label.as_str());
                    assert_eq!(cell.attr("data-label"), expected, "{call}");
                }
            }
        }
    });
    assert!(tables.get() >= 8, "{} tables", tables.get());
}

#[test]
fn terms_have_what_is_said_of_them() {
    every_page(|Page { call, .. }, html| {
        for group in all(html, "dl > div") {
            let names: Vec<&str> = group.child_elements().map(|of| of.value().name()).collect();
            let (first, rest) = names.split_first().expect("a term");
            assert_eq!(*first, "dt", "{call}");
            assert!(
                !rest.is_empty() && rest.iter().all(|name| *name == "dd"),
                "{call}"
            );
        }
        for list in all(html, "ul, ol") {
            let is_point = |of: ElementRef<'_>| of.value().name() == "li";
            assert!(
                list.child_elements().next().is_some() && list.child_elements().all(is_point),
                "{call}"
            );
        }
    });
}

/// What the headings say, and the whole of a few pages.
#[test]
#[cfg(target_os = "linux")]
fn pages_are_as_they_were() {
    use crate::program::transcript::{all_are_same, compare};
    let is_whole = |call: &str| ["wir contacts", "wir contacts falk", "wir rooms"].contains(&call);
    all_are_same(["de", "en"].map(|lang| {
        let mut shown = String::new();
        for Page { call, text, .. } in PAGES.iter().filter(|page| page.lang == lang) {
            shown.push_str(&format!("$ {call} --format html\n"));
            if is_whole(call) {
                let body = text.split_once("</style>\n").expect("a style").1;
                shown.push_str(body);
                continue;
            }
            let html = Html::parse_document(text);
            for heading in all(&html, "h1, h2, h3, h4, h5, h6") {
                let indent = "  ".repeat(level(heading));
                shown.push_str(&format!("{indent}{}\n", text_of(heading)));
            }
        }
        compare(&format!("html.{lang}"), &shown)
    }));
}
