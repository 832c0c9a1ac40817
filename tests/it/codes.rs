//! Every code of a finding is explained, and the program gives it for an input. `tests/it/codes` holds a smallest
//! input for each, named by its code: a file, or a folder; `rules.toml` is read beside each of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use syn::visit::Visit;
use syn::{Expr, ExprCall, ExprLit, ExprMethodCall, Lit};
use wir::diagnostic::{CODE_THEMES, finding_codes};

use crate::house;
use crate::program::{Folder, Run, wir};

/// Codes that no small file brings about, and where a test pins that the program gives them: in a transcript as
/// `[code]`, or in a test as `"code"`.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "double-contact",
        "tests/transcripts/pipe/check-contacts.de.md",
    ),
    (
        "dropped-fields",
        "tests/transcripts/pipe/check-contacts.de.md",
    ),
    ("guided-differs", "src/funding/proof/tests.rs"),
    ("ldap-base", "tests/transcripts/servers/answers.de.txt"),
    (
        "ldap-certificate",
        "tests/transcripts/servers/encryption.de.txt",
    ),
    ("ldap-cut-off", "tests/transcripts/servers/trouble.de.txt"),
    ("ldap-file", "tests/transcripts/servers/logins.de.txt"),
    (
        "ldap-many-values",
        "tests/transcripts/servers/too_much.de.txt",
    ),
    ("ldap-more", "tests/transcripts/servers/answers.de.txt"),
    (
        "ldap-not-built-in",
        "tests/transcripts/servers/without_ldap.de.txt",
    ),
    (
        "ldap-overlong-value",
        "tests/transcripts/servers/too_much.de.txt",
    ),
    (
        "ldap-password-file",
        "tests/transcripts/servers/logins.de.txt",
    ),
    ("ldap-referral", "tests/transcripts/servers/answers.de.txt"),
    ("ldap-refused", "tests/transcripts/servers/answers.de.txt"),
    ("ldap-rights", "tests/transcripts/servers/answers.de.txt"),
    ("ldap-rubbish", "tests/transcripts/servers/trouble.de.txt"),
    ("ldap-slow", "tests/transcripts/servers/trouble.de.txt"),
    ("ldap-tls", "tests/transcripts/servers/encryption.de.txt"),
    ("ldap-too-long", "tests/transcripts/servers/too_much.de.txt"),
    (
        "ldap-unprotected",
        "tests/transcripts/servers/logins.de.txt",
    ),
    (
        "ldap-unreachable",
        "tests/transcripts/servers/trouble.de.txt",
    ),
    ("lost-code", "src/funding/proof/tests.rs"),
    ("no-code", "tests/transcripts/pipe/proof-many.de.md"),
    ("no-difference", "src/funding/proof/tests.rs"),
    ("not-proven", "tests/transcripts/pipe/proof-many.de.md"),
    ("overlong-file", "tests/transcripts/bounds.de.txt"),
    ("overlong-value", "tests/transcripts/bounds.de.txt"),
    ("too-many-entries", "tests/transcripts/bounds.de.txt"),
    ("too-many-levels", "tests/transcripts/bounds.de.txt"),
    ("too-many-numbers", "tests/transcripts/bounds.de.txt"),
    ("too-many-values", "tests/transcripts/bounds.de.txt"),
    ("unreadable-file", "tests/transcripts/pipe/check.de.md"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> PathBuf {
    root().join("tests/it/codes/rules.toml")
}

/// The inputs, each with its code.
fn inputs() -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(root().join("tests/it/codes")).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let with_code = |path: PathBuf| {
        let code = path.file_stem().expect("a name").to_string_lossy();
        (code.into_owned(), path.clone())
    };
    let mut inputs: Vec<_> = paths
        .filter(|path| *path != rules())
        .map(with_code)
        .collect();
    inputs.sort();
    inputs
}

