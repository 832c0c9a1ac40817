//! Any input whatever: no reader panics or loops, and every piece that is not read is told. For
//! minutes, guided by coverage: `fuzz/run`.

use crate::program::wir;
use crate::readers::{bytes_hold, corpus_holds, holds};
use proptest::prelude::*;

const NAMES: [&str; 6] = ["a.vcf", "a.ldif", "a.json", "a.csv", "a.toml", "a"];

/// Pieces of which files of every form are made, so that random texts get beyond the first line.
const PIECES: [&str; 64] = [
    "BEGIN:VCARD\r\n",
    "END:VCARD\n",
    "VERSION:2.1\n",
    "VERSION:4.0\n",
    "FN:",
    "N:",
    ";",
    ":",
    "=",
    ",",
    "\\",
    "\\n",
    "\n ",
    "\n\t",
    "\r\n",
    "\n",
    "\r",
    "=\n",
    "=C3=BC",
    "=C3",
    "QUOTED-PRINTABLE",
    "ENCODING=b",
    "CHARSET=",
    "PHOTO;BASE64:",
    "TEL;WORK;FAX:",
    "item1.TEL:",
    "item1.X-ABLabel:",
    "AGENT:\n",
    "ORG:A;B",
    "ADR:;",
    "KIND:group\n",
    "dn: cn=a,ou=b\n",
    "dn:: ",
    "cn: ",
    "ou:: ",
    ":< file:///x",
    "changetype: modify\n",
    "objectClass: inetOrgPerson\n",
    "telephoneNumber: ",
    "version: 1\n",
    "# ",
    "-\n",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\"name\":",
    "\"contacts\":[",
    "\"schema\":1",
    "null",
    "\\u00",
    "Name;Telefon\n",
    "[[contact]]\n",
    "name = ",
    "id = ",
    "06031 83-1",
    "Müller",
    "ß",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "🎉",
    "   ",
];

#[test]
fn every_text_of_the_kept_corpus_is_read_or_told() {
    for part in [
        "csv", "vcf", "ldif", "json", "toml", "query", "config", "code",
    ] {
        assert!(corpus_holds(part) > 0, "{part}");
    }
}

#[test]
fn any_answers_of_the_kept_corpus_are_taken_or_refused_in_a_sentence() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/answers");
    let texts: Vec<_> = std::fs::read_dir(corpus).expect("a corpus").collect();
    assert!(!texts.is_empty());
    for text in texts {
        let bytes = std::fs::read(text.expect("a text").path()).expect("a text");
        // No argument holds the end of one.
        let text = String::from_utf8_lossy(&bytes).replace('\0', "");
        let answers = text.lines().flat_map(|line| ["-a", line]);
        let call: Vec<&str> = ["foerderung", "find", "--now"]
            .into_iter()
            .chain(answers)
            .collect();
        let run = wir(&call);
        assert!(run.code == 0 || !run.err.is_empty(), "{text:?}: {run:?}");
    }
}

#[test]
fn what_was_found_in_mutated_files_is_read_or_told() {
    // A list with a single CR before its headings.
    holds(
        "a.csv",
        "\r\u{fffd}isa;Organisation;Abteilung\n3-1/2;2 n;Anna",
    );
    holds("a.csv", "\r\u{fffd}\u{fffd}");
    // A file of nothing but the mark at its beginning, written twice.
    holds("a.csv", "\u{feff}");
    // A file of nothing but a comment.
    holds("a.toml", "#@[\u{fffd}4[uni");
}

proptest! {
    #![proptest_config(crate::properties::cases(400))]

    #[test]
    fn any_bytes_are_read_or_told(name in 0..NAMES.len(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        bytes_hold(NAMES[name], &bytes);
    }

    #[test]
    fn any_pieces_of_files_are_read_or_told(
        name in 0..NAMES.len(), pieces in prop::collection::vec(0..PIECES.len(), 0..60),
    ) {
        let text: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        holds(NAMES[name], &text);
    }

    #[test]
    fn any_card_is_read_or_told(lines in "((FN|N|TEL|ORG|NOTE|ADR|UID|CATEGORIES)(;[A-Z]{1,8}(=[a-z\"]{0,5})?)?:\\PC{0,20}\n ?){0,8}") {
        holds("a", &format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n"));
    }

    #[test]
    fn any_entry_is_read_or_told(lines in "((cn|sn|ou|title|mail|uid|telephoneNumber)(;lang-[a-z]{2})?::?<? ?\\PC{0,20}\n ?){0,8}") {
        holds("a", &format!("dn: cn=x,ou=y\n{lines}"));
    }
}
