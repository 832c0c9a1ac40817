//! Figures and deadlines in texts: `{id}` becomes the number of the figure, or the words of the deadline.

use super::directory_builder::DirectoryBuilder;
use super::plain_language;
use super::value_reader::without_braces;
use crate::both;
use crate::diagnostic::{Span, closest_word};
use crate::model::deadline::{Deadline, DeadlineRule};
use crate::model::funding::Figure;
use crate::model::measure::Measure;
use crate::text::locale::{Lang, Text};
use crate::text::numbers::{counted, day_in};

/// What texts of a line can name.
#[derive(Default)]
pub(super) struct LineValues {
    /// Its figures.
    pub(super) figures: Vec<Figure>,
    /// Its deadlines, with an id or without.
    pub(super) deadlines: Vec<Deadline>,
}

impl LineValues {
    /// The ids that stand in braces.
    fn ids(&self) -> impl Iterator<Item = &str> {
        let deadlines = self.deadlines.iter();
        let deadlines = deadlines.filter_map(|deadline| deadline.id.as_deref());
        self.figures
            .iter()
            .map(|figure| figure.id.as_str())
            .chain(deadlines)
    }

    /// What stands in a text for an id.
    fn words(&self, id: &str, is_bare: bool, lang: Lang) -> Option<String> {
        if let Some(figure) = self.figures.iter().find(|figure| figure.id == id) {
            return Some(if is_bare {
                figure.digits(lang)
            } else {
                figure.show(lang)
            });
        }
        let mut deadlines = self.deadlines.iter();
        let deadline = deadlines.find(|deadline| deadline.id.as_deref() == Some(id))?;
        Some(deadline.rule.named_in_text(is_bare, lang))
    }
}

impl DirectoryBuilder<'_, '_> {
    /// A text that people read: figures filled in, sentences looked at.
    pub(super) fn fill_and_check_sentences(
        &mut self,
        text: &Text<'static>,
        at: Span,
        values: &LineValues,
    ) -> Option<Text<'static>> {
        let text = self.fill_values(text, at, values)?;
        plain_language::check_sentences(&mut self.value_reader(), &text, at);
        Some(text)
    }

    /// Puts figures and deadlines into a text, in both languages; reports what is not bound to a figure. A
    /// text that names an unknown figure is left out, for without its number it would say something else.
    pub(super) fn fill_values(
        &mut self,
        text: &Text<'static>,
        at: Span,
        values: &LineValues,
    ) -> Option<Text<'static>> {
        // Most texts hold no number at all, and so none that should be bound to a figure.
        let has_number = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        let figures_to_look_for = if text.translations().any(has_number) {
            &values.figures[..]
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
        self.check_counted(text, at, figures_to_look_for);
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
                match values.words(id, is_bare, lang) {
                    Some(words) => out.push_str(&words),
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
            self.unknown_figure(id, at, values);
        }
        if let Some(english) = &text.en {
            for id in values.ids() {
                let is_named = |text: &str| {
                    let (word, bare) = (format!("{{{id}}}"), format!("{{{id}#}}"));
                    text.contains(&word) || text.contains(&bare)
                };
                if is_named(&text.de) != is_named(english) {
                    self.figure_in_one_language(id, at);
                }
            }
        }
        unknown.is_empty().then_some(Text { de, en })
    }

    /// Reports a number that is counted as a figure of the same entry is, and is none of them.
    fn check_counted(&mut self, text: &Text<'static>, at: Span, figures: &[Figure]) {
        for lang in [Lang::De, Lang::En] {
            let raw = without_braces(text.get(lang));
            let mut all = counted(&raw, lang);
            let found = all.find(|(digits, word)| {
                figures.iter().any(|figure| {
                    figure.measure.is_word(word, lang) && figure.value.to_string() != *digits
                })
            });
            let Some((digits, word)) = found else {
                continue;
            };
            self.value_reader().error(
                "number-in-text",
                at,
                both!(
                    "„{digits} {word}“ steht fest im Text, neben den Zahlen dieses Eintrags.",
                    "“{digits} {word}” stands fixed in the text, beside the figures of this entry."
                ),
                both!(
                    "Bitte als [[line.figure]] beschreiben und mit {{kennung}} nennen.",
                    "Please describe it as [[line.figure]] and name it with {{id}}."
                ),
            );
            return;
        }
    }

    /// Reports what a text under the heading of deadlines says beside the deadlines: a day that is written
    /// out, or a time that none of them has.
    pub(super) fn check_deadline_text(
        &mut self,
        text: &Text<'static>,
        at: Span,
        values: &LineValues,
    ) {
        let written = [Lang::De, Lang::En]
            .into_iter()
            .find_map(|lang| day_in(&without_braces(text.get(lang)), lang));
        if let Some(day) = written {
            self.value_reader().error(
                "day-in-text",
                at,
                both!(
                    "Der Tag „{day}“ steht fest in einem Text zur Frist.",
                    "The day “{day}” stands fixed in a text on the deadline."
                ),
                both!(
                    "Bitte als [[line.deadline]] mit id beschreiben und mit {{kennung}} nennen. Was früher galt, gehört zu field = \"edition\".",
                    "Please describe it as [[line.deadline]] with an id and name it with {{id}}. What held earlier belongs to field = \"edition\"."
                ),
            );
        }
        let times = [Measure::Weeks, Measure::Months, Measure::Days];
        let named = values.figures.iter().filter(|figure| {
            let is_named = |text: &str| {
                let id = &figure.id;
                text.contains(&format!("{{{id}}}")) || text.contains(&format!("{{{id}#}}"))
            };
            times.contains(&figure.measure) && text.translations().any(is_named)
        });
        let is_deadline = |figure: &Figure| {
            values.deadlines.iter().any(|deadline| match deadline.rule {
                DeadlineRule::LeadTime(lead) => lead.count() == (figure.value, figure.measure),
                _ => false,
            })
        };
        let stray: Vec<(String, [String; 2])> = named
            .filter(|figure| !is_deadline(figure))
            .map(|figure| {
                let shown = [Lang::De, Lang::En].map(|lang| figure.show(lang));
                (figure.id.clone(), shown)
            })
            .collect();
        for (id, [de, en]) in stray {
            self.deadline_differs(
                at,
                both!(
                    "Der Text zur Frist nennt {{{id}}} ({de}), doch keine Frist hat diese Zeit.",
                    "The text on the deadline names {{{id}}} ({en}), but no deadline has this time."
                ),
            );
        }
    }

    /// Reports a text and a deadline that do not say the same.
    pub(super) fn deadline_differs(&mut self, at: Span, message: Text<'static>) {
        let help = both!(
            "Bitte die Frist nur bei [[line.deadline]] beschreiben und im Text mit {{kennung}} nennen.",
            "Please describe the deadline at [[line.deadline]] only, and name it with {{id}} in the text."
        );
        self.value_reader()
            .error("deadline-differs", at, message, help);
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

    fn unknown_figure(&mut self, id: &str, at: Span, values: &LineValues) {
        let help = match closest_word(id, values.ids()) {
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
