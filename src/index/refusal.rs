//! Whether the cache folder takes an index: told without writing anything, for who only asks where
//! things lie leaves no trace.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Setting;

/// Why no index can be made in the cache folder.
#[derive(Debug)]
pub struct Refusal {
    /// Where it fails: the folder, or what there is of the way to it, as somebody named it.
    pub place: PathBuf,
    /// What the system would say.
    pub reason: io::Error,
}

/// Why no index can be made in the cache folder; `None` where nothing is known against it. A folder
/// that does not exist yet is created in the nearest one that does.
pub fn refusal(setting: &Setting) -> Option<Refusal> {
    let folder = &setting.folder;
    let whole = |place: &Path| setting.base.join(place);
    // A link that leads nowhere stands in the way, too.
    let is_there = |place: &&Path| fs::symlink_metadata(whole(place)).is_ok();
    let place = folder.ancestors().find(is_there).unwrap_or(folder);
    let reason = match fs::metadata(whole(place)) {
        Ok(data) if data.is_dir() => is_writable(&whole(place)).err(),
        Ok(_) => Some(io::ErrorKind::NotADirectory.into()),
        Err(error) => Some(error),
    };
    // The folder of the call has no name in a path that counts from it.
    let place = match place.as_os_str().is_empty() {
        true => &setting.base,
        false => place,
    };
    reason.map(|reason| Refusal {
        place: place.to_owned(),
        reason,
    })
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
        refusal(&setting).map(|refusal| (refusal.place, refusal.reason.kind()))
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