/// The codes that `wir check` gives for a file or folder; what it says of the rules beside it does not count.
fn found(path: &Path) -> BTreeSet<String> {
    let (rules, path) = (rules(), path.to_str().expect("UTF-8"));
    let run = wir(&[
        "--no-bundled",
        "--data",
        rules.to_str().expect("UTF-8"),
        "check",
        "--as-of",
        "2026-11-22",
        "--format",
        "json",
        path,
    ]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let findings = json["diagnostics"].as_array().expect("a list").iter();
    let text = |finding: &Value, name: &str| finding[name].as_str().expect("a text").to_owned();
    let own = findings.filter(|finding| text(finding, "file").starts_with(path));
    own.map(|finding| text(finding, "code")).collect()
}

#[test]
fn each_input_brings_about_the_code_that_it_is_named_by() {
    for (code, path) in inputs() {
        let found = found(&path);
        assert!(found.contains(&code), "{}: {found:?}", path.display());
    }
}

#[test]
fn what_an_explanation_calls_right_takes_the_finding_away_and_brings_no_other() {
    let folder = Folder::new();
    for (code, path) in inputs() {
        let row = finding_codes().find(|row| row.code == code);
        let Some(example) = row.and_then(|row| row.example.as_ref()) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("a text");
        assert_eq!(text.matches(example.wrong).count(), 1, "{code}");
        let name = path.file_name().expect("a name").to_string_lossy();
        let right = folder.file(&name, text.replace(example.wrong, example.right));
        let (before, after) = (found(&path), found(Path::new(&right)));
        assert!(!after.contains(&code), "{code}: {after:?}");
        assert!(after.is_subset(&before), "{code}: {before:?}, {after:?}");
    }
}

#[test]
fn every_code_has_a_test() {
    let inputs: BTreeSet<String> = inputs().into_iter().map(|(code, _)| code).collect();
    for row in finding_codes() {
        let code = row.code;
        let file = ELSEWHERE.iter().find(|(known, _)| *known == code);
        assert!(
            inputs.contains(code) != file.is_some(),
            "{code} needs an input in tests/it/codes, or another test"
        );
        let Some((_, file)) = file else { continue };
        let text = std::fs::read_to_string(root().join(file)).expect("a file");
        let is_there = [format!("[{code}]"), format!("\"{code}\"")];
        assert!(
            is_there.iter().any(|form| text.contains(form)),
            "{code}, {file}"
        );
    }
    let codes: BTreeSet<&str> = finding_codes().map(|row| row.code).collect();
    let elsewhere = ELSEWHERE.iter().map(|(code, _)| *code);
    for code in inputs.iter().map(String::as_str).chain(elsewhere) {
        assert!(codes.contains(code), "{code} is no code");
    }
}

/// Calls that make a finding of a code, by the names of what is called.
const MAKERS: [&str; 4] = ["error", "warning", "report", "count_beyond_limit"];

/// Gathers the literals of a file that are codes by their place.
#[derive(Default)]
struct Codes(BTreeSet<String>);

impl Codes {
    fn take<'e>(&mut self, name: &str, arguments: impl IntoIterator<Item = &'e Expr>) {
        let first = arguments.into_iter().next();
        if MAKERS.contains(&name) {
            self.0.extend(first.and_then(literal));
        }
    }
}

impl Visit<'_> for Codes {
    fn visit_item_mod(&mut self, module: &syn::ItemMod) {
        if module.ident != "tests" {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_call(&mut self, call: &ExprCall) {
        if let Expr::Path(path) = &*call.func {
            let name = path.path.segments.last().map(|last| last.ident.to_string());
            self.take(&name.unwrap_or_default(), &call.args);
        }
        syn::visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        self.take(&call.method.to_string(), &call.args);
        syn::visit::visit_expr_method_call(self, call);
    }

    /// What a server did is explained by tuples: a code, a message, a remedy.
    fn visit_expr_tuple(&mut self, tuple: &syn::ExprTuple) {
        if tuple.elems.len() == 3 {
            let code = tuple.elems.first().and_then(literal);
            self.0.extend(code.filter(|code| code.starts_with("ldap-")));
        }
        syn::visit::visit_expr_tuple(self, tuple);
    }
}

fn literal(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

#[test]
fn every_code_that_the_program_gives_is_explained_and_every_explained_one_is_given() {
    let explained: BTreeSet<&str> = finding_codes().map(|row| row.code).collect();
    let files = house::files();
    let mut given = BTreeSet::new();
    for (_, name, _) in &files {
        let path = root().join("src").join(name);
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a file");
        let mut codes = Codes::default();
        codes.visit_file(&syn::parse_file(&text).expect("Rust"));
        for code in codes.0 {
            assert!(explained.contains(code.as_str()), "{name} gives {code}");
            given.insert(code);
        }
    }
    // A code may have a name of its own, as one that two formats share.
    let elsewhere = |code: &str| {
        let quoted = format!("\"{code}\"");
        let mut others = files
            .iter()
            .filter(|(_, name, _)| !name.starts_with("diagnostic/codes/"));
        others.any(|(_, _, text)| text.contains(&quoted))
    };
    for code in explained {
        assert!(given.contains(code) || elsewhere(code), "{code}");
    }
    assert!(given.len() > 100, "{} codes", given.len());
}

fn explain(arguments: &[&str]) -> Run {
    wir(&[&["check", "--explain"], arguments].concat())
}

#[test]
fn a_code_is_explained_in_both_languages() {
    for row in finding_codes() {
        let german = explain(&[row.code, "--plain"]);
        let english = explain(&[row.code, "--plain", "--lang", "en"]);
        assert_eq!((german.code, english.code), (0, 0), "{}", row.code);
        for text in [&row.title, &row.meaning, &row.remedy] {
            let en = text.en.as_deref().expect("English");
            assert!(german.out.contains(text.de.as_ref()), "{}", german.out);
            assert!(english.out.contains(en), "{}", english.out);
        }
    }
}

#[test]
fn all_codes_are_listed_with_a_line_each() {
    let all = explain(&[]);
    assert_eq!(all.out, explain(&["list"]).out);
    let titles = CODE_THEMES.iter().map(|theme| theme.title.de.as_ref());
    for row in finding_codes() {
        let line = format!("{}: {}", row.code, row.title.de);
        assert!(all.out.lines().any(|shown| shown == line), "{line}");
    }
    for title in titles {
        assert!(all.out.lines().any(|line| line == title), "{title}");
    }
}

#[test]
fn a_mistyped_code_is_answered_with_the_one_that_was_meant() {
    let near = explain(&["unkown-key"]);
    assert_eq!(near.code, 2);
    assert!(
        near.err.contains("Meinten Sie „unknown-key“?"),
        "{}",
        near.err
    );
    let far = explain(&["xyzzy"]);
    assert_eq!(far.code, 2);
    assert!(
        far.err
            .contains("Alle Codes zeigt: wir check --explain list"),
        "{}",
        far.err
    );
}
