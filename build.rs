//! What is done before the program is compiled. For a quick start the data that it brings along is
//! read, so that no call need parse it, and the unwinder is taken in. And the program is told of what
//! source it is.

use std::env::var;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use compiled_steps::{CompiledForm, CompiledValue, RecordHead, TextRange};

#[path = "src/load/compiled_steps.rs"]
mod compiled_steps;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/load/compiled_steps.rs");
    // Here the data files are named; one that is added is prepared when it is named.
    println!("cargo:rerun-if-changed=src/load/bundled.rs");
    prepare_data()?;
    tell_source()?;
    if var("PROFILE")? == "release" {
        take_unwinder_in()?;
    }
    Ok(())
}

/// The file with the facts of the funding lines, which sheets show, but no rule reads.
const WITH_FACTS: &str = "funding.toml";

/// The file with everyday words, which the search looks through as lines.
const OF_WORDS: &str = "synonyms.toml";

/// Writes down where everything stands in each data file; of the one with facts once more without them.
/// With that, `wir foerderung` takes 5.8 ms, and 10.6 ms where it parses the TOML; `wir contacts falk`, which
/// reads one short file, 1.66 and 1.76 ms (medians of 100 and 200 starts in turns).
fn prepare_data() -> Outcome<()> {
    let folder = var("OUT_DIR")?;
    for file in fs::read_dir("data")? {
        let file = file?;
        // Beside the data lies what people read about it.
        if file.path().extension() != Some("toml".as_ref()) {
            continue;
        }
        println!("cargo:rerun-if-changed={}", file.path().display());
        let text = fs::read_to_string(file.path())?;
        let name = file
            .file_name()
            .into_string()
            .map_err(|_| "a name of data")?;
        let path = Path::new(&folder).join(&name);
        fs::write(path.with_extension("steps"), steps(&text, None))?;
        if name == WITH_FACTS {
            let brief = steps(&text, Some("fact"));
            fs::write(path.with_extension("without-facts"), brief)?;
        }
        if name == OF_WORDS {
            fs::write(path.with_extension("lines"), lines_of_words(&text)?)?;
        }
    }
    Ok(())
}

/// A line for each group of words: those of people, a colon, those of offices.
fn lines_of_words(text: &str) -> Outcome<String> {
    let table = DeTable::parse(text)?.into_inner();
    let groups = table
        .get("synonym")
        .and_then(|groups| groups.get_ref().as_array());
    let mut lines = String::new();
    for group in groups.into_iter().flatten() {
        let words = |key: &str| -> Vec<&str> {
            let words = group
                .get_ref()
                .get(key)
                .and_then(|words| words.get_ref().as_array());
            let words = words.into_iter().flatten();
            words.filter_map(|word| word.get_ref().as_str()).collect()
        };
        lines += &format!(
            "{}: {}\n",
            words("everyday").join(", "),
            words("office").join(", ")
        );
    }
    Ok(lines)
}

/// Tells the program of what source it is, as one number (`SOURCE_HASH`): an index is believed only by the
/// program that reads lists as its builder did. The time of the program would not do: some stores of
/// packages set it to a constant.
fn tell_source() -> Outcome<()> {
    let mut hasher = DefaultHasher::new();
    let mut places = vec![PathBuf::from("src"), PathBuf::from("Cargo.lock")];
    while let Some(place) = places.pop() {
        println!("cargo:rerun-if-changed={}", place.display());
        if place.is_dir() {
            let inside = fs::read_dir(place)?.map(|entry| Ok(entry?.path()));
            let mut inside: Vec<PathBuf> = inside.collect::<io::Result<_>>()?;
            inside.sort();
            places.extend(inside);
        } else if let Ok(bytes) = fs::read(place) {
            hasher.write(&bytes);
            hasher.write_usize(bytes.len());
        }
    }
    println!("cargo:rustc-env=SOURCE_HASH={:016x}", hasher.finish());
    Ok(())
}

/// The steps of a text, without one key of its records. Nothing for a text with a mistake: then the
/// program reads the text itself, and says what is wrong.
fn steps(text: &str, without: Option<&str>) -> Vec<u8> {
    let mut writer = Writer {
        text,
        bytes: Vec::new(),
    };
    let written = DeTable::parse(text)
        .map_err(Into::into)
        .and_then(|table| writer.records(table.into_inner(), without));
    match written {
        Ok(()) => writer.bytes,
        Err(_) => Vec::new(),
    }
}

struct Writer<'t> {
    text: &'t str,
    bytes: Vec<u8>,
}

impl<'t> Writer<'t> {
    fn write(&mut self, value: &impl Serialize) -> Outcome<()> {
        self.bytes.extend(postcard::to_stdvec(value)?);
        Ok(())
    }

