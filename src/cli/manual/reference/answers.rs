//! Answers to the advisor that stand in a call or a file.

use crate::cli::manual::{Block, ManualSection};
use crate::t;
use crate::text::locale::Lang;

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    ManualSection {
        title: t!(lang, "ANTWORTEN", "ANSWERS"),
        blocks: vec![
            Block::text(t!(
                lang,
                "Eine Antwort hat die Form frage=antwort. Fragen und Antworten heißen so, wie der Befehl sie bei der nächsten Frage nennt; es gelten auch der Text einer Antwort, ja oder nein, eine Zahl, wo nach einer gefragt ist, und `unknown` für „Weiß ich nicht“. Späteres ersetzt Früheres: der Code, dann die Datei, dann `-a`.",
                "An answer has the form question=answer. The names of questions and answers are those that the command shows with the next question; the text of an answer will do too, yes or no, a number where one is asked, and `unknown` for “I don't know”. Later ones replace earlier ones: the code, then the file, then `-a`."
            )),
            Block::text(t!(
                lang,
                "Die Datei hinter `--answers` hat eine Antwort je Zeile; hinter # steht eine Bemerkung. Oder sie ist das JSON, das dieser Befehl schreibt.",
                "The file behind `--answers` has one answer a line; behind # stands a remark. Or it is the JSON that this command writes."
            )),
            Block::Lines(t!(
                lang,
                "plan   = project\n\
                 months = 24        # zwei Jahre",
                "plan   = project\n\
                 months = 24        # two years"
            )),
            Block::text(t!(
                lang,
                "Ein Code gehört zu einer Fassung der Fragen. Ein falsches Zeichen und jeder Dreher fallen auf.",
                "A code belongs to one edition of the questions. A wrong character is noticed, and so are two that are swapped."
            )),
        ],
    }
}
