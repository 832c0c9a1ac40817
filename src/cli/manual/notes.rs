//! What must be known of a command beyond its arguments: in its whole help, and in its manual page.

use super::Block;
use crate::model::Field;
use crate::text::locale::Lang;
use crate::{say, t};

/// The notes of a command.
pub(in crate::cli) fn for_command(command: &str, lang: Lang) -> Vec<Block> {
    let texts: &[&str] = match command {
        "" => &overview(lang),
        "contacts" => &[t!(
            lang,
            "Gesucht wird nach Name, Nummer, Raum, Stelle, Aufgabe, Stichwort und E-Mail, auch mit Tippfehlern, wie gehört, gesprochen oder buchstabiert, und in ganzen Sätzen; die besten Treffer stehen vorn. Ohne Wörter werden alle aufgelistet.",
            "It searches name, number, room, unit, post, keyword and e-mail, also with typing errors, as heard, spoken or spelled, and in whole sentences; the best hits come first. Without words everybody is listed."
        )],
        "rooms" => &[t!(
            lang,
            "Wer statt einer Nummer einen Namen tippt, bekommt den Raum dieser Person.",
            "Type a name instead of a number to get the room of that person."
        )],
        "program" => &[t!(
            lang,
            "Ein Arbeitsbereich wird mit seiner Kennung genannt, oder mit einem Wort aus seinem Namen, seinen Aufgaben oder Stichwörtern.",
            "An area of work is named by its id, or by a word of its name, its tasks or its keywords."
        )],
        "foerderung" => &[t!(
            lang,
            "Andere Wörter als die Befehle werden gesucht: `wir foerderung minijob` ist `wir foerderung show minijob`.",
            "Words that are no commands are searched: `wir foerderung minijob` is `wir foerderung show minijob`."
        )],
        "foerderung show" => &[t!(
            lang,
            "Passt ein Wort zu mehreren Merkblättern, werden sie auf einen Blick gezeigt. Was nicht von der zuständigen Stelle stammt, ist so gekennzeichnet.",
            "If a word fits several fact sheets, they are shown at a glance. What is not from the responsible body is marked so."
        )],
        "foerderung find" => &find(lang),
        "foerderung deadlines" => &[t!(
            lang,
            "Manche Fristen hängen vom Beginn des Vorhabens ab; --start rechnet sie aus.",
            "Some deadlines depend on the start of the project; --start computes them."
        )],
        "search" => &[
            t!(
                lang,
                "Gesucht wird wie mit `wir contacts`, dazu in Räumen, Stellen, Arbeitsbereichen, Förderlinien und den Zentren in Hessen.",
                "It searches as `wir contacts` does, and also rooms, units, areas of work, funding lines and the centres in Hesse."
            ),
            t!(
                lang,
                "Ganze Fragen gehen auch: `wir bis wann kann man Mikroprojekte beantragen`. Fragewörter entscheiden, ob Personen, Beträge, Fristen oder Bedeutungen gemeint sind. Andere Formen eines Wortes, zusammengesetzte Wörter und alltägliche Wörter werden verstanden. Eine Frage zu etwas anderem bekommt nichts.",
                "Whole questions work too: `wir until when can we apply for micro projects`. Question words decide whether people, amounts, deadlines or meanings are wanted. Other forms of a word, compounds and everyday words are understood. A question about something else gets nothing."
            ),
        ],
        "check" => &check(lang),
        "paths" => &[
            t!(
                lang,
                "Zu jedem Ort steht da, warum er gelesen wird und was er bringt; dazu, wo config.toml liegt und welche Indizes langer Listen es gibt. Server werden nur gefragt, ob sie antworten.",
                "For each place it says why it is read and what it brings; also where config.toml lies and which indexes of long lists there are. Servers are only asked whether they answer."
            ),
            t!(
                lang,
                "--forget löscht alle Indizes, auch angefangene, und sagt, welche es waren. Die Listen selbst bleiben. Die nächste Suche in einer langen Liste legt wieder einen an.",
                "--forget deletes all indexes, unfinished ones too, and says which they were. The lists themselves stay. The next look-up in a long list makes one again."
            ),
        ],
        "completions" => &[t!(
            lang,
            "Ergänzt werden Befehle und Optionen, in bash, zsh und fish auch Namen von Kontakten, aus denselben Daten, die der Aufruf liest.",
            "Commands and options are completed, in bash, zsh and fish names of contacts too, from the same data that the call reads."
        )],
        "man" => &[t!(
            lang,
            "Jeder Befehl hat eine Seite, in beiden Sprachen (--lang). Einstellungen, eigene Daten, LDAP-Server und die Formen der Ausgabe stehen auf der Hauptseite.",
            "Each command has a page, in both languages (--lang). Settings, data of your own, LDAP servers and the forms of output stand on the main page."
        )],
        _ => &[],
    };
    let mut blocks: Vec<Block> = texts.iter().map(|text| Block::text(*text)).collect();
    if command == "contacts" {
        let fields: Vec<String> = Field::columns().map(|field| typed(field, lang)).collect();
        let fields = fields.join(", ");
        blocks.push(Block::Text(say!(
            lang,
            "Felder für --fields und --sort: {fields}. Ihre englischen Namen gelten ebenso.",
            "Fields for --fields and --sort: {fields}. Their German names will do as well."
        )));
    }
    blocks
}

