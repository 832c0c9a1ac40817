//! Topics in a list of hits: what each says of the question, so that no second command is needed.

use super::article::{Inline, Inlines, PageBlock, Telephone};
use super::funding::state;
use crate::model::funding::FactField;
use crate::model::provenance::show_date;
use crate::model::{Contact, Directory, Field, FundingLine, Unit};
use crate::render::contact_fields::not_found_words;
use crate::render::telephones::telephone;
use crate::search::{Passage, Topic, TopicHit};
use crate::text::locale::{Lang, Text};
use crate::{say, t};

/// Among so many lines the advisor helps to choose.
const SEVERAL: usize = 3;

/// Topics one below the other, each with what it says and how to read on.
pub(super) fn list(
    hits: &[TopicHit<'_>],
    directory: &Directory,
    lang: Lang,
) -> Vec<PageBlock<'static>> {
    let items = hits.iter().map(|hit| {
        let lines = lines(hit, directory, lang).into_iter();
        let command = command(hit.entry).map(|command| Inlines(vec![Inline::Literal(command)]));
        lines.chain(command).collect()
    });
    let mut blocks = vec![PageBlock::BulletList(items.collect())];
    let lines = hits
        .iter()
        .filter(|hit| matches!(hit.entry, Topic::Line(_)));
    if lines.count() >= SEVERAL {
        let text = t!(
            lang,
            "Passende Förderung finden: wir foerderung find",
            "To find funding that fits: wir foerderung find"
        );
        blocks.push(PageBlock::Tip(text.into()));
    }
    blocks
}

/// What a hit says: its name, what was met, and what one asks first.
fn lines(hit: &TopicHit<'_>, directory: &Directory, lang: Lang) -> Vec<Inlines> {
    let name = name(hit.entry, lang);
    let head = match hit.passage {
        Passage::Keyword(keyword) if !matches!(hit.entry, Topic::Centre(_)) => say!(
            lang,
            "{name} (Stichwort „{keyword}“)",
            "{name} (keyword “{keyword}”)"
        ),
        _ => name,
    };
    let mut lines = vec![Inlines::from(head)];
    lines.extend(passage_sentence(hit, directory, lang).map(Inlines::from));
    if let Topic::Line(line) = hit.entry {
        lines.push(at_a_glance(line, hit.passage, lang).into());
    }
    lines.extend(responsible(hit.entry, directory).map(|contact| {
        let telephone = Telephone {
            role: None,
            ..telephone(contact, lang)
        };
        Inlines(vec![Inline::Telephone(telephone)])
    }));
    lines
}

fn name(topic: Topic<'_>, lang: Lang) -> String {
    match topic {
        Topic::Area(area) => area.name.get(lang).to_owned(),
        Topic::Programme(programme) => programme.name.get(lang).to_owned(),
        Topic::Line(line) => line.label.get(lang).to_owned(),
        Topic::Unit(unit) => unit.name.get(lang).to_owned(),
        Topic::Centre(centre) => format!("WIR-Vielfaltszentrum {}", centre.name),
    }
}

/// The passage that was met, as a sentence.
fn passage_sentence(hit: &TopicHit<'_>, directory: &Directory, lang: Lang) -> Option<String> {
    let text = |text: &Text<'_>| text.get(lang).to_owned();
    Some(match hit.passage {
        Passage::Name | Passage::Keyword(_) => match hit.entry {
            Topic::Unit(unit) => unit.address.clone()?,
            Topic::Centre(centre) => directory.page_of(centre)?.to_owned(),
            _ => return None,
        },
        Passage::StandsFor(letters) => {
            let letters = text(letters);
            say!(
                lang,
                "WIR steht für: {letters}.",
                "WIR stands for: {letters}."
            )
        }
        Passage::Statement(statement) => text(statement),
        Passage::Fact(field, fact) => {
            let (heading, fact) = (field.label(lang), text(fact));
            format!("{heading}: {fact}")
        }
        Passage::Address(address) => {
            let label = Field::ADDRESS.label(lang);
            format!("{label}: {address}")
        }
        Passage::Note(note) => text(note),
        Passage::NotFound(field) => return Some(gap_sentence(hit.entry, field, directory, lang)),
    })
}

/// What was looked for and not found, when that was, and whom to ask.
fn gap_sentence(topic: Topic<'_>, field: Field, directory: &Directory, lang: Lang) -> String {
    let label = field.label(lang);
    let Topic::Unit(unit) = topic else {
        let none = not_found_words(lang);
        return format!("{label}: {none}.");
    };
    let source = unit.source.as_deref().and_then(|id| directory.source(id));
    let mut text = match source {
        Some(source) => {
            let day = show_date(source.retrieved, lang);
            say!(
                lang,
                "{label}: gesucht am {day}, nicht gefunden.",
                "{label}: looked for on {day}, not found."
            )
        }
        None => {
            let none = not_found_words(lang);
            format!("{label}: {none}.")
        }
    };
    if field == Field::ADDRESS
        && let Some((name, address)) = address_above(unit, directory)
    {
        let name = name.get(lang);
        text.push_str(&say!(
            lang,
            " Anschrift von {name}: {address}.",
            " Address of {name}: {address}."
        ));
    }
    let switchboard = directory.switchboard();
    if let Some(number) = switchboard.and_then(|contact| contact.phone.as_ref()) {
        let number = number.written_form();
        text.push_str(&say!(lang, " Zentrale: {number}", " Switchboard: {number}"));
    }
    text
}

/// The address of the nearest unit above that has one.
fn address_above<'d>(
    unit: &Unit,
    directory: &'d Directory,
) -> Option<(&'d Text<'static>, &'d str)> {
    let mut above = directory.units_up(unit.parent);
    above.find_map(|at| {
        let unit = &directory.units()[at];
        Some((&unit.name, unit.address.as_deref()?))
    })
}

/// State, amount and deadline of a line, but not what was said already.
fn at_a_glance(line: &FundingLine, passage: Passage<'_>, lang: Lang) -> String {
    let mut parts = vec![state(line, lang)];
    let mut add = |field: FactField, phrase: &Option<Text<'static>>| {
        let is_said = matches!(passage, Passage::Fact(said, _) if said == field);
        if let Some(phrase) = phrase.as_ref().filter(|_| !is_said) {
            let (heading, phrase) = (field.label(lang), phrase.get(lang));
            parts.push(format!("{heading}: {phrase}"));
        }
    };
    add(FactField::Amount, &line.glance.amount);
    add(FactField::Deadline, &line.glance.deadline);
    parts.join(". ")
}

/// Whom to call about a topic.
fn responsible<'d>(topic: Topic<'d>, directory: &'d Directory) -> Option<&'d Contact<'d>> {
    let id = match topic {
        Topic::Area(area) => area.contact.as_deref(),
        Topic::Line(line) => line.contact.as_deref(),
        Topic::Programme(_) | Topic::Unit(_) | Topic::Centre(_) => None,
    };
    directory.contact(id?)
}

/// The command that shows all of a topic.
fn command(topic: Topic<'_>) -> Option<String> {
    match topic {
        Topic::Area(area) => Some(format!("wir program {}", area.id)),
        Topic::Programme(programme) => Some(format!("wir program {}", programme.id)),
        Topic::Line(line) => Some(format!("wir foerderung show {}", line.id)),
        Topic::Unit(_) | Topic::Centre(_) => None,
    }
}
