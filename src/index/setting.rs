//! Where indexes lie, who builds them, and from which length of a list on.

use std::path::PathBuf;
use std::time::Duration;

/// This build of the program, by its source (build.rs): two builds of one version may read differently.
pub const MAKER: &str = env!("SOURCE_HASH");

/// Where indexes lie, and what the call knows of its environment.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The cache folder.
    pub folder: PathBuf,
    /// The folder from which paths count.
    pub base: PathBuf,
    /// The program that builds: [`MAKER`].
    pub maker: String,
    /// The time, since 1970.
    pub now: Duration,
    /// Lists shorter than this, in bytes, get no index.
    pub shortest: u64,
}
