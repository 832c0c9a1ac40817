//! `wir`: staff directory and information of the WIR-Vielfaltszentrum in the Wetteraukreis, for the
//! terminal, and for every office like it.
//!
//! # The way through the house
//!
//! ```text
//!  data/*.toml (compiled in)   user folder   config, WIR_DATA, --data: paths, ldaps://…
//!         └───────────┬─────────────┴─────────────┘
//!                   load ── files, folders, servers: documents
//!                     │     formats: records with their positions
//!                     │
//!               load::records ──► diagnostics: file, line, column, what to do
//!                     │           the only maker of a
//!                     ▼
//!                Directory   resolved, consistent, without positions
//!                     │       (of long lists: in an index on disk)
//!          ┌──────────┴───────────┐
//!        search              funding ──► proof: findings of all rules together
//!        hits, each with     verdicts, next question, reasons
//!        the field and how        │
//!          └──────────┬───────────┘
//!                   View ──► render: text · markdown · html · json · ics · graphs,
//!                                    and contacts in every format of lists
//! ```
//!
//! # Rooms, from the ground up
//!
//! Each room imports only from rooms above it in this list.
//!
//! | room | what lives there |
//! |---|---|
//! | [`text`] | properties of characters, search and sort keys of German names, the two languages, text from outside made safe for a terminal |
//! | [`model`] | contacts, units, rooms, numbers, the programme, funding and its rules, sources; [`model::Directory`] |
//! | [`diagnostic`] | findings about data, and positions in texts |
//! | [`files`] | files read within bounds and decoded, and written on request |
//! | [`formats`] | a folder for each format of lists: how a text is recognised, read into records, and contacts are written; LDAP attributes |
//! | [`ldap`] | addresses of servers, and what is asked of them; the only room that speaks over a network |
//! | [`load`] | layers of files, folders and servers into a directory, the config file into settings, everything else into findings |
//! | [`search`] | queries into ranked hits |
//! | [`index`] | long lists in a file of the cache folder, so that a look-up reads only what it needs |
//! | [`funding`] | rules and answers into verdicts, the next question, the bound, the code; [`funding::proof`] walks every conversation and every profile; pure |
//! | [`render`] | views into forms |
//! | [`guide`] | the guided mode behind a small trait: single keys, plain lines |
//! | [`cli`] | a file for each command with its arguments; the door that reads the call and says refusals; help in both languages |
//!
//! # Invariants
//!
//! 1. Imports point only upwards in this table, and no two files import from each other by whatever way.
//!    (`tests/it/house.rs`)
//! 2. Below `cli` nothing reads environment, clock or current folder, and only `guide` looks at the
//!    terminal, on which it asks. Language, day, width and paths arrive as values. In `cli` one file
//!    asks for them. (`tests/it/house.rs`)
//! 3. Only `files`, `load` and `index` open files, and only `ldap` connections. Only `cli` writes to
//!    standard output and standard error, and `guide` while it holds a conversation: it alone
//!    asks, and ends the process where a signal breaks one off. (`tests/it/house.rs`)
//! 4. Reading data never fails because of its content: what can be read is read, the rest becomes
//!    diagnostics. A broken user file never takes the compiled-in directory away.
//! 5. A `Directory` is made by `load` alone, if need be of what an index filed: its lists cannot be changed,
//!    and references in it need not be checked again. (`tests/it/house.rs`)
//! 6. A missing value is `None`, stays empty in every form, and is never shown as zero, "no" or an
//!    invented value.
//! 7. Every page about the data is a `View`; each form prints it or says that it cannot.
//! 8. Sentences that people read have both languages at the place where they stand. Codes, keys and
//!    JSON names are never translated.
//! 9. Text from outside is cleaned of control characters, bidirectional overrides and everything else
//!    that cannot be seen before it enters a `Directory` or reaches a terminal; in notes stays what
//!    belongs to the writing.
//! 10. The bundled data passes `wir check` without a finding.

pub mod cli;
pub mod diagnostic;
pub mod files;
pub mod formats;
pub mod funding;
pub mod guide;
pub mod index;
pub mod ldap;
pub mod load;
pub mod model;
pub mod render;
pub mod search;
pub mod text;
