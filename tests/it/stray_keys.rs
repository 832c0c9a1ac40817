//! What no question knows: keys with Ctrl, Shift and Alt, function keys, the keypad, the mouse, the focus,
//! pastes, replies of the terminal, and a program that is stopped.

#![cfg(target_os = "linux")]

use std::process::Command;

use expectrl::Expect;

use crate::program::screen::Screen;
use crate::program::terminal::Talk;

/// The end of a question in key mode.
const KEYS: &str = "q beenden";

/// The end of a question in lines.
const LINES: &str = "Ihre Antwort, 1 bis ";

/// The end of the field with keys, and the field in lines.
const FRONT: &str = "Esc beendet";
const FIELD: &str = "Name, Nummer, Raum oder Thema: ";

/// What is sent to the terminal when no keys are read any more.
const LEFT: &str = "\x1b[?2004l";

/// The first question of the advisor, and what follows its second option.
const QUESTION: &str = "Was haben Sie vor?";
const NEXT: &str = "Was nun?";

fn start(arguments: &str) -> Talk {
    let rules = concat!(
        "--no-bundled --data ",
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/rules/rules.toml"
    );
    let rules = if arguments.contains("find") {
        rules
    } else {
        ""
    };
    Talk::start(80, 50, &format!("{rules} {arguments}"))
}

/// Everything that is no key of its own, as xterm, rxvt, the Linux console and screens send it.
fn stray() -> Vec<Vec<u8>> {
    let modifiers = 2..=8;
    let mut stray: Vec<String> = Vec::new();
    for modifier in modifiers {
        // Arrows, Home, End, F1 to F4.
        stray.extend(
            "ABCDHFPQRS"
                .chars()
                .map(|key| format!("\x1b[1;{modifier}{key}")),
        );
        // Home to Page Down, F5 to F12.
        let numbers = (1..=8).chain(15..=24);
        stray.extend(numbers.map(|number| format!("\x1b[{number};{modifier}~")));
    }
    stray.extend("abcd".chars().map(|key| format!("\x1b[{key}")));
    stray.extend("abcd".chars().map(|key| format!("\x1bO{key}")));
    stray.extend("ABCDE".chars().map(|key| format!("\x1b[[{key}")));
    stray.extend((11..=34).map(|number| format!("\x1b[{number}~")));
    // The keypad in application mode: Enter, signs, digits; of a VT52 too.
    stray.extend(
        ('M'..='y')
            .filter(char::is_ascii_alphabetic)
            .map(|key| format!("\x1bO{key}")),
    );
    stray.extend(('p'..='y').map(|key| format!("\x1b?{key}")));
    stray.extend(('a'..='z').map(|key| format!("\x1b{key}")));
    stray.extend(["\x1bü", "\x1b1", "\x1b\r", "\x1b\t"].map(str::to_owned));
    stray.extend(
        [
            // A paste, the focus, mice of four kinds, replies.
            "\x1b[200~Verein\r1\rq\r\x1b[201~",
            "\x1b[I\x1b[O",
            "\x1b[<0;10;1M\x1b[<0;10;1m",
            "\x1b[M 21\x1b[M#q1",
            "\x1b[M \u{e9}1",
            "\x1b[32;1;2M",
            "\x1b[12;40R\x1b[?62;1;6c\x1b[>41;1q\x1b[?2004;1$y",
            "\x1b]11;rgb:1e1e/2q2q/1111\x1b\\\x1b]l1q2\x07",
            "\x1bP1$r1q\x1b\\\x1bP>|xterm(1q)\x1b\\\x1b_G1q\x1b\\",
            // Keys as newer protocols name them.
            "\x1b[49;5u\x1b[113u\x1b[27;5;49~",
        ]
        .map(str::to_owned),
    );
    let mut stray: Vec<Vec<u8>> = stray.into_iter().map(String::into_bytes).collect();
    // An X10 mouse beyond column 95, and a control sequence of 8 bits.
    stray.push(b"\x1b[M \xff1".to_vec());
    stray.push(b"\x9b1;5C".to_vec());
    stray
}

