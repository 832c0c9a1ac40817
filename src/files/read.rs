//! Files read whole, and never without a bound: how long a file is, is asked before it is read.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::ReadLimit;

/// Longest list, in bytes: four times what a million contacts need. It is held in memory.
pub(crate) const LONGEST_LIST: u64 = 1 << 30;

/// Longest TOML, in bytes. It is read as a whole, for which memory is needed up to a hundred times as
/// long; ten thousand contacts have half of it.
pub(crate) const LONGEST_TOML: usize = 8 << 20;

/// Longest file of settings or of answers, in bytes: a hundred times what such files have.
pub(crate) const LONGEST_SETTINGS: u64 = 64 << 10;

/// Longest file with a password, in bytes: longer than what a server takes for one.
#[cfg(feature = "ldap")]
pub(crate) const LONGEST_PASSWORD: u64 = 4 << 10;

/// Longest file of certificates, in bytes: ten times as many as a system trusts.
#[cfg(feature = "ldap")]
pub(crate) const LONGEST_CERTIFICATES: u64 = 4 << 20;

/// So much is read of a device, in bytes, for the end of it: many have none.
const LONGEST_OF_DEVICE: u64 = 1 << 20;

/// So many seconds a pipe may wait for a program that writes.
#[cfg(unix)]
const PATIENCE: i64 = 3;

/// Reads a whole file of at most `longest` bytes; its metadata are those before it was read.
pub(crate) fn read(path: &Path, longest: u64) -> io::Result<(Metadata, Vec<u8>)> {
    let (file, begun) = open(path)?;
    read_rest(file, begun, longest)
}

/// Reads standard input to its end.
pub(crate) fn read_standard_input(longest: u64) -> io::Result<Vec<u8>> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let input = io::stdin().as_fd().try_clone_to_owned()?;
        read_rest(File::from(input), Vec::new(), longest).map(|(_, bytes)| bytes)
    }
    #[cfg(not(unix))]
    read_within(io::stdin().lock(), Vec::new(), longest)
}

/// The rest of a file behind what was read of it already.
fn read_rest(file: File, mut begun: Vec<u8>, longest: u64) -> io::Result<(Metadata, Vec<u8>)> {
    let metadata = file.metadata()?;
    if metadata.len() > longest {
        return Err(ReadLimit::Bytes(longest).into());
    }
    if is_device(&metadata) {
        let longest = longest.min(LONGEST_OF_DEVICE);
        let bytes = read_within(file, begun, longest).map_err(|_| ReadLimit::Device)?;
        return Ok((metadata, bytes));
    }
    // A pipe has no length; it is read as it comes.
    begun.reserve_exact(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    let bytes = read_within(file, begun, longest)?;
    Ok((metadata, bytes))
}

fn read_within(file: impl Read, mut bytes: Vec<u8>, longest: u64) -> io::Result<Vec<u8>> {
    file.take(longest + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > longest {
        return Err(ReadLimit::Bytes(longest).into());
    }
    Ok(bytes)
}

/// Opens a file; hands back with it what had to be read of it to know that it can be read. Opened in the
/// usual way, a pipe into which no program writes would be waited for without an end.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<(File, Vec<u8>)> {
    use std::fs::OpenOptions;
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

    let without_waiting = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(without_waiting)
        .open(path)?;
    let (kind, mut begun) = (file.metadata()?.file_type(), Vec::new());
    if kind.is_fifo() {
        let patience = Timespec {
            tv_sec: PATIENCE,
            tv_nsec: 0,
        };
        let mut pipes = [PollFd::new(&file, PollFlags::IN)];
        if poll(&mut pipes, Some(&patience))? == 0 {
            // With a writer on the other side, reading would wait; without one, this is the end.
            let mut first = [0];
            match file.read(&mut first) {
                Ok(0) => return Err(ReadLimit::Patience(PATIENCE.unsigned_abs()).into()),
                Ok(_) => begun.extend(first),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
    if !kind.is_file() {
        fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    }
    Ok((file, begun))
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<(File, Vec<u8>)> {
    Ok((File::open(path)?, Vec::new()))
}

#[cfg(unix)]
fn is_device(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    kind.is_char_device() || kind.is_block_device()
}

#[cfg(not(unix))]
fn is_device(_metadata: &Metadata) -> bool {
    false
}
