//! The shapes of JSON that help pages declare are those that the program prints, both ways: every name
//! that comes out is declared, and every name that is declared comes out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wir::formats::known_heading;
use wir::model::{FieldKind, written_fields};

use crate::pages::commands;
use crate::program::{Folder, command, finished};

/// A shape as help pages write it.
#[derive(Clone, Debug)]
enum Shape {
    Text,
    Number,
    /// The one value that stands there: a text, a number, true or false.
    Exactly(Value),
    List(Box<Shape>),
    Object(Vec<Member>),
    /// A shape with a name.
    Named(String),
    OneOf(Vec<Shape>),
}

#[derive(Clone, Debug)]
struct Member {
    /// `None`: any name.
    name: Option<String>,
    may_be_missing: bool,
    shape: Shape,
}

/// Reads the notation.
struct Reader<'t>(&'t str);

impl Reader<'_> {
    fn takes(&mut self, sign: &str) -> bool {
        self.0 = self.0.trim_start();
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn word(&mut self) -> String {
        self.0 = self.0.trim_start();
        let end = self.0.find(|c: char| !c.is_alphanumeric() && c != '_');
        let (word, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        assert!(!word.is_empty(), "a word before {rest:?}");
        word.to_owned()
    }

    fn quoted(&mut self) -> String {
        let (text, rest) = self.0.split_once('"').expect("a closing quotation mark");
        self.0 = rest;
        text.to_owned()
    }

    fn shape(&mut self) -> Shape {
        let mut shapes = vec![self.one()];
        while self.takes("|") {
            shapes.push(self.one());
        }
        match shapes.len() {
            1 => shapes.remove(0),
            _ => Shape::OneOf(shapes),
        }
    }

    fn one(&mut self) -> Shape {
        if self.takes("[]") {
            Shape::List(Box::new(Shape::Text))
        } else if self.takes("[") {
            let shape = self.shape();
            assert!(self.takes("]"), "] before {:?}", self.0);
            Shape::List(Box::new(shape))
        } else if self.takes("{") {
            let mut members = vec![self.member()];
            while self.takes(",") {
                members.push(self.member());
            }
            assert!(self.takes("}"), "}} before {:?}", self.0);
            Shape::Object(members)
        } else if self.takes("\"") {
            Shape::Exactly(self.quoted().into())
        } else {
            match self.word().as_str() {
                "text" => Shape::Text,
                "number" => Shape::Number,
                "true" => Shape::Exactly(true.into()),
                "false" => Shape::Exactly(false.into()),
                "1" => Shape::Exactly(1.into()),
                name => Shape::Named(name.to_owned()),
            }
        }
    }

    fn member(&mut self) -> Member {
        let name = if self.takes("\"") {
            Some(self.quoted())
        } else {
            self.word();
            None
        };
        let may_be_missing = self.takes("?");
        let shape = if self.takes(":") {
            self.shape()
        } else {
            Shape::Text
        };
        Member {
            name,
            may_be_missing,
            shape,
        }
    }
}

fn read(text: &str) -> Shape {
    let mut reader = Reader(text);
    let shape = reader.shape();
    assert_eq!(reader.0.trim(), "", "all of {text}");
    shape
}

/// The terms of the JSON section of a whole help page with their shapes.
fn declared(name: &str) -> Vec<(String, Shape)> {
    let arguments = name.split_whitespace().chain(["--help"]);
    let run = finished(command().args(arguments).output().expect("the program"));
    let lines = run.out.lines().skip_while(|line| *line != "JSON:").skip(1);
    let mut terms: Vec<(String, String)> = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        match (line.strip_prefix("      "), terms.last_mut()) {
            (Some(line), Some((_, text))) => {
                text.push_str(line);
                text.push(' ');
            }
            _ => terms.push((line.trim().to_owned(), String::new())),
        }
    }
    let terms = terms.into_iter();
    terms.map(|(term, text)| (term, read(&text))).collect()
}

