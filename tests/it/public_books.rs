//! What address books of public projects have in ways of their own, each as its smallest input: how it is read.

use serde_json::Value;

use crate::exports::described;
use crate::program::{Folder, command, contacts_as, finished};

/// A list: its name and text, what is read of each contact, and the codes of its findings.
type Book = (
    &'static str,
    &'static str,
    &'static [&'static [&'static str]],
    &'static [&'static str],
);

const BOOKS: &[Book] = &[
    // Digits alone are whole where no spreadsheet was.
    (
        "digits.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Muster\nTEL;TYPE=CELL:8885551234\nEND:VCARD\n",
        &[&["name=Anna Muster", "mobile=8885551234"]],
        &[],
    ),
    // The whole name beside its parts.
    (
        "display-name.csv",
        "First Name,Last Name,Display Name,Work Phone\nAnna,Muster,Anni M.,06031 300\nBert,Muster,Bert Muster,06031 301\n",
        &[
            &["name=Anna Muster", "other_names=Anni M.", "phone=06031 300"],
            &["name=Bert Muster", "phone=06031 301"],
        ],
        &[],
    ),
    (
        "department-in-name.csv",
        "Vorname,Nachname,Anzeigename,Telefon\nAnna,Muster,Personalamt - Muster,06031 300\n",
        &[&[
            "name=Personalamt - Muster",
            "other_names=Anna Muster",
            "phone=06031 300",
        ]],
        &[],
    ),
    // The kinds of addresses.
    (
        "google.csv",
        "Name,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value\nAnna Muster,* Home,anna@example.net,Work,anna@example.org\n",
        &[&[
            "name=Anna Muster",
            "email=anna@example.org",
            "more_emails=home anna@example.net",
        ]],
        &[],
    ),
    // A class of people that only one directory has.
    (
        "own-class.ldif",
        "dn: cn=Anna Muster,dc=example,dc=org\nobjectClass: OpenLDAPperson\ncn: Anna Muster\nsn: Muster\nroomNumber: 12\n",
        &[&["name=Anna Muster", "room=12"]],
        &[],
    ),
    // Entries that were given out without their names.
    (
        "without-names.ldif",
        "dn: cn=Anna Muster,ou=Bauamt,dc=example,dc=org\nmobile: +49 171 1\n\ndn: uid=am,dc=example,dc=org\nmail: am@example.org\n",
        &[
            &["name=Anna Muster", "unit=Bauamt", "mobile=+49 171 1"],
            &["name=am@example.org", "email=am@example.org"],
        ],
        &[],
    ),
    (
        "given-name-alone.ldif",
        "dn: uid=1,dc=x\nobjectClass: person\ncn: Anna\nsn: Muster\n\ndn: uid=2,dc=x\nobjectClass: person\ncn: amust\nsn: Muster\n\ndn: uid=3,dc=x\nobjectClass: person\ncn: Amy Wong\nsn: Kroker\n",
        &[
            &["name=Anna Muster"],
            &["name=Muster"],
            &["name=Amy Wong", "other_names=Kroker"],
        ],
        &[],
    ),
    // What is no person, though it has an address or a password.
    (
        "no-people.ldif",
        "dn: cn=Verteiler,dc=x\nobjectClass: groupOfUniqueNames\ncn: Verteiler\nmail: v@example.org\n\ndn: cn=kopie,dc=x\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: kopie\n\ndn: cn=a,dc=x\nobjectClass: person\ncn: Anna Muster\nsn: Muster\n",
        &[&["name=Anna Muster"]],
        &["skipped-entries", "no-staff"],
    ),
    // A file that nobody reads is not missed.
    (
        "file-of-no-use.ldif",
        "dn: cn=a,dc=x\nobjectClass: person\ncn: Anna Muster\nsn: Muster\njpegPhoto:< file:///x\n",
        &[&["name=Anna Muster"]],
        &[],
    ),
    // What stands behind a comma is not always a given name.
    (
        "commas.csv",
        "Name;Telefon\nPoststelle, Raum 12;1001\nBürger, Bus und Bahn;1002\nMuster, Anna;1003\n",
        &[
            &["name=Poststelle, Raum 12", "phone=1001"],
            &["name=Bürger, Bus und Bahn", "phone=1002"],
            &["name=Anna Muster", "phone=1003"],
        ],
        &[],
    ),
    (
        "one-word.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nN:Anna\nFN:Anna Muster\nEND:VCARD\n",
        &[&["name=Anna Muster"]],
        &[],
    ),
    (
        "company.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nN:Inc.;Test\nFN:Test Inc.\nORG:Test Inc.\nX-ABShowAs:COMPANY\nTEL:1001\nEND:VCARD\n",
        &[&["unit=Test Inc.", "phone=1001"]],
        &[],
    ),
    // Columns that mean something else.
    (
        "titles.csv",
        "Title,First Name,Last Name\nDr.,Anna,Muster\nFrau,Berta,Muster\nLeitung,Carla,Muster\n",
        &[
            &["name=Dr. Anna Muster"],
            &["name=Berta Muster"],
            &["name=Carla Muster", "post=Leitung"],
        ],
        &[],
    ),
    (
        "office.csv",
        "Name;Organization;Phone\nJugendamt;Jugendamt;1001\n",
        &[&["unit=Jugendamt", "phone=1001"]],
        &[],
    ),
    (
        "vacant.csv",
        "Name;Aufgabe;Telefon\nN.N.;Leitung;1001\nderzeit unbesetzt;Assistenz;1002\n",
        &[
            &["post=Leitung", "phone=1001"],
            &["post=Assistenz", "phone=1002"],
        ],
        &[],
    ),
    (
        "shared.csv",
        "Name;Telefon\nA. Muster / B. Beispiel;06031 83-3032 oder -3033\n",
        &[
            &[
                "name=A. Muster",
                "phone=06031 83-3032",
                "more_phones=06031 83-3033",
            ],
            &[
                "name=B. Beispiel",
                "phone=06031 83-3032",
                "more_phones=06031 83-3033",
            ],
        ],
        &["several-names"],
    ),
    (
        "side-by-side.csv",
        "Name;Tel.;Name;Tel.\nMuster, Anna;3032;Beispiel, Bert;3033\nCebra, Cara;3034;;\n",
        &[
            &["name=Anna Muster", "phone=3032"],
            &["name=Bert Beispiel", "phone=3033"],
            &["name=Cara Cebra", "phone=3034"],
        ],
        &[],
    ),
    (
        "open-mark.csv",
        "Name;Telefon\n\"Beispiel, Bert;3033\n\"Cebra, Cara\";\"3034\"\n",
        &[&["name=Cara Cebra", "phone=3034"]],
        &["open-quote"],
    ),
    (
        "units.csv",
        "Name;Amt;Fachdienst;Team\nAnna Muster;Jugendamt;Soziale Dienste;Team Nord\nBert Muster;Jugendamt;Soziale Dienste;\n",
        &[
            &[
                "name=Anna Muster",
                "unit=Team Nord",
                "organisation=Jugendamt",
            ],
            &[
                "name=Bert Muster",
                "unit=Soziale Dienste",
                "organisation=Jugendamt",
            ],
        ],
        &[],
    ),
    (
        "one-column.csv",
        "Name\nMuster, Anna\nBeispiel, Bert\n",
        &[&["name=Anna Muster"], &["name=Bert Beispiel"]],
        &[],
    ),
    (
        "disabled.csv",
        "cn,telephoneNumber,userAccountControl\nAnna Muster,3032,514\nBert Muster,3033,512\n",
        &[&["name=Bert Muster", "phone=3033"]],
        &["no-staff"],
    ),
    (
        "remarks.csv",
        "Name;Telefon\nFalk, Fred (Azubi);1001\nHr. Klein, Karl;1002\nO'Neil, Pat, Dr.;1003\n",
        &[
            &["name=Fred Falk (Azubi)", "phone=1001"],
            &["name=Karl Klein", "phone=1002"],
            &["name=Dr. Pat O'Neil", "phone=1003"],
        ],
        &[],
    ),
    // Numbers as people write them.
    (
        "numbers.csv",
        "Name;Telefon\nA;3044/3045\nB;83-3044/-3045\nC;06031 83-3044–46\nD;06031 83-3044 od. 45\nE;06031 83-3044 + 0170 1234567\nF;-0\nG;3099 (Fax)\nH;dienstl. 06031 83-3044 / priv. 06032 1234\nI;Frau Groß: 3044\nJ;kein Telefon\nK;49 6031 833044\nL;0171/1234567\n",
        &[
            &["name=A", "phone=3044", "more_phones=3045"],
            &["name=B", "phone=83-3044", "more_phones=83-3045"],
            &[
                "name=C",
                "phone=06031 83-3044",
                "more_phones=06031 83-3045, 06031 83-3046",
            ],
            &["name=D", "phone=06031 83-3044", "more_phones=06031 83-3045"],
            &["name=E", "phone=06031 83-3044", "more_phones=0170 1234567"],
            &["name=F", "phone=0"],
            &["name=G", "fax=3099"],
            &[
                "name=H",
                "phone=06031 83-3044",
                "more_phones=home 06032 1234",
            ],
            &["name=I", "phone=3044"],
            &["name=J"],
            &["name=K", "phone=+49 6031 833044"],
            &["name=L", "phone=0171/1234567"],
        ],
        &["number-range", "remark-in-number", "lost-zero"],
    ),
    // Titles that only the parts have, and numbers and addresses under names of their own.
    (
        "titles-apart.vcf",
        "BEGIN:VCARD\nVERSION:2.1\nN:Muster;Anna;;Dr.;M.A.\nFN:Anna Muster\nX-MS-TEL;VOICE;COMPANY:06031 83-0\nTEL;WORK;VOICE:06031 83-1\nX-MS-OFFICELOCATION:B 204\nEND:VCARD\n",
        &[&[
            "name=Dr. Anna Muster M.A.",
            "honorific_suffix=M.A.",
            "phone=06031 83-1",
            "more_phones=06031 83-0",
            "room=B 204",
        ]],
        &[],
    ),
    (
        "addresses.ldif",
        "dn: uid=a,dc=x\nobjectClass: person\ncn: Anna Muster\nsn: Muster\npersonalTitle: Dr.\nmailPrimaryAddress: anna@example.org\nproxyAddresses: SMTP:anna@example.org\nproxyAddresses: smtp:a.muster@example.org\nproxyAddresses: x500:/o=x\n",
        &[&[
            "name=Dr. Anna Muster",
            "email=anna@example.org",
            "more_emails=a.muster@example.org",
        ]],
        &[],
    ),
    (
        "nothing.json",
        "[\"vcard\",[[\"version\",{},\"text\",\"4.0\"],[\"note\",{},\"text\",\"\"]]]",
        &[],
        &["empty-card"],
    ),
];

