//! The words that a page explains at its end: those of the glossary that it says itself.

use super::article::{Definition, PageBlock, Section};
use crate::model::{Directory, GlossaryTerm};
use crate::t;
use crate::text::fold;
use crate::text::locale::Lang;

/// Most words that a page explains: more of them nobody reads.
const MOST_TERMS: usize = 8;

/// What the words of a page mean, in the order of the glossary; nothing where it says none of them.
pub(super) fn meanings<'s, 'd: 's>(
    page: impl Iterator<Item = &'s Section<'d>> + Clone,
    directory: &Directory<'_>,
    lang: Lang,
) -> Option<Section<'static>> {
    let said = wording(page.clone());
    let is_said = |term: &&GlossaryTerm| {
        let mut forms = term.forms(lang).map(fold::spelled_key);
        forms.any(|form| !form.is_empty() && said.contains(&format!(" {form} ")))
    };
    let terms = directory.glossary().iter().filter(is_said);
    let definitions = terms
        .take(MOST_TERMS)
        .map(|term| Definition::new(term.name.get(lang), term.text.get(lang)));
    let definitions: Vec<Definition> = definitions.collect();
    if definitions.is_empty() {
        return None;
    }
    let heading = t!(lang, "Was die Wörter heißen", "What the words mean");
    let is_long = page
        .filter_map(|section| section.heading.as_ref())
        .any(|heading| heading.is_major);
    let section = if is_long {
        Section::under_major(2, heading)
    } else {
        Section::under(2, heading)
    };
    Some(section.with(PageBlock::DefinitionList(definitions)))
}

/// All words of a page, folded, with a blank around each; a row for each text, so that no words of two texts are one.
fn wording<'s, 'd: 's>(page: impl Iterator<Item = &'s Section<'d>>) -> String {
    let mut words = String::new();
    for text in page.flat_map(Section::wording) {
        words.extend([" ", &fold::spelled_key(&text), " \n"]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both;
    use crate::load::records::assemble;
    use crate::model::DirectoryParts;
    use crate::model::glossary::TermWords;
    use crate::render::article::{DefinitionPart, Inline, Inlines, PageField};
    use crate::render::link_target::LinkTarget;
    use crate::text::locale::Text;

    fn term(name: (&str, &str), words: &[&str]) -> GlossaryTerm {
        let (de, en) = name;
        GlossaryTerm {
            id: de.to_owned(),
            name: both!("{de}", "{en}"),
            words: TermWords {
                de: words.iter().map(|&word| word.to_owned()).collect(),
                en: Vec::new(),
            },
            text: Text::fixed("Das heißt es.", "That is what it means."),
        }
    }

    /// The words that a page explains.
    fn explained(glossary: Vec<GlossaryTerm>, page: &[Section<'_>], lang: Lang) -> Vec<String> {
        let directory = assemble(DirectoryParts {
            glossary,
            ..DirectoryParts::default()
        });
        let Some(section) = meanings(page.iter(), &directory, lang) else {
            return Vec::new();
        };
        let [PageBlock::DefinitionList(definitions)] = &section.blocks[..] else {
            panic!("no definitions");
        };
        definitions.iter().map(|of| of.term.clone()).collect()
    }

    fn says(text: &str) -> Section<'static> {
        Section::default().with(PageBlock::paragraph(text))
    }

    #[test]
    fn a_page_explains_the_words_that_it_says_once_and_in_the_order_of_the_glossary() {
        let glossary = || {
            vec![
                term(("Konzept", "concept"), &[]),
                term(("Träger", "body"), &["Trägern"]),
            ]
        };
        let page = [
            says("Freie Träger, mit Trägern der Kirche."),
            says("Das KONZEPT der Träger."),
        ];
        assert_eq!(
            explained(glossary(), &page, Lang::De),
            ["Konzept", "Träger"]
        );
        assert_eq!(
            explained(glossary(), &[says("Von Trägern.")], Lang::De),
            ["Träger"]
        );
        assert!(explained(glossary(), &[], Lang::De).is_empty());
    }

    #[test]
    fn a_word_is_meant_whole_and_in_the_language_of_the_page() {
        let glossary = || vec![term(("Träger", "body"), &[]), term(("e. V.", "e. V."), &[])];
        for text in ["Hosenträger", "Trägern", "A body."] {
            let explained = explained(glossary(), &[says(text)], Lang::De);
            assert!(explained.is_empty(), "{text}");
        }
        let page = [says("A body, Träger in German, as (e. V.).")];
        assert_eq!(explained(glossary(), &page, Lang::En), ["body", "e. V."]);
        // Words of two texts are not one.
        assert!(explained(glossary(), &[says("e"), says("V.")], Lang::De).is_empty());
    }

    #[test]
    fn headings_names_points_and_notes_are_read_but_no_address() {
        let glossary = ["Anteil", "Plan", "Stelle", "Linie", "Recht", "Netz"];
        let glossary = || {
            glossary
                .iter()
                .map(|word| term((word, word), &[]))
                .collect()
        };
        let address = Inline::link("https://example.org/netz", LinkTarget::Page);
        let text = Inlines::from("Seite").with(Inline::Note("Recht".to_owned()));
        let points = DefinitionPart::Points(vec!["Linie".to_owned()]);
        let definition = Definition::with_parts("Stelle", vec![points]);
        let page = [Section::under(2, "Anteil").with_all([
            PageBlock::FieldList(vec![PageField::new("Plan", text.with(address))]),
            PageBlock::DefinitionList(definition.into_iter().collect()),
        ])];
        let explained = explained(glossary(), &page, Lang::De);
        assert_eq!(explained, ["Anteil", "Plan", "Stelle", "Linie", "Recht"]);
    }

    #[test]
    fn a_page_explains_no_more_words_than_somebody_reads() {
        let names: Vec<String> = (0..20).map(|at| format!("Wort{at}")).collect();
        let glossary = names.iter().map(|name| term((name, name), &[])).collect();
        let explained = explained(glossary, &[says(&names.join(" "))], Lang::De);
        assert_eq!(explained, names[..MOST_TERMS]);
    }

    #[test]
    fn a_term_of_signs_alone_is_said_by_no_page() {
        let page = [says(""), says("- ★ -")];
        assert!(explained(vec![term(("★", "-"), &["…"])], &page, Lang::De).is_empty());
    }
}