/// What was compared.
#[derive(Default)]
struct Comparison {
    /// Shapes with a name, or of a call.
    shapes: BTreeMap<String, Shape>,
    /// Names that came out with a value, and (with `?`) names that were left out.
    seen: BTreeSet<String>,
    /// What came out otherwise than it is declared.
    wrong: BTreeSet<String>,
}

impl Comparison {
    /// Whether a value can be of a shape, as far as its outermost part tells.
    fn fits(&self, value: &Value, shape: &Shape) -> bool {
        match shape {
            Shape::Text => value.is_string(),
            Shape::Number => value.is_number(),
            Shape::Exactly(one) => value == one,
            Shape::List(_) => value.is_array(),
            Shape::Named(name) => self.fits(value, &self.shapes[name]),
            Shape::OneOf(shapes) => shapes.iter().any(|shape| self.fits(value, shape)),
            Shape::Object(members) => value.as_object().is_some_and(|object| {
                let is_known = |key: &String| declares(members, key).is_some();
                let has = |name: &String| object.contains_key(name);
                let are_there = members
                    .iter()
                    .filter(|member| !member.may_be_missing)
                    .all(|member| member.name.as_ref().is_none_or(has));
                object.keys().all(is_known) && are_there
            }),
        }
    }

    fn compare(&mut self, value: &Value, shape: &Shape, path: &str) {
        if value.is_null() {
            return;
        }
        self.seen.insert(path.to_owned());
        match (shape, value) {
            (Shape::Named(name), _) => {
                let shape = self.shapes[name].clone();
                self.compare(value, &shape, name);
            }
            (Shape::OneOf(shapes), _) => {
                let fitting = shapes.iter().position(|shape| self.fits(value, shape));
                match fitting {
                    Some(at) => self.compare(value, &shapes[at], &choice(path, &shapes[at], at)),
                    None => self.is_wrong(format!("{path} is {value}")),
                }
            }
            (Shape::List(shape), Value::Array(items)) => {
                for item in items {
                    self.compare(item, shape, &format!("{path}[]"));
                }
            }
            (Shape::Object(members), Value::Object(object)) => {
                for (key, value) in object {
                    match declares(members, key) {
                        Some(member) => {
                            self.compare(value, &member.shape, &below(path, member));
                        }
                        None => self.is_wrong(format!("{path}.{key} is not declared")),
                    }
                }
                for member in members {
                    let is_there = |name: &String| object.contains_key(name);
                    if member.name.as_ref().is_none_or(is_there) {
                        continue;
                    }
                    let path = below(path, member);
                    if member.may_be_missing {
                        self.seen.insert(path + "?");
                    } else {
                        self.is_wrong(format!("{path} is missing"));
                    }
                }
            }
            _ if self.fits(value, shape) => {}
            _ => self.is_wrong(format!("{path} is {value}")),
        }
    }

    fn is_wrong(&mut self, what: String) {
        self.wrong.insert(what);
    }

    /// Everything that a shape declares, as [`compare`](Self::compare) would see it.
    fn paths(shape: &Shape, path: &str, paths: &mut BTreeSet<String>) {
        match shape {
            Shape::OneOf(shapes) => {
                for (at, shape) in shapes.iter().enumerate() {
                    Comparison::paths(shape, &choice(path, shape, at), paths);
                }
            }
            Shape::List(shape) => Comparison::paths(shape, &format!("{path}[]"), paths),
            Shape::Object(members) => {
                for member in members {
                    let path = below(path, member);
                    if member.may_be_missing {
                        paths.insert(format!("{path}?"));
                    }
                    Comparison::paths(&member.shape, &path, paths);
                }
            }
            Shape::Exactly(_) => {}
            Shape::Text | Shape::Number | Shape::Named(_) => {
                paths.insert(path.to_owned());
            }
        }
    }
}

