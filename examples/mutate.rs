//! Reads mutated files for as long as one likes, on the stable toolchain:
//!
//! ```sh
//! cargo run --release --example mutate -- 180 vcf
//! ```
//!
//! The first argument is the time in seconds, the second one of `vcf`, `ldif`, `json`, `csv`, `toml`.
//! At a text that breaks a rule of `tests/it/readers` it ends and prints the text, which then becomes a
//! test in `tests/it/any_input.rs`.

#[path = "../tests/it/readers/holds.rs"]
mod holds;

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A file of each form from which mutation begins.
const SEEDS: [(&str, &[&str]); 5] = [
    (
        "vcf",
        &[
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna;;Dr.\r\nFN:Dr. Anna Müller\r\nORG:Kreis;Frühe Hilfen\r\nTEL;WORK;FAX:06031 83-91\r\nNOTE;QUOTED-PRINTABLE:a=\r\nb=0D=0A\r\nPHOTO;ENCODING=BASE64:\r\n /9j/4AAQ\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nEND:VCARD\r\n",
            "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1\nFN:Ana Lopes\\, Silva\nN:Lopes Silva;Ana,Bea;;;\nitem1.TEL;VALUE=uri;TYPE=\"work,voice\":tel:+49-6031-83;ext=1\nitem1.X-ABLabel:_$!<HomeFAX>!$_\nADR;TYPE=work:;Raum 415;;;;;\nCATEGORIES:Rat,Tat\\, Hilfe\nNOTE:Raum B 2.14\\nmorgens\nEMAIL:a@example.org\n TITLE;LANGUAGE=en:x\nEND:VCARD\n",
        ],
    ),
    (
        "ldif",
        &[
            "version: 1\n# Export\n  weiter\n\ndn: uid=a,ou=Frühe Hilfen,o=Kreis,dc=example,dc=org\nobjectClass: inetOrgPerson\ncn:: TcO8bGxlcg==\nsn:: TcO8bG\n xlcg==\ntitle;lang-en: Advice\ntelephoneNumber: 06031 83-1\nfacsimileTelephoneNumber: 06031 83-91$fineResolution\nou: Frühe Hilfen\nobjectGUID:: AQIDBAUGBwgJCgsMDQ4PEA==\ndescription:< file:///x\n\ndn: cn=b\nchangetype: modify\nreplace: cn\ncn: x\n-\n\ndn: cn=Gruppe\nobjectClass: groupOfNames\n",
        ],
    ),
    (
        "json",
        &[
            "{\"schema\":1,\"contacts\":[{\"id\":\"a\",\"name\":\"Anna M\\u00fcller\",\"more_phones\":[\"06031 83-1\"],\"units_above\":[\"Kreis\"],\"unit\":\"IT\",\"confirmed\":false,\"not_found\":[\"email\"],\"note\":null},{\"name\":\"B\",\"hut\":1}]}",
            "{\"name\":\"A\",\"phone\":\"12 34\"}\n{\"name\":\"B\"}\n",
        ],
    ),
    (
        "csv",
        &[
            "Name;Telefon;Notiz;Organisation;Abteilung\n\"Muster; Anna\";06031 83-1/2;\"sagt \"\"ja\"\"\nund geht\";A ::: B;C\nB;1;;;\n",
        ],
    ),
    (
        "toml",
        &[
            "[[unit]]\nid = \"a\"\nname = { de = \"A\", en = \"B\" }\n\n[[contact]]\nid = \"b\"\nname = \"Anna\"\nunit = \"a\"\nphone = \"06031 83-1\"\nkeywords = [\"x\", \"y\"]\nconfirmed = false\n",
        ],
    ),
];

/// Signs that mean something in one of the forms.
const SIGNS: &[u8] = b"\r\n \t:;,.=\"\\{}[]<>#-+/$@0123456789aAeEnN\x00\xff\xc3\xbc";

/// Longest text; what grows beyond is cut.
const LONGEST: usize = 4096;

/// The text that is being read, for the report when it breaks a rule.
static TEXT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// A simple generator (xorshift), so that a run can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap_or(0)
    }
}

fn mutated(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(7) {
            0 if random.below(4) == 0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.insert(at, SIGNS[random.below(SIGNS.len())]),
            3 if at < bytes.len() => bytes[at] = SIGNS[random.below(SIGNS.len())],
            4 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            5 => {
                let from = random.below(other.len());
                let to = (from + random.below(64)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => bytes.insert(at, u8::try_from(random.below(256)).unwrap_or(0)),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what it finds is told"
)]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(10);
    let wanted = arguments.next().unwrap_or_else(|| "vcf".to_owned());
    let Some((form, seeds)) = SEEDS.iter().find(|(form, _)| *form == wanted) else {
        println!("vcf, ldif, json, csv, toml");
        return;
    };
    let name = format!("a.{form}");
    let mut corpus: Vec<Vec<u8>> = seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    let first = corpus.len();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut runs, mut slowest) = (0_u64, Duration::ZERO);
    let begin = Instant::now();
    // The release profile ends at a panic, so the text is told before it.
    std::panic::set_hook(Box::new(|reason| {
        let text = TEXT.lock().map(|text| text.clone()).unwrap_or_default();
        eprintln!("{reason}\n{:?}", String::from_utf8_lossy(&text));
    }));
    while begin.elapsed() < Duration::from_secs(seconds) {
        // Every second time from the beginning, so that it does not drift away from what is read.
        let from = if random.below(2) == 0 {
            first
        } else {
            corpus.len()
        };
        let seed = corpus[random.below(from)].clone();
        let other = corpus[random.below(corpus.len())].clone();
        let bytes = mutated(&seed, &other, &mut random);
        if let Ok(mut text) = TEXT.lock() {
            text.clone_from(&bytes);
        }
        let start = Instant::now();
        holds::bytes_hold(&name, &bytes);
        slowest = slowest.max(start.elapsed());
        runs += 1;
        // Mutants of mutants, a few at a time.
        if random.below(50) == 0 && bytes.len() > LONGEST / 16 {
            if corpus.len() > first + 200 {
                let at = first + random.below(corpus.len() - first);
                corpus.swap_remove(at);
            }
            corpus.push(bytes);
        }
    }
    println!("{form}: {runs} texts in {seconds} s, slowest {slowest:?}, nothing found");
}
