//! How an index is made: the layers are read once, and all that they gave is written down.

use std::io;

use twox_hash::XxHash3_128;

use super::blocks::{self, FIRST_SEED, blocks_for};
use super::builder::{Builder, Progress};
use super::cache_folder::{self, CacheFile, DraftFile, index_name, inspect};
use super::finding::{Finding, FindingFiles, lines};
use super::freshness::{
    IndexSource, IndexSources, STAMP_ROOM, SourceStamp, bundled_hash, path_bytes, write_stamps,
};
use super::header::{FORMAT, IndexHeader, MAGIC};
use super::obstacle;
use super::open_index::{Index, open};
use super::setting::Setting;
use crate::diagnostic::Diagnostic;
use crate::formats::RecordKind;
use crate::index::eligible_lists::{bytes_in, files_worth_an_index, paths};
use crate::load::fingerprint::{FileContent, FileFingerprint, FileStamp};
use crate::load::records::CheckedDirectory;
use crate::load::resolved_files::{self, ResolvedPath};
use crate::load::{self, DataLayers};
use crate::text::locale::Lang;

/// Reads the layers and builds their index; `None` where they need none, or none can be built.
pub fn build(setting: &Setting, source: &IndexInput<'_>, progress: Progress<'_>) -> Option<Index> {
    let IndexInput { layers, kinds, .. } = *source;
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let files = files_worth_an_index(setting, layers, &named)?;
    let name = index_name(layers, &named, kinds);
    let is_taken = matches!(
        inspect(&setting.folder.join(&name)),
        Some(CacheFile::Untrusted(_))
    );
    if is_taken || obstacle::too_little_room(setting, bytes_in(&files)).is_some() {
        return None;
    }
    let draft = DraftFile::new(setting, &name).ok()?;
    match write(setting, source, (&named, &files), progress, &draft) {
        Ok(true) => draft.keep().ok()?,
        _ => return None,
    }
    open(setting, layers, kinds)
}

/// What an index is built of.
#[derive(Clone, Copy)]
pub struct IndexInput<'a> {
    /// The layers that are read.
    pub layers: &'a DataLayers,
    /// The kinds for which they are read.
    pub kinds: &'a [RecordKind],
    /// So many findings are kept; where there are more, the first of each kind, and how many they are.
    pub most_findings: usize,
    /// A finding in words, without its place.
    pub line: &'a dyn Fn(&Diagnostic, Lang) -> String,
}

#[allow(
    clippy::too_many_lines,
    reason = "one file from top to bottom: what is written, in its order"
)]
fn write(
    setting: &Setting,
    source: &IndexInput<'_>,
    (named, files): (&[ResolvedPath], &[(ResolvedPath, FileStamp)]),
    progress: Progress<'_>,
    draft: &DraftFile,
) -> io::Result<bool> {
    let IndexInput {
        layers,
        kinds,
        most_findings,
        line,
    } = *source;
    let stamped = DataLayers {
        stamped: true,
        ..layers.clone()
    };
    let mut loaded = load::load(&stamped, kinds);
    let mut findings = std::mem::take(&mut loaded.diagnostics);
    // No index is made where files came or went while they were read, or where an error has no quick test that
    // tells next time whether it is still there.
    let are_those = loaded.seen.len() == files.len()
        && loaded
            .seen
            .iter()
            .zip(files)
            .all(|(seen, (file, _))| seen.path == file.path);
    if !are_those || loaded.seen.iter().any(FileFingerprint::is_refused_no_more) {
        return Ok(false);
    }
    let stamped: Vec<SourceStamp> = loaded
        .seen
        .iter()
        .map(|seen| SourceStamp {
            stamp: seen.stamp,
            is_settled: seen.stamp.is_settled(setting.now),
        })
        .collect();
    let left_free = 1 + blocks_for(stamped.len() * STAMP_ROOM).max(1);
    let seed = seed_of(setting, &loaded.seen);
    let out = blocks::BlockWriter::new(draft.file.try_clone()?, seed, left_free)?;
    let mut builder = Builder::new(out, progress);
    let (batches, mut found) = load::batches_with(&loaded.documents, &layers.customs);
    findings.append(&mut found);
    let CheckedDirectory {
        directory,
        mut diagnostics,
        contacts_by_rank,
        places: _,
        referred,
    } = load::records::directory_with(batches, &loaded.documents, kinds, &mut builder);
    findings.append(&mut diagnostics);
    let hides_entries = findings.hide_entries();
    let findings = findings.summarise(most_findings);
    let files_of = FindingFiles::new(paths(named), &loaded);
    let lines = [Lang::De, Lang::En].map(|lang| lines(&findings, &files_of, line, lang));
    builder.note_units(&directory);
    let directory = postcard::to_stdvec(&directory).map_err(io::Error::other)?;
    let sources = IndexSources {
        named: named
            .iter()
            .map(|named| path_bytes(&named.place).to_vec())
            .collect(),
        files: loaded
            .seen
            .iter()
            .zip(files)
            .map(|(seen, (file, _))| IndexSource {
                place: path_bytes(&file.place).to_vec(),
                content: seen.content,
            })
            .collect(),
    };
    drop(loaded);
    let (mut out, contacts) = builder.finish()?;
    let mut segment = |bytes: Vec<u8>| {
        out.write(&bytes)?;
        out.end_segment()
    };
    let to_bytes = |lines: &Vec<Finding>| postcard::to_stdvec(lines).map_err(io::Error::other);
    let mut header = IndexHeader {
        magic: MAGIC,
        format: FORMAT,
        maker: setting.maker.clone(),
        kinds: cache_folder::kind_bits(kinds),
        built: setting.now.as_secs(),
        seed,
        blocks: 0,
        bundled: bundled_hash(layers, kinds),
        contacts,
        referred,
        contacts_by_rank,
        sources: segment(postcard::to_stdvec(&sources).map_err(io::Error::other)?)?,
        directory: segment(directory)?,
        findings: [
            segment(to_bytes(&lines[0])?)?,
            segment(to_bytes(&lines[1])?)?,
        ],
        hides_entries,
    };
    header.blocks = out.blocks();
    let file = out.finish()?;
    let header = postcard::to_stdvec(&header).map_err(io::Error::other)?;
    if blocks_for(header.len()) > 1 {
        return Ok(false);
    }
    write_stamps(&file, seed, &stamped)?;
    blocks::write_at(&file, FIRST_SEED, 0, &header)?;
    Ok(true)
}

/// Another one for each index, so that its blocks are not taken for those of another.
fn seed_of(setting: &Setting, seen: &[FileFingerprint]) -> u64 {
    let mut hasher = XxHash3_128::new();
    hasher.write(&setting.now.as_nanos().to_le_bytes());
    hasher.write(&std::process::id().to_le_bytes());
    for seen in seen {
        if let FileContent::Read(hash) = seen.content {
            hasher.write(&hash.to_le_bytes());
        }
    }
    (hasher.finish_128() & u128::from(u64::MAX))
        .try_into()
        .unwrap_or(FIRST_SEED)
}
