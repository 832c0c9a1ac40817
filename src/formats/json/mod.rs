//! JSON: what the program itself writes, and plain lists of objects with the same names.

mod read;

pub use read::JsonObjects;
pub(super) use read::looks_like_objects;
