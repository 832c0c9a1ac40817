//! Text as people of two languages write it: characters, keys for search and order, what is safe to show.

pub mod clean;
pub mod fold;
pub mod locale;
pub mod numbers;
pub mod unicode;
