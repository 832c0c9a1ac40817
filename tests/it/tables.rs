//! A list on a terminal is a table that says what it leaves out.

#![cfg(unix)]

use crate::program::terminal::Talk;

fn listed(columns: u16, arguments: &str) -> String {
    let mut talk = Talk::start(columns, 60, &format!("--no-input {arguments}"));
    talk.sees("┘");
    let (code, seen, _) = talk.ends();
    assert_eq!(code, 0, "{seen}");
    seen
}

#[test]
fn what_a_table_has_no_room_for_is_named_below_it() {
    let narrow = listed(80, "contacts");
    assert!(
        narrow.contains("Nicht in der Tabelle: Stelle, Fax, Hinweis."),
        "{narrow}"
    );
    let wide = listed(160, "contacts");
    assert!(wide.contains("Nicht in der Tabelle: Hinweis."), "{wide}");
    let english = listed(80, "--lang en contacts");
    assert!(
        english.contains("Not in the table: Unit, Fax, Note."),
        "{english}"
    );
    let chosen = listed(80, "contacts --fields name,phone");
    assert!(!chosen.contains("Nicht in der Tabelle"), "{chosen}");
}

#[test]
fn a_row_without_a_name_bears_the_mark_at_its_number() {
    let seen = listed(80, "contacts");
    assert!(seen.contains("│ 06031 83-3012 * ┆"), "{seen}");
    assert!(seen.contains("│ 06031 83-3033   ┆ Viola Sesar *"), "{seen}");
    assert!(seen.contains("* Nicht bestätigt"), "{seen}");
}
