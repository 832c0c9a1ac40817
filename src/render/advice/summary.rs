//! The head of a result: how many offers there are, and one row for each with what it gives and by when.

use super::date::{date, date_in_reach};
use super::verdict::of_verdict;
use crate::funding::{Judgement, LineRules, RulesIndex, Standing};
use crate::model::funding::{LineKind, State};
use crate::model::verdict::Verdict;
use crate::render::Advice;
use crate::render::article::{Inline, Inlines, PageBlock};
use crate::render::funding::{amount_in_sentence, has_amount};
use crate::render::link_target::LinkTarget;
use crate::t;
use crate::text::locale::{Lang, Text};

/// The offers that a result is about: what fits, what almost fits, what is to be clarified, and the funds of others,
/// of whose rules only a part is known.
pub(super) struct Offers<'j> {
    pub(super) fitting: Vec<(RulesIndex, &'j Judgement)>,
    pub(super) almost: Vec<(RulesIndex, &'j Judgement)>,
    pub(super) to_clarify: Vec<(RulesIndex, &'j Judgement)>,
    pub(super) others: Vec<(RulesIndex, &'j Judgement)>,
}

impl<'j> Offers<'j> {
    pub(super) fn new(advice: &Advice<'_>, judged: &'j [Judgement]) -> Offers<'j> {
        let of = |verdict| of_verdict(advice, judged, verdict);
        let is_fund = |line: &RulesIndex| {
            let rules = &advice.advisor.lines()[*line];
            rules.line.kind == LineKind::Fund
        };
        let mut almost: Vec<_> = of(Verdict::Almost).collect();
        // The smallest change first; of equals the one that leaves the fewest questions.
        almost.sort_by_key(|(_, judgement)| {
            let near = judgement.near_miss.as_ref();
            near.map(|near| (near.effort, near.questions.len()))
        });
        let (mut others, to_clarify): (Vec<_>, Vec<_>) =
            of(Verdict::ToClarify).partition(|(line, _)| is_fund(line));
        others.sort_by_key(|(line, _)| advice.advisor.lines()[*line].line.state != State::Open);
        let mut fitting: Vec<_> = of(Verdict::Fits).collect();
        // Money before advice, and a known amount before one that was not found.
        fitting.sort_by_key(|(line, _)| {
            let line = advice.advisor.lines()[*line].line;
            (line.kind == LineKind::Offer, !has_amount(line))
        });
        Offers {
            fitting,
            almost,
            to_clarify,
            others,
        }
    }

    /// Those that stand in the head: all but the funds of others.
    pub(super) fn in_head(&self) -> impl Iterator<Item = (RulesIndex, &'j Judgement)> {
        let head = self.fitting.iter().chain(&self.almost);
        head.chain(&self.to_clarify).copied()
    }

    /// How many there are of each: `2 passen, 1 noch zu klären, 5 weitere möglich.`
    pub(super) fn count(&self, lang: Lang) -> String {
        let (fits, almost) = (self.fitting.len(), self.almost.len());
        let (open, others) = (self.to_clarify.len(), self.others.len());
        let parts = [
            (
                fits,
                t!(lang, "{n} passt", "{n} fits"),
                t!(lang, "{n} passen", "{n} fit"),
            ),
            (
                almost,
                t!(lang, "{n} passt fast", "{n} almost fits"),
                t!(lang, "{n} passen fast", "{n} almost fit"),
            ),
            (
                open,
                t!(lang, "{n} noch zu klären", "{n} still to clarify"),
                t!(lang, "{n} noch zu klären", "{n} still to clarify"),
            ),
            (
                others,
                t!(lang, "{n} weitere möglich", "{n} more possible"),
                t!(lang, "{n} weitere möglich", "{n} more possible"),
            ),
        ];
        let words = parts.into_iter().filter(|(count, ..)| *count > 0);
        let words: Vec<String> = words
            .map(|(count, one, many)| {
                let words = if count == 1 { one } else { many };
                words.replace("{n}", &count.to_string())
            })
            .collect();
        match &words[..] {
            [] => t!(
                lang,
                "Nichts passt nach diesen Angaben.",
                "Nothing fits by these answers."
            )
            .to_owned(),
            _ => format!("{}.", words.join(", ")),
        }
    }
}

/// One row for each offer, with its verdict, what it gives, and by when.
pub(super) fn rows<'j>(
    advice: &Advice<'_>,
    offers: impl Iterator<Item = (RulesIndex, &'j Judgement)>,
    lang: Lang,
) -> Option<PageBlock<'static>> {
    let items: Vec<_> = offers
        .map(|(line, judgement)| vec![row(advice, line, judgement, lang)])
        .collect();
    (!items.is_empty()).then_some(PageBlock::BulletList(items))
}

fn row(advice: &Advice<'_>, line: RulesIndex, judgement: &Judgement, lang: Lang) -> Inlines {
    let rules = &advice.advisor.lines()[line];
    let label = Inline::Strong(rules.line.label.get(lang).to_owned());
    let mut words = Inlines(vec![label]);
    // What a fund of somebody else is for was not asked.
    let purpose = rules.line.glance.purpose.as_ref();
    let label = rules.line.label.get(lang);
    let is_said = |purpose: &&Text<'static>| purpose.get(lang) == label;
    let purpose = purpose.filter(|of| rules.line.kind == LineKind::Fund && !is_said(of));
    words
        .0
        .extend(purpose.map(|of| Inline::Text(format!(" ({})", of.get(lang)))));
    let verdict = match (judgement.verdict, rules.line.kind) {
        (Verdict::ToClarify, LineKind::Fund) => rules.line.state.label(lang),
        (verdict, _) => verdict.label(lang),
    };
    let mut text = format!(": {verdict}");
    if rules.line.kind == LineKind::Offer {
        text.push_str(t!(lang, "; ohne Geld", "; without money"));
    } else {
        text.push_str("; ");
        text.push_str(&amount_in_sentence(rules.line, lang));
    }
    let is_disputed = judgement.conditions.contains(&Standing::Disputed);
    if is_disputed && rules.line.kind == LineKind::Fund {
        text.push_str(t!(
            lang,
            "; wer Anträge stellen darf, ist strittig",
            "; who may apply is disputed"
        ));
    }
    words.0.push(Inline::Text(text));
    words.0.extend(by_when(advice, rules, judgement, lang).0);
    // The forms of what is applied for first stand among the steps.
    if let (LineKind::Fund, Some(form)) = (rules.line.kind, &rules.line.form) {
        words.0.push(Inline::Text("; ".to_owned()));
        words.0.push(Inline::link(form, LinkTarget::Page));
    }
    words
}

/// By when to apply, behind a row; nothing for an offer, for which nobody applies.
fn by_when(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    judgement: &Judgement,
    lang: Lang,
) -> Inlines {
    if rules.line.kind == LineKind::Offer {
        return Inlines::default();
    }
    let Some((deadline, due)) = date_in_reach(advice, rules, judgement) else {
        return t!(lang, "; Frist nicht gefunden", "; deadline not found").into();
    };
    let mut words = Inlines::from(t!(lang, "; Antrag: ", "; apply: "));
    words
        .0
        .extend(date(deadline, due, advice.advisor.day(), lang).0);
    words
}
