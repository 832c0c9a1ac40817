//! What was said of lists: a finding is said once after each change of its list, and not at every call. A note in the
//! cache folder holds nothing but sums of what was said and of the stamps of the lists.

use std::io::{self, Read};
use std::path::Path;

use twox_hash::XxHash3_128;

use super::cache_folder::{CacheFile, TOLD, inspect, replace_note};
use super::freshness::path_bytes;
use super::setting::Setting;
use crate::load::DataLayers;
use crate::load::resolved_files;

/// Whether these lines about the lists of layers are still to be said; notes that they are said now. They are where no
/// stamp speaks for the lists, and where no note can be kept.
pub fn tell_once(setting: &Setting, layers: &DataLayers, lines: &[String]) -> bool {
    let named = resolved_files::resolve_paths(layers, &setting.base);
    let Some(files) = resolved_files::stamp_files(layers, &named) else {
        return true;
    };
    let (mut what, mut state) = (XxHash3_128::new(), XxHash3_128::new());
    what.write(setting.maker.as_bytes());
    for line in lines {
        what.write(line.as_bytes());
        what.write(&[0]);
    }
    for (file, stamp) in &files {
        what.write(path_bytes(&file.place));
        what.write(&[0]);
        state.write(&postcard::to_stdvec(stamp).unwrap_or_default());
    }
    let note = setting
        .folder
        .join(format!("{:032x}.{TOLD}", what.finish_128()));
    let state = state.finish_128().to_le_bytes();
    let is_told = is_noted(&note, state).unwrap_or(false);
    !is_told && {
        // Who cannot be remembered to have been told is told again.
        let _ = replace_note(setting, &note, &state);
        true
    }
}

/// Whether a note, which nobody else can have written, holds this sum.
fn is_noted(note: &Path, state: [u8; 16]) -> io::Result<bool> {
    let Some(CacheFile::Trusted(mut file, _)) = inspect(note) else {
        return Ok(false);
    };
    let mut noted = Vec::new();
    file.by_ref()
        .take(state.len() as u64 + 1)
        .read_to_end(&mut noted)?;
    Ok(noted == state)
}
