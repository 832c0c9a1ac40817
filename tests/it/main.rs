//! The integration tests, in one binary: it links the library once, and `cargo test --test it sheets`
//! runs the tests of one room.

mod filed;
#[cfg(unix)]
mod paper;
mod program;
mod properties;
mod readers;
#[cfg(all(target_os = "linux", feature = "ldap"))]
mod scripted;
#[cfg(all(unix, feature = "ldap"))]
mod slapd;

mod advisor;
mod advisor_dialogue;
mod any_input;
mod bounds;
mod broken_input;
mod callers;
mod codes;
mod completions;
mod data_schema;
mod exports;
mod forms;
mod guide;
mod heard;
mod house;
mod html;
mod imports;
mod index_answers;
mod index_kept;
mod index_trouble;
mod injection;
mod json_shapes;
mod languages;
mod ldap;
mod long_lists;
mod lookups;
mod obstacles;
#[cfg(unix)]
mod own_names;
mod pager;
mod pages;
mod papers;
mod picture;
mod public_books;
mod questions;
mod readme;
mod round_trips;
mod rules;
mod screens;
mod sentences;
mod servers;
mod settings;
mod sheets;
mod signs;
mod stray_keys;
mod tables;
mod told;
mod transcripts;
mod truth;
mod workbooks;
