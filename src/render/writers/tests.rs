use super::markdown;
use crate::render::Page;
use crate::render::article::{
    Article, ColumnNeed, Definition, DefinitionPart, Inline, Inlines, Mark, PageBlock, PageField,
    PageTable, Section, TableColumn, TableLines, Telephone,
};
use crate::render::link_target::LinkTarget;
use crate::text::locale::Lang;

fn article(blocks: Vec<PageBlock<'_>>) -> Article<'_> {
    vec![Section::default().with_all(blocks)]
}

fn written(article: &[Section<'_>], width: Option<usize>, plain: bool) -> String {
    let page = Page {
        lang: Lang::De,
        width,
        plain,
        color: false,
        links: false,
    };
    let mut out = Vec::new();
    super::write(article, &page, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

fn in_markdown(article: &[Section<'_>]) -> String {
    let mut out = Vec::new();
    (markdown::FORMAT.write)(article, "Seite", Lang::De, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_listener_gets_a_sentence_a_line_without_signs() {
    let points = DefinitionPart::Points(vec!["eins".to_owned(), "zwei".to_owned()]);
    let definition = Definition::with_parts("Offen", vec![points]);
    let blocks = vec![
        PageBlock::bullets(["a", "b"]),
        PageBlock::DefinitionList(definition.into_iter().collect()),
    ];
    assert_eq!(
        written(&article(blocks), Some(80), true),
        "a\nb\nOffen: eins\nzwei\n"
    );
}

#[test]
fn a_listener_hears_whose_a_number_is_before_the_number() {
    let telephone = || Telephone {
        label: Some("Telefon"),
        number: "1001".to_owned(),
        name: "Mia Muster".to_owned(),
        role: Some("Beratung".to_owned()),
    };
    let page = article(vec![PageBlock::Telephones(vec![telephone()])]);
    let heard = "Mia Muster, Telefon 1001, Beratung\n";
    assert_eq!(written(&page, Some(80), true), heard);
    let seen = "1001  Mia Muster, Beratung\n";
    assert_eq!(written(&page, Some(80), false), seen);
    assert_eq!(in_markdown(&page), "1001, Mia Muster, Beratung\n");
    let page = article(vec![PageBlock::Telephones(vec![telephone(), telephone()])]);
    let listed = "- 1001, Mia Muster, Beratung\n".repeat(2);
    assert_eq!(in_markdown(&page), listed);
}

#[test]
fn numbers_of_a_list_end_in_one_column() {
    let items = (1..=10).map(|at| vec![format!("Punkt {at}").into()]);
    let page = article(vec![PageBlock::OrderedList(items.collect())]);
    let text = written(&page, None, false);
    assert!(text.starts_with(" 1. Punkt 1\n"), "{text}");
    assert!(text.ends_with("\n10. Punkt 10\n"), "{text}");
}

#[test]
fn a_single_value_below_its_heading_needs_no_sign() {
    let mut page = article(vec![PageBlock::bullets(["eins"])]);
    page[0].is_indented = true;
    assert_eq!(written(&page, None, false), "  eins\n");
    assert_eq!(in_markdown(&page), "- eins\n");
}

#[test]
fn what_a_text_rests_on_stands_below_it_and_in_markdown_behind_it() {
    let text = Inlines::from("10 EUR").with(Inline::Note("Quelle: 1".to_owned()));
    let source = Inlines::from("Seite").with(Inline::Address("https://example.org/a".to_owned()));
    let items = vec![vec![text], vec![source]];
    let page = article(vec![PageBlock::BulletList(items)]);
    assert_eq!(
        written(&page, None, false),
        "- 10 EUR\n  Quelle: 1\n- Seite\n  https://example.org/a\n"
    );
    assert_eq!(
        in_markdown(&page),
        "- 10 EUR (Quelle: 1)\n- Seite, <https://example.org/a>\n"
    );
}

/// Where it is heard, and in a pipe, a value is one line: screen readers and searches go by lines.
#[test]
fn lines_of_a_note_stand_below_each_other_only_where_a_page_is_laid_out() {
    let note = PageField::new("Hinweis", "eins\nzwei\n\ndrei");
    let page = article(vec![PageBlock::FieldList(vec![note])]);
    let below = "Hinweis: eins\n         zwei\n         drei\n";
    assert_eq!(written(&page, Some(80), false), below);
    let narrow = "Hinweis: eins\n  zwei\n  drei\n";
    assert_eq!(written(&page, Some(40), false), narrow);
    let line = "Hinweis: eins zwei drei\n";
    assert_eq!(written(&page, Some(80), true), line);
    assert_eq!(written(&page, None, false), line);
}

#[test]
fn further_lines_of_a_value_begin_nothing_in_markdown() {
    let note = "eins\n\n- zwei\n# drei".to_owned();
    let blocks = vec![
        PageBlock::FieldList(vec![PageField::new("Hinweis", note.clone())]),
        PageBlock::paragraph(note),
    ];
    assert_eq!(
        in_markdown(&article(blocks)),
        "- **Hinweis:** eins<br><br>- zwei<br>\\# drei\n\neins<br><br>- zwei<br>\\# drei\n"
    );
}

#[test]
fn a_tip_stands_only_where_the_program_runs() {
    let tip = PageBlock::Tip("Weiter: wir program".into());
    let page = article(vec![PageBlock::paragraph("Text."), tip]);
    assert_eq!(written(&page, None, false), "Text.\nWeiter: wir program\n");
    assert_eq!(in_markdown(&page), "Text.\n");
}

#[test]
fn a_table_without_room_is_written_without_columns() {
    let row = ["morgen", "Kleine Hilfe"].map(str::to_owned).to_vec();
    let alternative =
        || vec![Section::under(2, "Kleine Hilfe").with(PageBlock::paragraph("morgen"))];
    let table = PageTable::of_rows(["Frist", "Linie"], vec![row], alternative);
    let page = article(vec![PageBlock::Table(table)]);
    assert!(written(&page, Some(64), false).contains("┆ Kleine Hilfe"));
    for width in [Some(63), None] {
        assert_eq!(written(&page, width, false), "\nKleine Hilfe\nmorgen\n");
    }
    assert_eq!(in_markdown(&page), "## Kleine Hilfe\n\nmorgen\n");
}

#[test]
fn an_address_of_the_web_in_a_text_is_a_link_without_the_signs_of_the_sentence() {
    let text = "Die Seite (https://example.org/a_b) hat das Formular. Mehr: https://example.org/c.";
    let page = article(vec![PageBlock::Paragraph(Inlines::with_links(text))]);
    assert_eq!(
        in_markdown(&page),
        "Die Seite (<https://example.org/a_b>) hat das Formular. Mehr: <https://example.org/c>.\n"
    );
    assert_eq!(written(&page, Some(100), true), format!("{text}\n"));
}

#[test]
fn a_mark_of_doubt_is_a_sign_with_its_legend_in_a_table_and_words_elsewhere() {
    let mark = Mark {
        sign: "*",
        words: "nicht bestätigt",
        legend: "Nicht bestätigt: alt.",
        is_frequent: false,
    };
    let table = || PageTable {
        columns: ["Name", "Raum"]
            .map(|heading| TableColumn {
                heading,
                is_breakable: false,
                need: ColumnNeed::Required,
            })
            .into(),
        rows: Box::new(move |take| {
            take(vec![
                Inlines::from("Mia").with(Inline::Mark(mark)),
                "415".into(),
            ])
        }),
        lines: TableLines::Around,
        alternative: Box::new(move |take| {
            let name = Inlines::from("Mia").with(Inline::Mark(mark));
            take(Section::default().with(PageBlock::FieldList(vec![PageField::new("Name", name)])))
        }),
        remarks: Vec::new(),
        left_out: None,
    };
    let page = article(vec![PageBlock::Table(table())]);
    let wide = written(&page, Some(80), false);
    assert!(wide.contains("│ Mia * ┆ 415  │"), "{wide}");
    assert!(wide.ends_with("* Nicht bestätigt: alt.\n"), "{wide}");
    assert_eq!(
        written(&page, Some(40), false),
        "Name: Mia (nicht bestätigt)\n"
    );
    assert!(in_markdown(&page).ends_with("| Mia (nicht bestätigt) | 415 |\n"));
}

#[test]
fn a_terminal_that_follows_links_gets_them_without_a_change_of_what_is_seen() {
    let number = Inline::link("06031 83-1", LinkTarget::Telephone);
    let page = article(vec![PageBlock::FieldList(vec![PageField::new(
        "Telefon",
        Inlines(vec![number]),
    )])]);
    let with_links = |links| {
        let of = Page {
            lang: Lang::De,
            width: Some(80),
            plain: false,
            color: false,
            links,
        };
        let mut out = Vec::new();
        super::write(&page, &of, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    };
    let linked = with_links(true);
    assert!(
        linked.contains("\u{1b}]8;id=tel496031831;tel:+496031831\u{1b}\\06031\u{1b}]8;;\u{1b}\\"),
        "{linked:?}"
    );
    assert_eq!(without_links(&linked), with_links(false));
}

/// A text without the codes of links.
fn without_links(text: &str) -> String {
    let mut parts = text.split("\u{1b}]8;");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| {
        seen + part.split_once("\u{1b}\\").map_or("", |(_, after)| after)
    })
}
