//! x
pub mod check;
pub mod clean;
pub mod cli;
pub mod diagnostic;
pub mod fold;
pub mod locale;
pub mod model;
pub mod render;
pub mod search;
pub mod source;
