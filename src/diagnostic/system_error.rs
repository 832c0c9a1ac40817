//! Why a file cannot be read or written, in words.

use std::fmt;
use std::io;

use crate::both;
use crate::text::locale::{Lang, Text};

/// Why a file is not read though the system lets us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadLimit {
    /// It has more bytes than this.
    Bytes(u64),
    /// It is a device that gives more and more.
    Device,
    /// It is a pipe into which no program wrote for so many seconds.
    Patience(u64),
}

impl ReadLimit {
    /// The reason of an error that is one of these.
    pub fn of(error: &io::Error) -> Option<ReadLimit> {
        error.get_ref()?.downcast_ref().copied()
    }

    fn sentence(self) -> Text<'static> {
        match self {
            ReadLimit::Bytes(bytes) => {
                let size = size_in_units(bytes);
                both!(
                    "Die Datei ist größer als {size}.",
                    "The file is larger than {size}."
                )
            }
            ReadLimit::Device => both!(
                "Das ist ein Gerät, das kein Ende hat.",
                "It is a device that has no end."
            ),
            ReadLimit::Patience(seconds) => both!(
                "In diese Pipe schreibt niemand; gewartet wurde {seconds} Sekunden.",
                "Nobody writes into this pipe; it was waited for {seconds} seconds."
            ),
        }
    }
}

impl fmt::Display for ReadLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence().get(Lang::En))
    }
}

impl std::error::Error for ReadLimit {}

impl From<ReadLimit> for io::Error {
    fn from(reason: ReadLimit) -> io::Error {
        io::Error::other(reason)
    }
}

/// A number of bytes as people read it: `64 KiB`, `1 GiB`.
pub fn size_in_units(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.into_iter().find(|(shift, _)| bytes >> shift > 0);
    unit.map_or_else(
        || format!("{bytes} Byte"),
        |(shift, unit)| format!("{} {unit}", bytes >> shift),
    )
}

/// Why the system refused to read or write, in words. What is rare keeps the system's number.
pub fn system_reason(error: &io::Error) -> Text<'static> {
    if let Some(reason) = ReadLimit::of(error) {
        return reason.sentence();
    }
    match error.kind() {
        io::ErrorKind::NotFound => both!("Das gibt es nicht.", "It does not exist."),
        io::ErrorKind::PermissionDenied => both!("Die Rechte fehlen.", "There is no permission."),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            both!("Der Datenträger ist voll.", "The disk is full.")
        }
        // What the system says of a file that is written; readers say it of one that is read.
        io::ErrorKind::FileTooLarge if error.raw_os_error().is_some() => {
            both!(
                "Die Datei darf nicht größer werden.",
                "The file may not grow any larger."
            )
        }
        io::ErrorKind::FileTooLarge => both!("Die Datei ist zu groß.", "The file is too large."),
        io::ErrorKind::ReadOnlyFilesystem => both!(
            "Das Laufwerk kann nur gelesen werden.",
            "The drive can only be read."
        ),
        io::ErrorKind::IsADirectory => both!("Das ist ein Ordner.", "It is a folder."),
        io::ErrorKind::NotADirectory => both!(
            "Ein Teil des Pfades ist kein Ordner.",
            "A part of the path is not a folder."
        ),
        io::ErrorKind::TimedOut => both!("Es dauert zu lange.", "It takes too long."),
        io::ErrorKind::OutOfMemory => {
            both!("Der Speicher reicht nicht.", "There is not enough memory.")
        }
        _ => named_by_number(error).unwrap_or_else(|| {
            let number = error.raw_os_error().unwrap_or_default();
            both!(
                "Das System meldet Fehler {number}.",
                "The system reports error {number}."
            )
        }),
    }
}

/// What the standard library has no kind for.
#[cfg(unix)]
fn named_by_number(error: &io::Error) -> Option<Text<'static>> {
    use rustix::io::Errno;
    match Errno::from_io_error(error)? {
        Errno::LOOP => Some(both!(
            "Die Verknüpfung führt im Kreis.",
            "The link leads in a circle."
        )),
        Errno::MFILE | Errno::NFILE => Some(both!(
            "Es sind zu viele Dateien offen.",
            "Too many files are open."
        )),
        Errno::IO => Some(both!(
            "Der Datenträger meldet einen Lese- oder Schreibfehler.",
            "The disk reports that it cannot be read or written."
        )),
        _ => None,
    }
}

/// Elsewhere the numbers are others.
#[cfg(not(unix))]
fn named_by_number(_error: &io::Error) -> Option<Text<'static>> {
    None
}