#[test]
fn public_address_books_are_read_as_people_mean_them() {
    let folder = Folder::new();
    for (file, text, want, codes) in BOOKS {
        let run = contacts_as("json", &folder.file(file, *text));
        let json: Value = serde_json::from_str(&run.out).expect("JSON");
        let contacts = json["contacts"].as_array().expect("a list");
        let read: Vec<Vec<String>> = contacts.iter().map(described).collect();
        assert_eq!(read, *want, "{file}");
        for code in *codes {
            assert!(
                run.err.contains(&format!("[{code}]")),
                "{file}: {}",
                run.err
            );
        }
        assert_eq!(codes.is_empty(), run.err.is_empty(), "{file}: {}", run.err);
    }
}

#[test]
fn a_letter_of_several_bytes_that_a_line_is_folded_in_is_whole_again() {
    let folder = Folder::new();
    let card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva M\xc3\r\n \xbcller\r\nEND:VCARD\r\n";
    let entry = b"dn: uid=e\nobjectClass: person\ncn: Eva M\xc3\n \xbcller\nsn: M\xc3\n \xbcller\n";
    for (file, bytes) in [("a.vcf", &card[..]), ("a.ldif", entry)] {
        let run = contacts_as("csv", &folder.file(file, bytes));
        assert!(run.out.contains("Eva Müller"), "{}", run.out);
        assert_eq!(run.err, "");
    }
}

#[test]
fn the_number_of_the_house_completes_extensions_and_no_private_or_emergency_number() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "home = \"+49 6031 83\"\n");
    let list = folder.file(
        "a.csv",
        "Name;Telefon;Telefon privat\nAnna;3032;12345\nPforte;-0;\nNotruf;112;\n",
    );
    let arguments = [
        "--no-bundled",
        "--data",
        &list,
        "contacts",
        "--format",
        "csv",
    ];
    let run = command().env("WIR_CONFIG", config).args(arguments).output();
    let out = finished(run.expect("the program")).out;
    for number in ["+49 6031 83-3032", ",home 12345", "+49 6031 83-0", ",112,"] {
        assert!(out.contains(number), "{number}: {out}");
    }
}
