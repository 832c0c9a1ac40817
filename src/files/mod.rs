//! Files: read within bounds and decoded, written on request, found below the home folder.

pub(crate) mod encoding;
mod home;
pub(crate) mod read;
mod save;
mod single_byte;

pub use home::expand_tilde;
pub(crate) use home::tilde_help;
pub use save::save;
