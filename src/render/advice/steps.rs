//! What to do now: whom to call and what to ask, which papers, and where to apply by when.

use jiff::ToSpan;

use super::date::{date_in_reach, next_date};
use super::summary::Offers;
use crate::funding::{
    DueDate, Judgement, LineRules, Reservation, RulesIndex, Standing, days_for_effort, due_date,
};
use crate::model::Contact;
use crate::model::funding::LineKind;
use crate::model::provenance::show_date;
use crate::model::rule::Remedy;
use crate::render::Advice;
use crate::render::article::{Inline, Inlines, ListItem, PageBlock, Section};
use crate::render::funding::callee;
use crate::render::link_target::LinkTarget;
use crate::render::telephones::telephone;
use crate::text::locale::Lang;
use crate::{say, t};

/// More questions than these nobody asks in one call.
const MOST_QUESTIONS: usize = 3;

/// What to do now, step by step. There is always one: somebody to call.
pub(super) fn steps(
    advice: &Advice<'_>,
    offers: &Offers<'_>,
    has_boxes: bool,
    lang: Lang,
) -> Section<'static> {
    let is_offer = |(line, _): &&(RulesIndex, &Judgement)| {
        advice.advisor.lines()[*line].line.kind == LineKind::Offer
    };
    let money = |of: &[(RulesIndex, _)]| of.iter().filter(|of| !is_offer(of)).count();
    // What promises most is worked on: money that fits, else what a change or a call can bring.
    let main: Vec<(RulesIndex, &Judgement)> = if money(&offers.fitting) > 0 {
        offers
            .fitting
            .iter()
            .filter(|of| !is_offer(of))
            .copied()
            .collect()
    } else if !offers.almost.is_empty() {
        offers.almost.clone()
    } else if !offers.to_clarify.is_empty() {
        offers.to_clarify.clone()
    } else if !offers.fitting.is_empty() {
        offers.fitting.clone()
    } else {
        offers.others.clone()
    };
    let mut items: Vec<ListItem> = changes(advice, &main, lang);
    let mut call = call(advice, &main, lang);
    call.extend(questions(advice, &main, offers, lang).map(Inlines::from));
    items.insert(0, call);
    items.extend(papers(advice, &main, lang));
    items.extend(applications(advice, &main, lang));
    let heading = t!(lang, "Das ist jetzt zu tun", "What to do now");
    let list = if has_boxes {
        PageBlock::TaskList(items)
    } else {
        PageBlock::OrderedList(items)
    };
    Section::under_major(2, heading).with(list)
}

/// Whom to call, and the code to name. Elsewhere in Hesse another centre is in charge.
fn call(advice: &Advice<'_>, main: &[(RulesIndex, &Judgement)], lang: Lang) -> ListItem {
    let directory = advice.advisor.directory();
    let lines = main.iter().map(|(line, _)| &advice.advisor.lines()[*line]);
    let all = advice.advisor.lines().iter();
    let mut callees = lines
        .chain(all)
        .filter_map(|rules| callee(rules.line, directory));
    let mut item = Vec::new();
    if let Some(centre) = advice.centre {
        let name = &centre.name;
        let mut words = Inlines::from(say!(
            lang,
            "Zuständig ist das WIR-Vielfaltszentrum {name}.",
            "The WIR-Vielfaltszentrum {name} is in charge."
        ));
        if let Some(address) = directory.page_of(centre) {
            words.0.push(Inline::Text(" ".to_owned()));
            words.0.push(Inline::link(address, LinkTarget::Page));
        }
        item.push(words);
    } else if advice.is_elsewhere_in_hesse() {
        item.push(
            t!(
                lang,
                "Zuständig ist das WIR-Vielfaltszentrum Ihres Kreises oder Ihrer Stadt.",
                "The WIR-Vielfaltszentrum of your county or city is in charge."
            )
            .into(),
        );
    }
    let Some(contact) = callees.next() else {
        return item;
    };
    let mut words = Inlines::from(if item.is_empty() {
        t!(lang, "Anrufen: ", "Call: ")
    } else {
        t!(lang, "Oder uns anrufen: ", "Or call us: ")
    });
    words.0.extend(number_and_room(contact, lang).0);
    let code = advice.code();
    words.0.extend(code.map(|code| {
        Inline::Text(say!(
            lang,
            ". Code nennen: {code}",
            ". Name the code: {code}"
        ))
    }));
    item.push(words);
    item
}

/// `06031 83-3033, Viola Sesar (nicht bestätigt), Raum 415`.
fn number_and_room(contact: &Contact<'_>, lang: Lang) -> Inlines {
    let telephone = telephone(contact, lang);
    let number = Inline::link(&telephone.number, LinkTarget::Telephone);
    let mut words = Inlines(vec![number, Inline::Text(format!(", {}", telephone.name))]);
    words.0.extend(
        (contact.room.as_ref())
            .map(|room| Inline::Text(say!(lang, ", Raum {room}", ", room {room}"))),
    );
    words
}

