use super::markdown;
use crate::render::Page;
use crate::render::article::{
    Article, Definition, DefinitionPart, Inline, Inlines, PageBlock, PageField, PageTable, Section,
    Telephone,
};
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
    markdown::write(article, &mut out).expect("written");
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
        address: None,
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
