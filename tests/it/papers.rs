//! What the papers name is there: files, and the parts of the code in the recipes of CONTRIBUTING.

#![cfg(unix)]

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::paper::Paper;

#[test]
fn every_file_that_a_paper_names_is_there() {
    for name in [
        "README.md",
        "README.de.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ] {
        let paper = Paper::read(name);
        let links = paper.links().filter(|link| !link.contains(':'));
        let paths = paper.code().filter(|code| is_path(code));
        for path in links.chain(paths) {
            assert!(Path::new(path).exists(), "{name} names {path}");
        }
    }
}

/// Whether code is the path of one file or folder of the project.
fn is_path(code: &str) -> bool {
    let folders = ["src/", "tests/", "data/", "benches/", "examples/", ".ci/"];
    let is_pattern = code.contains(['*', ' ']) || code.contains("NAME");
    !is_pattern && folders.iter().any(|folder| code.starts_with(folder))
}

#[test]
fn every_part_of_the_code_that_a_recipe_names_is_there() {
    let mut known = HashSet::new();
    for file in ["src", "tests/it"]
        .map(Path::new)
        .into_iter()
        .flat_map(sources)
    {
        let text = std::fs::read_to_string(file).expect("a file");
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        known.extend(words.map(str::to_owned));
    }
    let mut paper = Paper::read("CONTRIBUTING.md");
    let recipes = paper.text.find("## Recipes").expect("recipes");
    paper.text.drain(..recipes);
    let is_part = |c: char| c.is_ascii_alphabetic() || c == '_';
    let names = paper
        .code()
        .filter(|code| code.split("::").all(|part| part.chars().all(is_part)));
    let names: Vec<&str> = names.collect();
    assert!(names.len() > 50, "{names:?}");
    for part in names.iter().flat_map(|name| name.split("::")) {
        assert!(known.contains(part), "CONTRIBUTING.md names {part}");
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
