//! The index of long lists.

use crate::cli::manual::{Block, Section};
use crate::index::SHORTEST;
use crate::locale::Lang;
use crate::{say, t};

pub(in crate::cli::manual) fn section(lang: Lang) -> Section {
    let shortest = SHORTEST / 1024;
    Section {
        title: t!(lang, "LANGE LISTEN", "LONG LISTS"),
        blocks: vec![
            Block::text(say!(
                lang,
                "Sind die eigenen Listen zusammen länger als {shortest} KiB, legt die erste Suche einen Index an, und jede weitere liest nur, was sie braucht. Die Antworten sind dieselben. `--no-cache` liest die Listen ganz.",
                "If the lists of your own are longer than {shortest} KiB together, the first look-up makes an index, and each further one reads only what it needs. The answers are the same. `--no-cache` reads the lists whole."
            )),
            Block::text(t!(
                lang,
                "Der Index enthält, was die Liste enthält, also auch Namen und Nummern; nur Sie können ihn lesen. Er liegt im Ordner, den `wir paths` zeigt, und darf jederzeit gelöscht werden. Hat sich eine Liste geändert, erneuert ihn die nächste Suche darin. Was 60 Tage niemand brauchte, räumt der nächste Bau eines Index oder `wir paths` weg.",
                "The index holds what the list holds, so names and numbers too; only you can read it. It lies in the folder that `wir paths` shows, and may be deleted at any time. When a list has changed, the next look-up in it renews the index. What nobody used for 60 days is removed when the next index is built or `wir paths` is called."
            )),
            Block::text(t!(
                lang,
                "Keinen Index gibt es, wo ein Server oder die Standardeingabe mitgelesen wird, und wo der Ordner nicht beschrieben werden kann; warum nicht, sagt `wir paths`.",
                "There is no index where a server or standard input is read too, nor where the folder cannot be written; `wir paths` says why."
            )),
        ],
    }
}
