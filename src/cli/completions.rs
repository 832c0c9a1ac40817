//! `wir completions`: scripts for shells, which also complete the names of contacts.

use clap_complete::Shell;

use super::Exit;
use super::args;
use super::desk::{Data, Desk, decoded};
use super::help;
use crate::model::{PersonName, Phone};
use crate::render::Failure;
use crate::search::Query;
use crate::source::{Ask, Kind};

pub(super) fn run(desk: &Desk, args: &args::Completions) -> Exit {
    desk.say_settings();
    let mut command = help::command(desk.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "wir", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    let script = match args.shell {
        Shell::Bash => script + BASH,
        Shell::Zsh => zsh(&script),
        Shell::Fish => script + FISH,
        _ => script,
    };
    desk.print(|out| out.write_all(script.as_bytes()).map_err(Failure::from))
}

/// The hidden command that the scripts ask: names that begin so, with their number.
pub(super) fn names(desk: &Desk, args: &args::Names) -> Exit {
    let beginning = args.beginning.as_deref().map(decoded).unwrap_or_default();
    // Who completes a word cannot wait for a whole directory.
    let query = Query::new(&beginning);
    let ask = match query.is_empty() {
        true => Ask::Nothing,
        false => Ask::Entries(desk.wanted(&query, None, false)),
    };
    let look = |data: &'static Data| {
        let mut lines = Vec::new();
        data.people().named(&beginning, &mut |contact| {
            let name = contact.name.as_ref().map_or("", PersonName::full);
            let phone = contact.phone.as_ref().map_or("", Phone::written);
            lines.push(format!("{name}\t{phone}\n"));
        });
        lines
    };
    // The kinds of a look-up, so that both have one index.
    let (_, lines) = desk.look_up(&Kind::CONTACTS, ask, look);
    desk.print(|out| {
        for line in &lines {
            out.write_all(line.as_bytes())?;
        }
        Ok(())
    })
}

/// Adds names where words are expected. A name becomes one word, so its blanks are escaped.
const BASH: &str = r#"
_wir_with_names() {
    _wir "$@"
    local current="${COMP_WORDS[COMP_CWORD]}" word name takes_names=yes
    [[ $current == -* || ${COMP_WORDS[COMP_CWORD-1]} == -* ]] && return
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$word" in
            -*) ;;
            contacts|kontakte|search|suche) takes_names=yes; break ;;
            *) takes_names=no; break ;;
        esac
    done
    [[ $takes_names == yes ]] || return
    while IFS=$'\t' read -r name _; do
        COMPREPLY+=("$(printf '%q' "$name")")
    done < <(wir names -- "$current" 2>/dev/null)
}
complete -F _wir_with_names -o nosort -o bashdefault -o default wir
"#;

const FISH: &str = r#"
complete -c wir -n "__fish_use_subcommand; or __fish_seen_subcommand_from contacts kontakte search suche" -f -a "(wir names -- (commandline -ct) 2>/dev/null)"
"#;

/// zsh asks an action for each kind of word; the words of a search get one of our own.
fn zsh(script: &str) -> String {
    let is_of_words = |line: &str| line.trim_start().starts_with("'*::words");
    let with_names = |line: &str| {
        if is_of_words(line) {
            line.replace(":_default'", ":_wir_names'")
        } else {
            line.to_owned()
        }
    };
    let script: Vec<String> = script.lines().map(with_names).collect();
    let script = script.join("\n") + "\n";
    let action = r#"
_wir_names() {
    local -a names
    names=(${(f)"$(wir names -- "$PREFIX" 2>/dev/null | sed 's/:/\\:/g; s/\t/:/')"})
    _describe -t names 'wir' names
}
"#;
    match script.split_once("\n_wir() {") {
        Some((head, rest)) => format!("{head}{action}\n_wir() {{{rest}"),
        None => script,
    }
}