#[test]
fn with_single_keys_nothing_stray_answers_ends_or_switches() {
    let mut talk = start("foerderung find");
    talk.sees(QUESTION).sees(KEYS);
    for stray in stray() {
        talk.session.send(&stray).expect("typed");
    }
    // Who asks why is told, and asked the same question again, in the same mode.
    talk.types("?").sees(QUESTION).sees(KEYS);
    assert!(!talk.seen.contains(NEXT), "{}", talk.seen);
    talk.types("2").sees(NEXT).sees("beenden").types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn in_plain_lines_nothing_stray_answers_ends_or_is_searched_for() {
    for (arguments, ready) in [("", FIELD), ("foerderung find", LINES)] {
        let mut talk = start(&format!("--plain {arguments}"));
        talk.sees(ready);
        for part in stray().chunks(20) {
            talk.session.send(part.concat()).expect("typed");
            talk.types("\r").sees("wirken hier nicht").sees(ready);
        }
        for what in ["Verstanden", "Telefon", "gefunden"] {
            assert!(!talk.seen.contains(what), "{}", talk.seen);
        }
        talk.types("\x1b[D\x1b[1~\x1b\r")
            .sees("wirken hier nicht")
            .sees(ready);
        talk.types("ende\r");
        assert_eq!(talk.ends().0, 0, "{arguments}");
    }
    let mut talk = start("--plain");
    talk.sees(FIELD).types("\x1b[200~falk\r\x1b[201~");
    talk.types("\r").sees("Henrietta Falk").sees(FIELD);
    talk.types("ende\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn where_words_are_typed_nothing_stray_is_typed_with_them_or_ends_them() {
    let mut talk = start("");
    talk.sees(FRONT).types("falk");
    for stray in stray() {
        // F1 explains.
        if !stray.starts_with(b"\x1b[200~") && !is_f1(&stray) {
            talk.session.send(&stray).expect("typed");
        }
    }
    talk.types("\r")
        .sees(LEFT)
        .sees("06031 83-3032")
        .sees(FRONT);
    assert!(!talk.seen.contains("Nichts gefunden"), "{}", talk.seen);
    talk.types("\x1b");
    assert_eq!(talk.ends().0, 0);
}

fn is_f1(keys: &[u8]) -> bool {
    [&b"\x1b[11~"[..], b"\x1bOP", b"\x1b[[A", b"\x1b?P"].contains(&keys)
}

#[test]
fn a_key_that_means_nothing_is_heard_and_the_mouse_is_not() {
    for (arguments, ready, end, heard) in [
        ("foerderung find", KEYS, "q", &b"x9\x1b[1;5C\r\x1bOq"[..]),
        ("", FRONT, "\x03", b"\r\x1bOQ\x1b[1;5C\x1b[D\x1bOq"),
    ] {
        let bells = |keys: &[u8]| {
            let mut talk = start(arguments);
            talk.sees(ready);
            talk.session.send(keys).expect("typed");
            talk.types(end);
            talk.ends().1.matches('\u{7}').count()
        };
        assert_eq!(bells(heard), 5, "{arguments}");
        assert_eq!(
            bells(b"\x1b[I\x1b[<0;10;1M\x1b[<0;10;1m\x1b[O\x1b[12;40R"),
            0
        );
    }
}

#[test]
fn a_letter_of_another_encoding_takes_no_key_with_it() {
    for letter in [0xe4, 0xfc, 0xf6, 0xdf] {
        let mut talk = start("foerderung find");
        talk.sees(KEYS);
        talk.session.send([letter, b'2']).expect("typed");
        talk.sees(NEXT).sees(KEYS).types("q");
        assert_eq!(talk.ends().0, 0, "{letter:x}");
    }
}

#[test]
fn ctrl_z_stops_and_fg_comes_back_with_the_question() {
    // This shell leaves the terminal as it is, so that only the program can put it right.
    let script = "foerderung find\necho \"STOPPED=$?\"; stty -a; read go; fg";
    let mut talk = start(script);
    talk.sees(QUESTION).sees(KEYS);
    talk.types("\x1b[B").sees("\x1b[2C");
    talk.types("\x1a").sees("STOPPED=148").sees("icanon");
    let shown = talk.seen.matches(QUESTION).count();
    assert!(
        talk.seen.ends_with(" icanon") && shown == 1,
        "{}",
        talk.seen
    );
    talk.sees(" echo ").types("\n").sees(QUESTION).sees(KEYS);
    talk.types("2").sees(NEXT).sees("beenden").types("q");
    let (code, seen, _) = talk.ends();
    assert_eq!((code, seen.matches(QUESTION).count()), (0, 2), "{seen}");
}

#[test]
fn who_was_stopped_from_outside_is_asked_again_too() {
    let mut talk = start("foerderung find\necho STOPPED; read go; fg");
    talk.sees(KEYS);
    let program = talk.program().to_string();
    let sent = Command::new("kill").args(["-s", "STOP", &program]).status();
    assert!(sent.expect("sent").success());
    talk.sees("STOPPED");
    // The terminal is still as the program had it: Enter is no end of a line.
    talk.session.send("x\n").expect("typed");
    talk.sees(QUESTION)
        .sees(KEYS)
        .types("2")
        .sees(NEXT)
        .sees(KEYS);
    talk.types("q");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn ctrl_z_keeps_the_words_that_are_typed() {
    let mut talk = start("\necho \"STOPPED=$?\"; stty -a; read go; fg");
    talk.sees(FRONT).types("fal").sees("Henrietta");
    talk.types("\x1a").sees("STOPPED=148").sees(" icanon");
    talk.types("\n").sees("Thema: fal").sees("Esc ");
    talk.types("k\r")
        .sees(LEFT)
        .sees("06031 83-3032")
        .sees(FRONT);
    talk.types("\x1b");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn in_plain_lines_fg_comes_back_with_the_question_too() {
    let mut talk = start("--plain\necho \"STOPPED=$?\"; read go; fg");
    talk.sees(FIELD).types("\x1a").sees("STOPPED=148");
    talk.types("\n").sees(FIELD);
    talk.types("ende\r");
    assert_eq!(talk.ends().0, 0);
}

#[test]
fn ctrl_z_without_a_shell_stops_nothing() {
    let mut screen = Screen::start("", 80, 50, "");
    screen.types("\x1a").types("6\r");
    assert!(screen.is_running());
    let log = screen.ends();
    assert!(log.contains("> Programm"), "{log}");
}
