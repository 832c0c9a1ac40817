//! What `wir check` does with the rules of the funding.

use crate::cli::manual::{Block, ManualSection};
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    ManualSection {
        title: t!(lang, "FÖRDERREGELN ÄNDERN", "CHANGING THE FUNDING RULES"),
        blocks: vec![
            Block::text(t!(
                lang,
                "`wir check` geht jedes Gespräch und jede Kombination von Antworten durch. Es findet zum Beispiel eine Linie, die nie passen kann, eine Frage, die nie gestellt wird, oder ein Beispiel aus cases.toml, das anders ausgeht. Wo es zu viele Antworten sind, sagt ein Hinweis, dass es nicht geprüft ist.",
                "`wir check` goes through every conversation and every combination of answers. It finds, for example, a line that can never fit, a question that is never asked, or a case of cases.toml with another verdict. Where there are too many answers, a warning says that it is not checked."
            )),
            Block::terms([
                (
                    t!(
                        lang,
                        "wir check --compare alt.toml neu.toml",
                        "wir check --compare old.toml new.toml"
                    ),
                    t!(
                        lang,
                        "Wer bekommt ein anderes Ergebnis? Genannt werden auch deutsche Texte, die ohne den englischen geändert sind. Beide Seiten liegen über den mitgelieferten Daten; mit --no-bundled stehen sie für sich.",
                        "Who gets another verdict? German texts that were changed without the English are named too. Both sides lie on top of the bundled data; with --no-bundled they stand for themselves."
                    ),
                ),
                (
                    t!(
                        lang,
                        "wir check --cases --format csv > durchsehen.csv",
                        "wir check --cases --format csv > review.csv"
                    ),
                    t!(
                        lang,
                        "Schlägt Beispiele vor, an denen Fachleute die Regeln durchsehen. Mit --format toml sind sie fertig für cases.toml.",
                        "Proposes cases with which experts review the rules. With --format toml they are ready for cases.toml."
                    ),
                ),
                (
                    "wir check --graph laiendolmetscher --format mermaid",
                    t!(
                        lang,
                        "Das Gespräch zu einer Förderlinie als Bild, für Mermaid oder mit --format dot für Graphviz.",
                        "The conversation about one funding line as a graph, for Mermaid, or with --format dot for Graphviz."
                    ),
                ),
                (
                    "wir check --as-of 2027-06-01",
                    t!(
                        lang,
                        "Was an diesem Tag auffällt: Regeln, die enden, und Angaben, die lange niemand geprüft hat.",
                        "What is found on that day: rules that end, and values that nobody checked for long."
                    ),
                ),
                (
                    "wir check --open",
                    t!(
                        lang,
                        "Was an den Förderdaten noch zu klären ist, und bei wem.",
                        "What is not settled in the funding data, and whom to ask."
                    ),
                ),
            ]),
        ],
    }
}