/// The member for a name: the one called so, else the one for any name.
fn declares<'m>(members: &'m [Member], key: &str) -> Option<&'m Member> {
    let named = |member: &&Member| member.name.as_deref() == Some(key);
    let for_any = |member: &&Member| member.name.is_none();
    let mut all = members.iter();
    all.clone().find(named).or_else(|| all.find(for_any))
}

fn below(path: &str, member: &Member) -> String {
    format!("{path}.{}", member.name.as_deref().unwrap_or("*"))
}

/// The path of one of several shapes: values stand at the same place, objects beside each other.
fn choice(path: &str, shape: &Shape, at: usize) -> String {
    match shape {
        Shape::Object(_) => format!("{path}|{at}"),
        _ => path.to_owned(),
    }
}

/// A list without ids, and with what the bundled contacts have not.
const STAFF: &str = "Name;Telefon;Mobil;Weitere Nummern;E-Mail;Hinweis;Note (en);Stelle;Organisation\n\
                     Anna Muster;06031 83-4711;0151 2345678;06031 83-4712;anna@example.org;Vormittags;Mornings;Kasse;Musterstadt\n";

/// The same with a value in every other column that holds words.
fn staff() -> String {
    let (header, row) = STAFF.trim_end().split_once('\n').expect("two lines");
    let known: Vec<&str> = header.split(';').filter_map(known_heading).collect();
    let (mut header, mut row) = (header.to_owned(), row.to_owned());
    for field in written_fields() {
        let value = match field.kind {
            FieldKind::Words {
                names: Some(names), ..
            } => (names.codes)()[0],
            FieldKind::Text { .. } | FieldKind::Bilingual { .. } | FieldKind::Words { .. } => {
                "Muster"
            }
            _ => continue,
        };
        // An area must be described.
        if !known.contains(&field.key) && field.key != "area" {
            header += &format!(";{}", field.headings[0]);
            row += &format!(";{value}");
        }
    }
    format!("{header}\n{row}\n")
}

/// A place of a room, and a person whose family name is marked.
const HOUSE: &str = "[[room]]\nnumber = \"B 2\"\nplace = \"Hinterhaus\"\n\
                     [[contact]]\nid = \"bert\"\nname = \"Bert van Muster, M.A.\"\nfamily-name = \"van Muster\"\nroom = \"B 2\"\nlanguages = [\"Arabisch\"]\n\
                     phone = \"069 90009-1\"\nmore-phones = [\"home fax 069 90009-2\"]\n\
                     email = \"bert@example.org, privat bert@example.com\"\n\
                     [[unit]]\nid = \"kasse\"\nname = \"Kasse\"\nnote = \"Nur vormittags\"\nnot-found = [\"address\"]\n";

/// Something on top for one of the lines of the rules.
const BENEFIT: &str = "[[line.edition.benefit]]\nid = \"more\"\nwhen = { question = \"fresh\", yes = true }\n\
                       text = { de = \"Es gibt mehr.\", en = \"There is more.\" }\n\
                       source = [\"book-of-rules\"]\nconfidence = \"primary\"\n";

/// Rules that read so many answers that no comparison can go through them.
fn many_answers() -> String {
    let question = |at: usize| {
        format!(
            "[[question]]\nid = \"q{at}\"\nkind = \"yes-no\"\ntopic = 1\nname = \"{at}\"\ntext = \"{at}?\"\nwhy = \"So.\"\n"
        )
    };
    let condition = |at: usize| {
        format!(
            "[[line.edition.condition]]\nid = \"q{at}\"\nwhen = {{ question = \"q{at}\", yes = true }}\n\
             text = \"{at}.\"\nsource = [\"s\"]\nconfidence = \"primary\"\n"
        )
    };
    let questions: String = (0..20).map(question).collect();
    let conditions: String = (0..20).map(condition).collect();
    format!(
        "[[source]]\nid = \"s\"\ntitle = \"S\"\nkind = \"official\"\nretrieved = 2026-11-22\ndated = \"2026\"\n\
         {questions}[[line]]\nid = \"many\"\nkind = \"offer\"\nname = \"Many\"\nlabel = \"Many\"\nstate = \"open\"\n\
         [[line.edition]]\nfrom = 2020-01-01\nuntil = \"open\"\nsource = [\"s\"]\nconfidence = \"primary\"\n\
         checked = 2026-11-22\n{conditions}"
    )
}

