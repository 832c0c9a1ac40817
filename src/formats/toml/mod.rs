//! TOML: the schema of the data files.

mod read;
mod reasons;

pub(crate) use read::{read_records, read_table};
