//! The index of long lists.

use crate::cli::manual::{Block, ManualSection};
use crate::index::SHORTEST_INDEXED;
use crate::text::locale::Lang;
use crate::{say, t};

pub(in crate::cli::manual) fn section(lang: Lang) -> ManualSection {
    let shortest = SHORTEST_INDEXED / 1024;
    ManualSection {
        title: t!(lang, "LANGE LISTEN", "LONG LISTS"),
        blocks: vec![
            Block::text(say!(
                lang,
                "Sind die eigenen Listen zusammen länger als {shortest} KiB, legt die erste Suche einen Index an, und jede weitere liest nur, was sie braucht. Die Antworten sind dieselben. `--no-cache` liest die Listen ganz.",
                "If the lists of your own are longer than {shortest} KiB together, the first look-up makes an index, and each further one reads only what it needs. The answers are the same. `--no-cache` reads the lists whole."
            )),
            Block::text(t!(
                lang,
                "Der Index enthält, was die Liste enthält, also auch Namen und Nummern; nur Sie können ihn lesen. Er liegt im Ordner, den `wir paths` zeigt; `wir paths --forget` löscht alle. Hat sich eine seiner Listen geändert oder gibt es sie nicht mehr, löscht ihn der nächste Aufruf von wir, gleich welcher; ebenso, was 60 Tage niemand brauchte. Wer aus einer Liste gestrichen ist, steht danach in keinem Index mehr.",
                "The index holds what the list holds, so names and numbers too; only you can read it. It lies in the folder that `wir paths` shows; `wir paths --forget` deletes all of them. When one of its lists has changed or is gone, the next call of wir, whatever it is about, deletes it; so it does with what nobody used for 60 days. Who was taken out of a list is in no index after that."
            )),
            Block::text(t!(
                lang,
                "In demselben Ordner merkt sich wir, was zu Ihren Listen schon gesagt wurde. Was an einer Liste nicht stimmt, sagt es einmal und nach jeder Änderung der Liste wieder. Was gar nicht gelesen wurde, sagt es jedes Mal. Alles sagt immer `wir check`, und mit `--no-cache` jeder Aufruf.",
                "In the same folder wir remembers what was said of your lists. What is not right in a list it says once, and again after each change of the list. What was not read at all it says each time. `wir check` always says all, and so does each call with `--no-cache`."
            )),
            Block::text(t!(
                lang,
                "Keinen Index gibt es, wo ein Server oder die Standardeingabe mitgelesen wird, und wo der Ordner nicht beschrieben werden kann oder zu wenig Platz hat; warum nicht, sagt `wir paths`. Was jemand anderem gehört oder andere ändern dürfen, wird nicht gelesen: WIR_CACHE soll ein Ordner sein, in den nur Sie schreiben.",
                "There is no index where a server or standard input is read too, nor where the folder cannot be written or has too little room; `wir paths` says why. What belongs to somebody else, or may be changed by others, is not read: WIR_CACHE should be a folder into which only you write."
            )),
        ],
    }
}