/// A day on which the rules of the tests hold.
const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

/// Files for the runs.
struct Files {
    /// Removed at the end.
    _folder: Folder,
    staff: String,
    house: String,
    /// A list that is long enough for an index.
    long: String,
    cache: String,
    /// Rules, and the same with another limit and a line that ends.
    rules: String,
    changed: String,
    many: String,
    /// More faults of a kind than are listed.
    broken: String,
}

impl Files {
    fn new() -> Files {
        let folder = Folder::new();
        let rules = include_str!("rules/rules.toml");
        let begin = rules
            .find("[[line]]\nid      = \"advice\"")
            .expect("a line");
        let rules = [&rules[..begin], BENEFIT, "\n", &rules[begin..]].concat();
        let changed = rules
            .replacen("until      = \"open\"", "until      = 2026-12-31", 1)
            .replace("at-most = 24", "at-most = 12")
            .replace("months = 24", "months = 12");
        let rows = (1..3000).map(|number| format!("Anna Muster{number};06031 83-{number}\n"));
        Files {
            staff: folder.file("staff.csv", staff()),
            house: folder.file("house.toml", HOUSE),
            long: folder.file(
                "long.csv",
                format!("Name;Telefon\n{}", rows.collect::<String>()),
            ),
            cache: folder.path().join("cache").display().to_string(),
            rules: folder.file("rules.toml", &rules),
            changed: folder.file("changed.toml", changed),
            many: folder.file("many.toml", many_answers()),
            broken: folder.file("broken.toml", "[[contact]]\nname = 5\n".repeat(1_001)),
            _folder: folder,
        }
    }