/// What to ask in the call: what is open about these lines and about those that are to be clarified.
fn questions(
    advice: &Advice<'_>,
    main: &[(RulesIndex, &Judgement)],
    offers: &Offers<'_>,
    lang: Lang,
) -> Option<String> {
    let mut asked: Vec<String> = Vec::new();
    for (line, judgement) in main.iter().chain(&offers.to_clarify) {
        let rules = &advice.advisor.lines()[*line];
        for (condition, standing) in rules.edition.conditions.iter().zip(&judgement.conditions) {
            let is_open = matches!(
                standing,
                Standing::Disputed | Standing::NotFound | Standing::Unknown
            );
            let ask = condition.ask.as_ref().filter(|_| is_open);
            asked.extend(ask.map(|ask| ask.get(lang).to_owned()));
        }
        let reserved = rules.reservations(advice.advisor.directory(), advice.advisor.day());
        let is_in_doubt = |doubt| {
            matches!(
                doubt,
                &Reservation::ValidityUnknown | &Reservation::Uncertain
            )
        };
        if rules.line.kind == LineKind::Line && reserved.iter().any(is_in_doubt) {
            asked.push(t!(lang, "Gelten die Regeln noch?", "Do the rules still hold?").to_owned());
        }
    }
    let mut kept: Vec<String> = Vec::new();
    for question in asked {
        if !kept.contains(&question) {
            kept.push(question);
        }
    }
    kept.truncate(MOST_QUESTIONS);
    let list = kept.join(" ");
    (!kept.is_empty()).then(|| say!(lang, "Fragen: {list}", "Ask: {list}"))
}

/// What would have to be different, with how long that takes beside the next deadline.
fn changes(advice: &Advice<'_>, main: &[(RulesIndex, &Judgement)], lang: Lang) -> Vec<ListItem> {
    let mut items = Vec::new();
    for (line, judgement) in main {
        let Some(near) = &judgement.near_miss else {
            continue;
        };
        let rules = &advice.advisor.lines()[*line];
        let label = rules.line.label.get(lang);
        let remedies = rules.remedies(&near.conditions);
        let changes: Vec<String> = remedies.iter().map(|remedy| change(remedy, lang)).collect();
        let changes = changes.join("; ");
        let mut item = vec![Inlines::from(say!(
            lang,
            "Für „{label}“: {changes}.",
            "For “{label}”: {changes}."
        ))];
        item.extend(clock(advice, rules, near.hardest, lang).map(Inlines::from));
        items.push(item);
    }
    items
}

/// A change with how hard it is.
pub(super) fn change(remedy: &Remedy, lang: Lang) -> String {
    let text = remedy.text.get(lang);
    let effort = match remedy.effort {
        1 => t!(lang, "gleich möglich", "possible at once"),
        2 => t!(lang, "etwas Arbeit", "some work"),
        _ => t!(lang, "dauert Wochen", "takes weeks"),
    };
    format!("{text} ({effort})")
}

/// That a change takes longer than there is time until the next deadline, and which one comes then.
pub(super) fn clock(
    advice: &Advice<'_>,
    rules: &LineRules<'_>,
    effort: u32,
    lang: Lang,
) -> Option<String> {
    let (deadline, DueDate::On { day, days, .. }) = next_date(advice, rules)? else {
        return None;
    };
    if days_for_effort(effort) <= days {
        return None;
    }
    let after = day.checked_add(1.day()).ok()?;
    let next = match due_date(deadline.rule, after, None) {
        Some(DueDate::On { day, .. }) => Some(show_date(day, lang)),
        _ => None,
    };
    let day = show_date(day, lang);
    Some(match next {
        Some(next) => say!(
            lang,
            "Bis zum {day} ist das kaum zu schaffen. Die nächste Frist ist der {next}.",
            "That can hardly be done by {day}. The next deadline is {next}."
        ),
        None => say!(
            lang,
            "Bis zum {day} ist das kaum zu schaffen. Eine spätere Frist kennen wir nicht.",
            "That can hardly be done by {day}. We know no later deadline."
        ),
    })
}

/// The papers for these lines.
fn papers(advice: &Advice<'_>, main: &[(RulesIndex, &Judgement)], lang: Lang) -> Option<ListItem> {
    let mut item: ListItem = Vec::new();
    for (line, _) in main {
        let rules = &advice.advisor.lines()[*line];
        if let Some(documents) = &rules.line.glance.documents {
            let (label, documents) = (rules.line.label.get(lang), documents.get(lang));
            item.push(
                if item.is_empty() {
                    say!(
                        lang,
                        "Unterlagen vorbereiten. {label}: {documents}.",
                        "Prepare the papers. {label}: {documents}."
                    )
                } else {
                    format!("{label}: {documents}.")
                }
                .into(),
            );
        }
    }
    (!item.is_empty()).then_some(item)
}

/// Where to apply, and by when: lines with the same form and day in one step.
fn applications(
    advice: &Advice<'_>,
    main: &[(RulesIndex, &Judgement)],
    lang: Lang,
) -> Vec<ListItem> {
    let mut forms: Vec<(&str, Option<String>, Vec<&str>)> = Vec::new();
    for (line, judgement) in main {
        let rules = &advice.advisor.lines()[*line];
        let Some(address) = &rules.line.form else {
            continue;
        };
        let day = match date_in_reach(advice, rules, judgement) {
            Some((_, DueDate::On { day, .. })) => Some(show_date(day, lang)),
            _ => None,
        };
        let label = rules.line.label.get(lang);
        let known = forms
            .iter_mut()
            .find(|(of, by, _)| *of == address && *by == day);
        match known {
            Some((_, _, labels)) => labels.push(label),
            None => forms.push((address, day, vec![label])),
        }
    }
    let item = |(address, day, labels): (&str, Option<String>, Vec<&str>)| {
        let labels = labels.join(", ");
        let words = match day {
            Some(day) => say!(
                lang,
                "Danach online einreichen bis {day} ({labels}): ",
                "Then apply online by {day} ({labels}): "
            ),
            None => say!(
                lang,
                "Danach online einreichen ({labels}): ",
                "Then apply online ({labels}): "
            ),
        };
        vec![Inlines::from(words).with(Inline::link(address, LinkTarget::Page))]
    };
    forms.into_iter().map(item).collect()
}
