//! Numbers as classes: cut at every limit that a rule names, so that a question about a number has a
//! few options instead of a range without end.

use std::collections::BTreeSet;

use crate::both;
use crate::model::funding::group_digits;
use crate::model::rule::AnswerOption;
use crate::text::locale::{Lang, Text};

/// The classes of the numbers from `min` to `max`; each cut is the first number of a class.
pub(super) fn classes(
    min: u32,
    max: u32,
    cuts: &BTreeSet<u32>,
    unit: &Text<'static>,
) -> Vec<AnswerOption> {
    let inner = cuts
        .iter()
        .copied()
        .filter(|cut| (min + 1..=max).contains(cut));
    let starts: Vec<u32> = std::iter::once(min).chain(inner).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([max]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(low, high)| AnswerOption {
            id: if low == high {
                low.to_string()
            } else {
                format!("{low}-{high}")
            },
            label: label(low, high, (min, max), unit),
            range: Some((low, high)),
        })
        .collect()
}

/// How a class is called: `bis 24 Monate`, `25 bis 36 Monate`, `mehr als 36 Monate`.
fn label(low: u32, high: u32, (min, max): (u32, u32), unit: &Text<'static>) -> Text<'static> {
    let words = |value: u32| [Lang::De, Lang::En].map(|lang| group_digits(value, lang));
    let [low_de, low_en] = words(low);
    let [high_de, high_en] = words(high);
    let [below_de, below_en] = words(low.saturating_sub(1));
    let (unit_de, unit_en) = (unit.get(Lang::De), unit.get(Lang::En));
    match (low == min, high == max) {
        _ if low == high => both!("genau {low_de} {unit_de}", "exactly {low_en} {unit_en}"),
        (true, false) => both!("bis {high_de} {unit_de}", "up to {high_en} {unit_en}"),
        (false, true) => both!(
            "mehr als {below_de} {unit_de}",
            "more than {below_en} {unit_en}"
        ),
        _ => both!(
            "{low_de} bis {high_de} {unit_de}",
            "{low_en} to {high_en} {unit_en}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_cut_at_each_limit() {
        let unit = both!("Monate", "months");
        let made = classes(1, 60, &BTreeSet::from([25, 37, 80]), &unit);
        let shown: Vec<(&str, &str)> = made
            .iter()
            .map(|class| (class.id.as_str(), class.label.get(Lang::De)))
            .collect();
        assert_eq!(
            shown,
            [
                ("1-24", "bis 24 Monate"),
                ("25-36", "25 bis 36 Monate"),
                ("37-60", "mehr als 36 Monate"),
            ]
        );
    }

    #[test]
    fn a_class_of_one_number_says_so() {
        let unit = both!("Einwohner", "inhabitants");
        let made = classes(1, 90_000, &BTreeSet::from([50_000, 50_001]), &unit);
        assert_eq!(made[1].label.get(Lang::De), "genau 50.000 Einwohner");
        assert_eq!(made[1].id, "50000");
    }
}