    /// Calls whose output is that of a term; together they show every name.
    fn calls(&self, term: &str) -> Vec<Vec<&str>> {
        let Files {
            house,
            long,
            rules,
            changed,
            many,
            broken,
            ..
        } = self;
        let find = |more: &[&'static str]| [&["foerderung", "find"], &DAY[..], more].concat();
        let by_rules =
            |more: &[&'static str]| [&["--no-bundled", "--data", rules], &find(more)[..]].concat();
        match term {
            "wir" => vec![vec![]],
            "wir contacts" | "wir contacts --fields …" | "wir search" => self.look_ups(term),
            "wir contacts --format jsonl" => vec![vec!["contacts", "falk", "--format", "jsonl"]],
            "wir rooms" => vec![vec!["rooms"], vec!["--data", house, "rooms"]],
            "wir program" => vec![vec!["program"]],
            "wir foerderung" => vec![vec!["foerderung"]],
            "wir foerderung show" => vec![
                vec!["foerderung", "show", "kleine-hilfe"],
                vec!["foerderung", "show", "projekt"],
            ],
            "wir foerderung find" => vec![
                find(&[]),
                find(&["-a", "plan=project"]),
                find(&["-a", "plan=project", "-a", "months=unknown", "--now"]),
                by_rules(&[
                    "-a",
                    "plan=project",
                    "-a",
                    "applicant=office",
                    "-a",
                    "months=48",
                ]),
                by_rules(&[
                    "-a",
                    "plan=project",
                    "-a",
                    "applicant=club",
                    "-a",
                    "majority=unknown",
                    "-a",
                    "months=36",
                    "-a",
                    "fresh=no",
                    "--now",
                ]),
            ],
            "wir foerderung find --why" => vec![find(&["-a", "plan=project", "--why", "ehrenamt"])],
            "wir foerderung deadlines" => vec![
                [&["foerderung", "deadlines"], &DAY[..]].concat(),
                [
                    &["foerderung", "deadlines", "--start", "2026-12-01"],
                    &DAY[..],
                ]
                .concat(),
            ],
            "wir check" => vec![vec!["check"], vec!["--no-bundled", "check", broken]],
            "wir check --open" => vec![vec!["check", "--open"]],
            "wir check --compare" => vec![
                vec![
                    "--no-bundled",
                    "check",
                    "--as-of",
                    "2026-11-22",
                    "--compare",
                    rules,
                    changed,
                ],
                vec!["--no-bundled", "check", "--compare", many, many],
            ],
            "wir check --cases" => vec![vec!["check", "--cases"]],
            "wir check --explain" => vec![vec!["check", "--explain", "list"]],
            "wir check --graph" => vec![vec!["check", "--graph", "laiendolmetscher"]],
            "wir paths" => vec![vec!["--data", long, "paths"]],
            "wir paths --forget" => vec![vec!["paths", "--forget"]],
            _ => panic!("no call shows {term}"),
        }
    }

    /// Look-ups, among them some of which words were heard, spelled out, left out or replaced.
    fn look_ups(&self, term: &str) -> Vec<Vec<&str>> {
        let Files { staff, house, .. } = self;
        let mut calls = match term {
            "wir search" => vec![
                vec!["search", "wetteraukreis"],
                vec!["search", "415"],
                vec!["--data", house, "search", "kasse"],
            ],
            "wir contacts" => vec![
                vec!["contacts"],
                vec!["contacts", "falk"],
                vec!["contacts", "sehsar"],
                vec!["--data", staff, "--data", house, "contacts", "muster"],
            ],
            _ => vec![
                vec!["contacts", "--fields", "name,id"],
                vec![
                    "--data",
                    staff,
                    "contacts",
                    "muster",
                    "--fields",
                    "id,more-phones",
                ],
            ],
        };
        for asked in ["S-E-S-A-R", "ottokar falk", "multikulti"] {
            calls.push(match term {
                "wir search" => vec!["search", asked],
                "wir contacts" => vec!["contacts", asked],
                _ => vec!["contacts", asked, "--fields", "name"],
            });
        }
        calls
    }

    fn run(&self, call: &[&str]) -> Vec<Value> {
        let mut command = command();
        command.env("WIR_CACHE", &self.cache).args(call);
        if !call.contains(&"--format") {
            command.args(["--format", "json"]);
        }
        let run = finished(command.output().expect("the program"));
        let values = serde_json::Deserializer::from_str(&run.out).into_iter();
        let values: Vec<Value> = values.map(|value| value.expect("JSON")).collect();
        assert!(!values.is_empty(), "{call:?}: {}", run.err);
        values
    }
}

#[test]
fn what_help_declares_of_json_is_what_comes_out() {
    let files = Files::new();
    files.run(&["--data", &files.long, "contacts", "muster17"]);
    let strange = format!("{}/{}.index", files.cache, "a".repeat(32));
    std::fs::create_dir(strange).expect("a folder");
    let mut comparison = Comparison::default();
    let declared: Vec<(String, Shape)> =
        commands().iter().flat_map(|name| declared(name)).collect();
    comparison.shapes.extend(declared.iter().cloned());
    for (term, shape) in declared.iter().filter(|(term, _)| term.starts_with("wir")) {
        for call in files.calls(term) {
            for value in files.run(&call) {
                comparison.compare(&value, shape, term);
            }
        }
    }
    assert!(comparison.wrong.is_empty(), "{:#?}", comparison.wrong);
    let mut paths = BTreeSet::new();
    for (term, shape) in &declared {
        Comparison::paths(shape, term, &mut paths);
    }
    let unseen: Vec<&String> = paths.difference(&comparison.seen).collect();
    assert!(unseen.is_empty(), "declared, but in no output: {unseen:#?}");
}
