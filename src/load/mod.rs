//! Loading: layers become documents, documents become records, records become a directory.
//!
//! Reading never fails because of content. What can be read is read; the rest becomes diagnostics.

mod batch;
mod bundled;
mod compiled_data;
mod compiled_steps;
mod config_text;
pub mod fingerprint;
mod folder;
mod layers;
mod list_customs;
mod location;
pub mod records;
mod refused_workbook;
pub mod resolved_files;

pub use batch::{Batch, batches, batches_with};
pub use config_text::{SettingsText, settings_entries, settings_text};
pub use layers::{DataLayers, LoadedTexts, ReadOutcome, format_by_name, load, read_text};
pub use list_customs::ListCustoms;
pub use location::{Location, LocationKind, STANDARD_INPUT};