/// The name of a field as it is typed.
pub(super) fn typed(field: Field, lang: Lang) -> String {
    field.label(lang).to_lowercase().replace(' ', "-")
}

fn overview(lang: Lang) -> [&'static str; 3] {
    [
        t!(
            lang,
            "Am Terminal sucht `wir` ohne Befehl, was man tippt: Namen, Nummern, Räume, Themen. Pfeile und Enter wählen einen Treffer oder einen Eintrag der Liste, eine einzelne Zahl und Enter auch. F1 oder `hilfe` erklärt, F2 oder `speichern` macht aus dem, was gezeigt ist, eine Datei, Esc oder `beenden` beendet. In einer Leitung zeigt es die wichtigsten Nummern und alle Befehle.",
            "On a terminal `wir` without a command searches what is typed: names, numbers, rooms, topics. Arrows and Enter choose a hit or an entry of the list, a single digit and Enter too. F1 or `help` explains, F2 or `save` makes a file of what is shown, Esc or `quit` quits. In a pipe it shows the main numbers and all commands."
        ),
        t!(
            lang,
            "Ein erstes Wort, das kein Befehl ist, wird gesucht: `wir falk` ist `wir search falk`.",
            "A first word that is no command is searched: `wir falk` is `wir search falk`."
        ),
        t!(
            lang,
            "Es ändert keine Daten und schickt nichts ins Netz, außer Fragen an LDAP-Server, die Sie nennen. Erfunden wird nichts: Was keine Quelle nennt, steht hier nicht.",
            "It changes no data and sends nothing anywhere, except questions to LDAP servers that you name. Nothing is made up: what no source gives does not stand here."
        ),
    ]
}

fn find(lang: Lang) -> [&'static str; 3] {
    [
        t!(
            lang,
            "Am Terminal fragt der Befehl, bis feststeht, was passt. Ohne Terminal, in einer Leitung oder mit --no-input nennt er die nächste Frage mit ihren Antworten und endet mit 3.",
            "On a terminal the command asks until it is settled what fits. Without a terminal, in a pipe or with --no-input it names the next question with its answers and ends with 3."
        ),
        t!(
            lang,
            "Das Ergebnis sagt, was passt, was fast passt und was sich dafür ändern müsste, was noch zu klären ist und mit wem, und was nicht passt. Ob ein Antrag Erfolg hat, entscheidet es nicht.",
            "The result says what fits, what almost fits and what would have to change, what is still to clarify and with whom, and what does not fit. It does not decide whether an application succeeds."
        ),
        t!(
            lang,
            "Der Code im Ergebnis trägt das ganze Gespräch: am Telefon vorlesen, dort eintippen, weitermachen. Er enthält nichts Persönliches, und nichts wird gespeichert.",
            "The code in the result carries the whole conversation: read it out on the phone, type it there, go on. It holds nothing personal, and nothing is stored."
        ),
    ]
}

fn check(lang: Lang) -> [&'static str; 3] {
    [
        t!(
            lang,
            "Ohne Pfad werden alle Daten geprüft, die `wir` liest, auch config.toml. Dateien, die genannt werden, liegen über den mitgelieferten Daten; mit --no-bundled stehen sie für sich. bundled hinter --compare steht für die mitgelieferten Daten selbst.",
            "Without a path all data that `wir` reads is checked, config.toml included. Files that are named lie on top of the bundled data; with --no-bundled they stand for themselves. bundled behind --compare stands for the bundled data itself."
        ),
        t!(
            lang,
            "Jeder Befund nennt Datei, Zeile und Spalte, und was zu tun ist. Von jeder Art werden hundert gezeigt, mit --format json tausend, und wie viele es noch gibt (not_listed). Ein Fehler kostet nur den Wert oder den Eintrag, in dem er steht. Steht ein Fehler in den Daten, endet der Befehl mit 4, mit Warnungen allein mit 0.",
            "Each finding names file, line and column, and what to do. Of each kind a hundred are shown, with --format json a thousand, and how many more there are (not_listed). A mistake costs only the value or the entry in which it stands. With a mistake in the data the command ends with 4, with warnings alone with 0."
        ),
        t!(
            lang,
            "Der Code eines Befundes steht in Klammern. `wir check --explain CODE` sagt, was er bedeutet, warum es wichtig ist und was zu tun ist, oft mit einem Beispiel; ohne CODE stehen alle da.",
            "The code of a finding stands in brackets. `wir check --explain CODE` says what it means, why it matters and what to do, often with an example; without CODE all are listed."
        ),
    ]
}
