//! Rules, fallbacks and cases, once the limits of all of them are known.

use super::directory_builder::DirectoryBuilder;
use crate::both;
use crate::formats::Record;
use crate::model::rule::MOST_OPTIONS;
use std::collections::BTreeSet;

impl<'t> DirectoryBuilder<'_, 't> {
    /// Makes the classes of all numbers, and with them the rules, the fallbacks and the cases.
    pub(super) fn settle_rules(&mut self, fallbacks: Vec<Record<'t>>, cases: Vec<Record<'t>>) {
        let mut cuts = vec![BTreeSet::new(); self.made.parts.questions.len()];
        let drafts = std::mem::take(&mut self.drafts);
        for edition in drafts.values().flatten() {
            for condition in &edition.conditions {
                condition.test.collect_cuts(&mut cuts);
                if let Some((test, ..)) = &condition.dispute {
                    test.collect_cuts(&mut cuts);
                }
            }
            for benefit in &edition.benefits {
                benefit.test.collect_cuts(&mut cuts);
            }
        }
        let fallbacks = self.fallbacks(fallbacks);
        for (_, _, test) in &fallbacks {
            test.collect_cuts(&mut cuts);
        }
        Self::make_classes(&mut self.made.parts.questions, &cuts);
        self.limit_classes();
        self.settle_fallbacks(fallbacks);
        let lines = self.made.parts.lines.len();
        self.made.places.editions = vec![Vec::new(); lines];
        for (line, editions) in drafts {
            for draft in editions {
                let (edition, places) = self.settle_edition(draft);
                self.made.parts.lines[line].editions.push(edition);
                self.made.places.editions[line.0].push(places);
            }
        }
        for record in cases {
            self.case(record);
        }
    }

    fn limit_classes(&mut self) {
        let questions = self.made.parts.questions.iter_mut();
        let mut reports = Vec::new();
        for (question, at) in questions.zip(&self.made.places.questions) {
            if question.options.len() > MOST_OPTIONS {
                reports.push((question.id.clone(), question.options.len(), *at));
                question.options.truncate(MOST_OPTIONS);
            }
        }
        for (id, count, at) in reports {
            self.value_reader().error(
                "number-of-options",
                at,
                both!(
                    "Die Grenzen aller Regeln machen aus „{id}“ {count} Stufen; möglich sind {MOST_OPTIONS}.",
                    "The limits of all rules make {count} classes of “{id}”; possible are {MOST_OPTIONS}."
                ),
                both!(
                    "Bitte Grenzen zusammenlegen oder die Frage teilen.",
                    "Please join limits or divide the question."
                ),
            );
        }
    }
}
