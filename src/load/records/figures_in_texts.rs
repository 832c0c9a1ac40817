//! Figures in texts: `{id}` becomes the number of the figure with this id.

use super::directory_builder::DirectoryBuilder;
use super::plain_language;
use crate::both;
use crate::diagnostic::{Span, closest_word};
use crate::model::funding::Figure;
use crate::text::locale::{Lang, Text};

impl DirectoryBuilder<'_, '_> {
    /// A text that people read: figures filled in, sentences looked at.
    pub(super) fn fill_and_check_sentences(
        &mut self,
        text: &Text<'static>,
        at: Span,
        figures: &[Figure],
    ) -> Option<Text<'static>> {
        let text = self.fill_figures(text, at, figures)?;
        plain_language::check_sentences(&mut self.value_reader(), &text, at);
        Some(text)
    }

    /// Puts the figures into a text, in both languages; reports what is not bound to a figure. A text
    /// that names an unknown figure is left out, for without its number it would say something else.
    pub(super) fn fill_figures(
        &mut self,
        text: &Text<'static>,
        at: Span,
        figures: &[Figure],
    ) -> Option<Text<'static>> {
        // Most texts hold no number at all, and so none that should be bound to a figure.
        let has_number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        let figures_to_look_for = if text.translations().any(has_number) {
            figures
        } else {
            &[]
        };
        for figure in figures_to_look_for {
            let shown = [figure.show(Lang::De), figure.show(Lang::En)];
            let is_unbound = text
                .translations()
                .zip(&shown)
                .any(|(text, shown)| text.contains(shown.as_str()));
            if is_unbound {
                let (id, de, en) = (&figure.id, &shown[0], &shown[1]);
                self.value_reader().error(
                    "number-in-text",
                    at,
                    both!(
                        "„{de}“ steht fest im Text.",
                        "“{en}” stands fixed in the text."
                    ),
                    both!(
                        "Bitte {{{id}}} schreiben, damit die Zahl nur an einer Stelle steht.",
                        "Please write {{{id}}}, so that the number stands in one place only."
                    ),
                );
            }
        }
        if !text.translations().any(|text| text.contains('{')) {
            return Some(text.clone());
        }
        let mut unknown: Vec<String> = Vec::new();
        let mut fill = |text: &str, lang: Lang| {
            let mut out = String::new();
            let mut rest = text;
            while let Some((before, after)) = rest.split_once('{') {
                out.push_str(before);
                let Some((id, after)) = after.split_once('}') else {
                    rest = after;
                    break;
                };
                // `{min#}` is the number without its word, as in "12 bis 18 Monate".
                let (id, is_bare) = id.strip_suffix('#').map_or((id, false), |id| (id, true));
                match figures.iter().find(|figure| figure.id == id) {
                    Some(figure) if is_bare => out.push_str(&figure.digits(lang)),
                    Some(figure) => out.push_str(&figure.show(lang)),
                    None if unknown.iter().any(|known| known == id) => {}
                    None => unknown.push(id.to_owned()),
                }
                rest = after;
            }
            out + rest
        };
        let de = fill(&text.de, Lang::De).into();
        let en = text.en.as_ref().map(|en| fill(en, Lang::En).into());
        for id in &unknown {
            self.unknown_figure(id, at, figures);
        }
        if let Some(english) = &text.en {
            for figure in figures {
                let is_named = |text: &str| {
                    let (word, bare) =
                        (format!("{{{}}}", figure.id), format!("{{{}#}}", figure.id));
                    text.contains(&word) || text.contains(&bare)
                };
                if is_named(&text.de) != is_named(english) {
                    self.figure_in_one_language(&figure.id, at);
                }
            }
        }
        unknown.is_empty().then_some(Text { de, en })
    }

    fn figure_in_one_language(&mut self, id: &str, at: Span) {
        self.value_reader().error(
            "figure-in-one-language",
            at,
            both!(
                "Die Zahl {{{id}}} steht nur in einer der beiden Sprachen.",
                "The figure {{{id}}} stands in one of the two languages only."
            ),
            both!(
                "Bitte in beiden Sprachen dieselben Zahlen nennen.",
                "Please name the same figures in both languages."
            ),
        );
    }

    fn unknown_figure(&mut self, id: &str, at: Span, figures: &[Figure]) {
        let help = match closest_word(id, figures.iter().map(|figure| figure.id.as_str())) {
            Some(word) => both!("Meinten Sie {{{word}}}?", "Did you mean {{{word}}}?"),
            None => both!(
                "Bitte die Zahl anlegen: [[line.figure]].",
                "Please describe the figure: [[line.figure]]."
            ),
        };
        let message = both!(
            "Eine Zahl „{id}“ gibt es in diesem Eintrag nicht. Der Text wurde ausgelassen.",
            "There is no figure “{id}” in this entry. The text was left out."
        );
        self.value_reader()
            .error("unknown-figure", at, message, help);
    }
}