    fn records(&mut self, table: DeTable<'t>, without: Option<&str>) -> Outcome<()> {
        let mut records = Vec::new();
        for (name, value) in table {
            let DeValue::Array(items) = value.into_inner() else {
                return Err("not a list of records".into());
            };
            for item in items {
                let at = text_range(&item.span())?;
                let DeValue::Table(entries) = item.into_inner() else {
                    return Err("not a record".into());
                };
                let kept = entries
                    .into_iter()
                    .filter(|(key, _)| without != Some(key.get_ref()));
                let entries: DeTable = kept.collect();
                records.push((text_range(&name.span())?, at, entries));
            }
        }
        self.write(&u32::try_from(records.len())?)?;
        for (table, at, entries) in records {
            let count = u32::try_from(entries.len())?;
            self.write(&RecordHead {
                table,
                at,
                entries: count,
            })?;
            self.entries(entries)?;
        }
        Ok(())
    }

    fn entries(&mut self, table: DeTable<'t>) -> Outcome<()> {
        let mut entries: Vec<_> = table.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            if self.text.get(key.span()) != Some(key.get_ref()) {
                return Err("a key in quotation marks".into());
            }
            self.write(&text_range(&key.span())?)?;
            self.value(value)?;
        }
        Ok(())
    }

    fn value(&mut self, value: Spanned<DeValue<'t>>) -> Outcome<()> {
        let span = value.span();
        let at = text_range(&span)?;
        let written = match value.get_ref() {
            DeValue::String(text) => {
                let inside = self.text.get(span.start + 1..span.end - 1);
                if inside == Some(text) {
                    CompiledForm::Plain
                } else {
                    CompiledForm::Text(text)
                }
            }
            DeValue::Boolean(flag) => CompiledForm::Flag(*flag),
            DeValue::Datetime(datetime) => match (datetime.date, datetime.time) {
                (Some(date), None) => CompiledForm::Date(
                    i16::try_from(date.year)?,
                    i8::try_from(date.month)?,
                    i8::try_from(date.day)?,
                ),
                _ => return Err("a time".into()),
            },
            DeValue::Array(items) => CompiledForm::List(u32::try_from(items.len())?),
            DeValue::Table(table) => CompiledForm::Table(u32::try_from(table.len())?),
            DeValue::Integer(number) => {
                let number = number.to_string();
                let value = CompiledForm::Other(&number);
                return self.write(&CompiledValue { at, value });
            }
            DeValue::Float(_) => return Err("a fraction".into()),
        };
        self.write(&CompiledValue { at, value: written })?;
        match value.into_inner() {
            DeValue::Array(items) => items.into_iter().try_for_each(|item| self.value(item)),
            DeValue::Table(table) => self.entries(table),
            _ => Ok(()),
        }
    }
}

fn text_range(range: &Range<usize>) -> Outcome<TextRange> {
    let start = u32::try_from(range.start)?;
    Ok((start, u32::try_from(range.end)? - start))
}

/// Takes the unwinder into the program, where the compiler has it as an archive. As a library of its
/// own (`libgcc_s`) it is looked for and loaded at every start, for a backtrace that hardly ever comes:
/// `wir contacts falk` takes 1.58 ms with it and 1.69 ms without (medians of 300 starts in turns, where a
/// program that does nothing takes 1.04 ms).
fn take_unwinder_in() -> Outcome<()> {
    let is_gnu = var("CARGO_CFG_TARGET_OS")? == "linux" && var("CARGO_CFG_TARGET_ENV")? == "gnu";
    let linker = var("RUSTC_LINKER").ok();
    if !is_gnu || linker.is_none() && var("TARGET")? != var("HOST")? {
        return Ok(());
    }
    let mut linker = Command::new(linker.as_deref().unwrap_or("cc"));
    let Ok(told) = linker.arg("-print-file-name=libgcc_eh.a").output() else {
        return Ok(());
    };
    let archive = String::from_utf8(told.stdout)?;
    // A linker that does not know the archive repeats its name.
    let Some((folder, _)) = archive.rsplit_once('/') else {
        return Ok(());
    };
    let (search, library) = (format!("native={folder}"), "static=gcc_eh");
    if links_with(&["-L", &search, "-l", library])? {
        // Another version of the compiler has it in another folder.
        println!("cargo:rerun-if-changed={}", archive.trim());
        println!("cargo:rustc-link-search={search}");
        println!("cargo:rustc-link-lib={library}");
    }
    Ok(())
}

/// Whether the compiler and linker of this build take these arguments; where they do not, the program
/// only starts slower.
fn links_with(arguments: &[&str]) -> Outcome<bool> {
    let folder = var("OUT_DIR")?;
    let source = Path::new(&folder).join("probe.rs");
    fs::write(&source, "fn main() {}")?;
    let mut rustc = Command::new(var("RUSTC")?);
    rustc.arg(&source).args(["--target", &var("TARGET")?]);
    rustc.args(["--out-dir", &folder]).args(arguments);
    if let Ok(linker) = var("RUSTC_LINKER") {
        rustc.args(["-C", &format!("linker={linker}")]);
    }
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    Ok(rustc.output()?.status.success())
}
