//! Whether the cache folder takes an index: found out without writing anything, for `wir paths` only asks where
//! things lie and must leave no trace.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::setting::Setting;
use crate::index::eligible_lists::bytes_in;
use crate::load::DataLayers;
use crate::load::resolved_files;

/// An index is at most so many times as long as its lists: each contact is in it once as a record, and
/// once more with each of its keys. (Lists of names and numbers alone take most: four times.)
const MOST_TIMES: u64 = 6;

/// Why no index can be made in the cache folder.
#[derive(Debug)]
pub struct IndexObstacle {
    /// Where it fails: the folder, or what there is of the way to it, as it was given.
    pub place: PathBuf,
    /// What stands in the way.
    pub reason: ObstacleReason,
}

/// What stands in the way of an index.
#[derive(Debug)]
pub enum ObstacleReason {
    /// What the system would say.
    System(io::Error),
    /// The disk has so little room, in bytes.
    Disk {
        /// What there is.
        free: u64,
        /// What an index of these lists may need.
        needed: u64,
    },
    /// No file may be so long (`RLIMIT_FSIZE`, `ulimit -f`), in bytes.
    Limit {
        /// As long as it may be.
        most: u64,
        /// What an index of these lists may need.
        needed: u64,
    },
}

/// Why no index of these layers can be made in the cache folder; `None` where nothing is known against
/// it. A folder that does not exist yet is created in the nearest one that does.
pub fn find_obstacle(setting: &Setting, layers: &DataLayers) -> Option<IndexObstacle> {
    let place = nearest_existing(setting);
    let whole = setting.base.join(place);
    let is_refused = match fs::metadata(&whole) {
        Ok(data) if data.is_dir() => is_writable(&whole).err(),
        Ok(_) => Some(io::ErrorKind::NotADirectory.into()),
        Err(error) => Some(error),
    };
    let bytes = || {
        let files = resolved_files::stamp_files(
            layers,
            &resolved_files::resolve_paths(layers, &setting.base),
        )?;
        Some(bytes_in(&files)).filter(|bytes| *bytes >= setting.shortest)
    };
    let reason = match is_refused {
        Some(error) => ObstacleReason::System(error),
        None => too_little_room(setting, bytes()?)?,
    };
    // The folder of the call has no name in a path that counts from it.
    let place = if place.as_os_str().is_empty() {
        &setting.base
    } else {
        place
    };
    Some(IndexObstacle {
        place: place.to_owned(),
        reason,
    })
}

/// What there is of the way to the cache folder.
fn nearest_existing(setting: &Setting) -> &Path {
    // A link that leads nowhere stands in the way, too.
    let is_there = |place: &&Path| fs::symlink_metadata(setting.base.join(place)).is_ok();
    let folder = &setting.folder;
    folder.ancestors().find(is_there).unwrap_or(folder)
}

/// Why an index of lists of so many bytes has no room; `None` where it has, or where it
/// cannot be known.
#[cfg(unix)]
pub(super) fn too_little_room(setting: &Setting, bytes: u64) -> Option<ObstacleReason> {
    use rustix::fs::statvfs;
    use rustix::process::{Resource, getrlimit};
    let needed = bytes.saturating_mul(MOST_TIMES);
    let most = getrlimit(Resource::Fsize).current;
    if let Some(most) = most.filter(|most| *most < needed) {
        return Some(ObstacleReason::Limit { most, needed });
    }
    let disk = statvfs(setting.base.join(nearest_existing(setting))).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    // Some file systems say nothing of their size.
    (disk.f_blocks > 0 && free < needed).then_some(ObstacleReason::Disk { free, needed })
}

/// Elsewhere only an attempt would tell.
#[cfg(not(unix))]
pub(super) fn too_little_room(_setting: &Setting, _bytes: u64) -> Option<ObstacleReason> {
    None
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

/// Elsewhere only an attempt would tell.
#[cfg(not(unix))]
fn is_writable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn refused(folder: &Path) -> Option<(PathBuf, io::ErrorKind)> {
        let setting = Setting {
            folder: folder.to_owned(),
            base: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
            maker: String::new(),
            now: Duration::ZERO,
            shortest: 0,
        };
        let IndexObstacle { place, reason } = find_obstacle(&setting, &DataLayers::default())?;
        match reason {
            ObstacleReason::System(error) => Some((place, error.kind())),
            room => panic!("{room:?}"),
        }
    }

    #[test]
    fn a_file_on_the_way_is_named_and_a_folder_that_is_not_there_yet_is_fine() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = own.join("Cargo.toml");
        let not_a_folder = Some((file.clone(), io::ErrorKind::NotADirectory));
        assert_eq!(refused(&file), not_a_folder);
        assert_eq!(refused(&file.join("a/b")), not_a_folder);
        let as_named = Some((PathBuf::from("Cargo.toml"), io::ErrorKind::NotADirectory));
        assert_eq!(refused(Path::new("Cargo.toml/a")), as_named);
        assert_eq!(refused(own), None);
        assert_eq!(refused(Path::new("not/there/yet")), None);
        assert!(!own.join("not").exists());
    }
}
