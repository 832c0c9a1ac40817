//! Files that are written on request; none is ever overwritten.

use std::fs::{self, File};
use std::io::{self, Write};

/// Most numbers that are tried behind a name.
const MOST_TRIES: u32 = 1_000;

/// Writes a new file into the present folder and returns its name: `falk.vcf`, or `falk-2.vcf` where
/// that exists.
pub fn save(name: &str, ending: &str, bytes: &[u8]) -> io::Result<String> {
    let name = if name.is_empty() { "wir" } else { name };
    for number in 1..=MOST_TRIES {
        let file = if number == 1 {
            format!("{name}.{ending}")
        } else {
            format!("{name}-{number}.{ending}")
        };
        match File::create_new(&file) {
            Ok(mut created) => {
                let written = created.write_all(bytes).and_then(|()| created.sync_all());
                if written.is_err() {
                    // Half a file would be taken for a whole one.
                    let _ = fs::remove_file(&file);
                }
                return written.map(|()| file);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
