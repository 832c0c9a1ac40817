//! The command line: what was typed becomes a view, a view becomes output and an exit code.

mod answer;
mod arguments;
mod command_descriptions;
mod commands;
mod config;
mod context;
mod conversation;
mod data;
mod days;
mod environment;
mod exit;
mod file_size_limit;
mod finding_lines;
mod global_options;
mod help;
mod help_text;
mod manual;
mod pager;
mod passwords;
mod path_list;
mod progress_bar;
mod quote;
mod reading;
mod refusal;
mod run;
mod streams;
mod typed;

pub use environment::Environment;
pub use run::run;
