//! Bytes of a terminal into keys. An escape sequence is read to its end, so that no part of one is taken
//! for something that was typed.
//!
//! Keys with Ctrl, Shift or Alt, the mouse, a change of focus, a paste and the replies of a terminal all
//! arrive as sequences (ECMA-48, 5.4 and 5.6; ECMA-35, 13.2; xterm, "Control Sequences"). Readers of keys
//! stop where a sequence is none that they know, and what is left of it is typed: `console` 0.16 after
//! three bytes, rustyline 19 at the first unknown byte (`ESC [ <` of every mouse report), crossterm 0.29 at
//! each reply with text (OSC, DCS), and it loses the key behind a byte that is not UTF-8. `vte` is made for
//! what programs write to a terminal and knows where each sequence ends, also those of tomorrow. What only
//! keyboards send is added here: SS3, the coordinates of an X10 mouse report, Alt.

use std::collections::VecDeque;
use std::time::Duration;

use vte::{Params, Parser, Perform};

/// How long a terminal may take from Escape to the rest of a sequence. A person takes longer.
const AFTER_ESCAPE: Duration = Duration::from_millis(100);

/// How long it may take within a sequence. The rest of one that was parted on a slow line must not be
/// typed, and who pressed Alt and `[` shall not wait for long.
const WITHIN_SEQUENCE: Duration = Duration::from_millis(500);

/// How long a paste may stop, which a slow line parts more often.
const WITHIN_PASTE: Duration = Duration::from_secs(5);

/// More letters of a paste are of no use to any question.
const LONGEST_PASTE: usize = 4096;

const ESCAPE: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A letter, digit or sign; U+FFFD for bytes that are no character.
    Char(char),
    /// A letter with Ctrl.
    Control(char),
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    F1,
    F2,
    /// A text that was pasted, with `\n` between its lines.
    Paste(String),
    /// Any other key, alone or with others.
    Unknown,
    /// Nothing that was pressed: the mouse, the focus, a reply of the terminal.
    Report,
}

/// The keys of a stream of bytes.
#[derive(Default)]
pub(super) struct Decoder {
    parser: Parser,
    found: DecodedKeys,
    open: OpenSequence,
}

/// What the bytes so far leave open.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum OpenSequence {
    #[default]
    Nothing,
    /// Whether Escape was pressed or begins a sequence.
    Escape,
    Sequence,
    /// The text of a reply.
    Text,
    /// Escape in it, which begins the sign of its end.
    TextEnd,
}

impl Decoder {
    /// All keys of these bytes, behind which nothing follows.
    pub(super) fn keys(&mut self, bytes: &[u8]) -> Vec<Key> {
        for byte in bytes {
            self.feed(*byte);
        }
        if !self.is_pasting() {
            self.pause();
        }
        self.found.keys.drain(..).collect()
    }

    /// Takes the next byte.
    pub(super) fn feed(&mut self, byte: u8) {
        let before = self.found.keys.len();
        if byte == ESCAPE {
            self.found.begin(TextContext::Nothing);
        }
        // For `vte` these bytes are no part of a sequence, and it would go on waiting for its end.
        let is_alt = matches!(self.open, OpenSequence::Escape | OpenSequence::TextEnd)
            && !matches!(byte, b' '..=b'~' | ESCAPE);
        if is_alt {
            self.parser = Parser::default();
        }
        match byte {
            // Ctrl-C always interrupts, also where it would end a sequence.
            0..b' ' | b'\x7f' if is_alt && byte != CTRL_C => self.found.push(Key::Unknown),
            // A letter of a reply is not the end of it, though one of its bytes looks so.
            0x80.. if self.found.is_in_reply => {}
            _ => {
                if is_alt && byte != CTRL_C {
                    self.found.begin(TextContext::Letter);
                }
                self.parser.advance(&mut self.found, &[byte]);
            }
        }
        let introducer = self.found.introducer.take();
        if let Some(c1) = introducer {
            self.parser.advance(&mut self.found, &[ESCAPE, c1 - 0x40]);
        }
        let has_ended = self.found.keys.len() > before;
        self.open = match (self.open, byte) {
            (OpenSequence::Text | OpenSequence::TextEnd, ESCAPE) => OpenSequence::TextEnd,
            (_, ESCAPE) => OpenSequence::Escape,
            (OpenSequence::Escape | OpenSequence::TextEnd, b'P' | b'X' | b'^' | b'_' | b']') => {
                OpenSequence::Text
            }
            _ if matches!(introducer, Some(0x90 | 0x9d)) => OpenSequence::Text,
            (OpenSequence::Text, _) if !has_ended => OpenSequence::Text,
            _ if has_ended && self.found.inside == TextContext::Nothing => OpenSequence::Nothing,
            _ => OpenSequence::Sequence,
        };
    }

    /// The next key that is complete.
    pub(super) fn next(&mut self) -> Option<Key> {
        self.found.keys.pop_front()
    }

    /// How long to wait for the next byte before [`Decoder::pause`]; for ever where nothing is open.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.open {
            OpenSequence::Nothing => None,
            _ if self.is_pasting() => Some(WITHIN_PASTE),
            OpenSequence::Escape => Some(AFTER_ESCAPE),
            OpenSequence::Sequence | OpenSequence::Text | OpenSequence::TextEnd => {
                Some(WITHIN_SEQUENCE)
            }
        }
    }

    /// Ends what is open: nothing has followed.
    pub(super) fn pause(&mut self) {
        let inside = std::mem::take(&mut self.found.inside);
        match (inside, self.open) {
            (TextContext::Paste(text), _) => self.found.push(Key::Paste(text)),
            (_, OpenSequence::Nothing) => {}
            (_, OpenSequence::Escape) => self.found.push(Key::Escape),
            _ => self.found.push(Key::Unknown),
        }
        self.parser = Parser::default();
        self.found.is_in_reply = false;
        self.open = OpenSequence::Nothing;
    }

    /// Whether the end of a paste is still to come.
    pub(super) fn is_pasting(&self) -> bool {
        matches!(self.found.inside, TextContext::Paste(_))
    }
}

/// What the parser has found.
#[derive(Default)]
struct DecodedKeys {
    keys: VecDeque<Key>,
    inside: TextContext,
    /// A control character of 8 bits that begins a sequence.
    introducer: Option<u8>,
    /// Whether the text of DCS is read.
    is_in_reply: bool,
}

/// What the characters that the parser takes for text belong to.
#[derive(Default, PartialEq, Eq)]
enum TextContext {
    #[default]
    Nothing,
    /// The last letter of a key that no question knows, behind Alt.
    Letter,
    /// The last letter of F1 to F5 of the Linux console.
    Console,
    /// A key of the keypad or the keyboard of function keys (SS3).
    Ss3,
    /// So many characters of the sequence before.
    Rest(u8),
    Paste(String),
}

impl DecodedKeys {
    fn push(&mut self, key: Key) {
        if !matches!(self.inside, TextContext::Paste(_)) {
            self.keys.push_back(key);
        }
    }

    fn begin(&mut self, inside: TextContext) {
        if !matches!(self.inside, TextContext::Paste(_)) {
            self.inside = inside;
        }
    }

    fn end(&mut self, key: Key) {
        self.inside = TextContext::Nothing;
        self.keys.push_back(key);
    }
}

impl Perform for DecodedKeys {
    fn print(&mut self, c: char) {
        match &mut self.inside {
            TextContext::Nothing => self.push(match c {
                '\x7f' => Key::Backspace,
                _ => Key::Char(c),
            }),
            TextContext::Letter => self.end(Key::Unknown),
            TextContext::Console => self.end(match c {
                'A' => Key::F1,
                'B' => Key::F2,
                _ => Key::Unknown,
            }),
            // Some terminals name the modifiers here too.
            TextContext::Ss3 if c.is_ascii_digit() || c == ';' => {}
            TextContext::Ss3 => self.end(application_key(c)),
            TextContext::Rest(1) => self.end(Key::Report),
            TextContext::Rest(count) => *count -= 1,
            TextContext::Paste(text) if text.len() < LONGEST_PASTE => text.push(c),
            TextContext::Paste(_) => {}
        }
    }

    fn execute(&mut self, byte: u8) {
        if let TextContext::Paste(_) = self.inside {
            if let b'\r' | b'\n' | b'\t' = byte {
                self.print(if byte == b'\t' { ' ' } else { '\n' });
            }
            return;
        }
        // A coordinate beyond the window is sent as 0.
        if matches!(self.inside, TextContext::Rest(_)) && !matches!(byte, 1..b' ') {
            return self.print(char::REPLACEMENT_CHARACTER);
        }
        self.inside = TextContext::Nothing;
        match byte {
            b'\r' | b'\n' => self.push(Key::Enter),
            b'\t' => self.push(Key::Tab),
            8 => self.push(Key::Backspace),
            1..=26 => self.push(Key::Control(char::from(byte - 1 + b'a'))),
            // SS3, DCS, CSI, OSC.
            0x8f | 0x90 | 0x9b | 0x9d => self.introducer = Some(byte),
            _ => self.push(Key::Unknown),
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, action: char) {
        let mut numbers = params
            .iter()
            .map(|numbers| numbers.first().copied().unwrap_or(0));
        let number = numbers.next().unwrap_or(0);
        let modifiers = numbers.next().unwrap_or(0);
        if let TextContext::Paste(text) = &mut self.inside {
            if (action, number) == ('~', 201) {
                let text = std::mem::take(text);
                self.end(Key::Paste(text));
            }
            return;
        }
        match (intermediates, action) {
            // X10 and its kin.
            ([], 'M') if params.len() == 1 && number == 0 => self.begin(TextContext::Rest(3)),
            ([], '[') if params.len() == 1 && number == 0 => self.begin(TextContext::Console),
            ([], '~') if number == 200 => self.begin(TextContext::Paste(String::new())),
            ([], _) => self.push(function_key(action, number, modifiers)),
            _ => self.push(Key::Report),
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        match (intermediates, byte) {
            // With `?` a VT52 does the same.
            ([], b'O' | b'?') => self.begin(TextContext::Ss3),
            // The end of OSC, DCS and their kin.
            ([], b'\\') => self.push(Key::Report),
            _ => self.push(Key::Unknown),
        }
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, _: char) {
        self.is_in_reply = true;
    }

    fn unhook(&mut self) {
        self.is_in_reply = false;
    }

    fn osc_dispatch(&mut self, _: &[&[u8]], is_ended_by_bell: bool) {
        if is_ended_by_bell {
            self.push(Key::Report);
        }
    }
}

/// The key of a control sequence without private signs; 0 for a number that is not there.
fn function_key(action: char, number: u16, modifiers: u16) -> Key {
    if let 'I' | 'M' | 'O' | 'R' | 'T' | 'c' | 'n' | 't' | 'x' | 'y' = action {
        return Key::Report;
    }
    // 1 is no modifier.
    match (action, number) {
        _ if modifiers > 1 => Key::Unknown,
        ('~', 1 | 7) => Key::Home,
        ('~', 3) => Key::Delete,
        ('~', 4 | 8) => Key::End,
        ('~', 11) => Key::F1,
        ('~', 12) => Key::F2,
        ('A'..='H' | 'P' | 'Q', 0 | 1) => application_key(action),
        ('Z', 0 | 1) => Key::BackTab,
        _ => Key::Unknown,
    }
}

/// The key of an arrow, Home, End, F1 or F2; the keypad is meant for programs that ask for it.
fn application_key(c: char) -> Key {
    match c {
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'F' => Key::End,
        'H' => Key::Home,
        'P' => Key::F1,
        'Q' => Key::F2,
        _ => Key::Unknown,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        Decoder::default().keys(bytes)
    }

    /// A whole sequence as terminals, keyboards and mice send it, of any kind.
    pub(in crate::guide) fn sequence() -> impl Strategy<Value = Vec<u8>> {
        let introducer = |bits_7: &'static [u8], bits_8: &'static [u8]| prop_oneof![4 => Just(bits_7), 1 => Just(bits_8)];
        let control = (
            introducer(b"\x1b[", b"\x9b"),
            "[0-?]{0,9}[ -/]{0,3}",
            b'@'..=b'~',
        )
            // What begins a longer one is a kind of its own.
            .prop_filter("longer", |(_, middle, end)| match end {
                b'M' | b'[' => !middle.chars().all(|c| c == '0'),
                b'~' => !middle.contains("200"),
                _ => true,
            })
            .prop_map(|(begin, middle, end)| [begin, middle.as_bytes(), &[end]].concat());
        let single_shift = (introducer(b"\x1bO", b"\x8f"), "[0-9;]{0,3}", b'@'..=b'~')
            .prop_map(|(begin, middle, end)| [begin, middle.as_bytes(), &[end]].concat());
        let keypad_52 = (b'@'..=b'~').prop_map(|end| vec![ESCAPE, b'?', end]);
        let console = (b'A'..=b'E').prop_map(|end| vec![ESCAPE, b'[', b'[', end]);
        let mouse_x10 = (b' '..=b'\x7f', b'!'.., b'!'..=b'\x7f')
            .prop_map(|(button, x, y)| vec![ESCAPE, b'[', b'M', button, x, y]);
        let mouse_1005 = (
            proptest::char::range('!', '\u{7ff}'),
            proptest::char::range('!', '\u{7ff}'),
        )
            .prop_map(|(x, y)| format!("\x1b[M {x}{y}").into_bytes());
        let text = "[^\x00-\x1f\x7f-\u{9f}]{0,12}";
        let reply = (
            prop_oneof![Just('P'), Just('X'), Just('^'), Just('_'), Just(']')],
            text,
        )
            .prop_map(|(begin, text)| format!("\x1b{begin}{text}\x1b\\").into_bytes());
        let reply_with_bell = text.prop_map(|text| format!("\x1b]{text}\x07").into_bytes());
        let alt = any::<char>()
            .prop_filter("another kind", |c| {
                !" -/?OPX[]^_\x1b\x03".contains(*c) && !(' '..='/').contains(c)
            })
            .prop_map(|c| format!("\x1b{c}").into_bytes());
        let paste =
            "[^\x1b]{0,20}".prop_map(|text| format!("\x1b[200~{text}\x1b[201~").into_bytes());
        prop_oneof![
            8 => control,
            2 => single_shift,
            1 => keypad_52,
            1 => console,
            2 => mouse_x10,
            1 => mouse_1005,
            2 => reply,
            1 => reply_with_bell,
            2 => alt,
            2 => paste,
        ]
    }

    /// Whether the key can change no more than where the cursor stands.
    fn is_harmless(key: &Key) -> bool {
        !matches!(
            key,
            Key::Char(_) | Key::Control(_) | Key::Enter | Key::Escape | Key::Tab | Key::Backspace
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_of_a_sequence_is_typed_and_none_takes_the_key_behind_it(
            sequences in vec(sequence(), 1..5)
        ) {
            let mut keys = keys(&[&sequences.concat()[..], b"1"].concat());
            prop_assert_eq!(keys.pop(), Some(Key::Char('1')));
            prop_assert!(keys.iter().all(is_harmless), "{:?}", keys);
        }

        #[test]
        fn a_sequence_that_is_cut_off_is_not_typed_either(sequence in sequence(), length in 2..30_usize) {
            let cut = &sequence[..length.min(sequence.len())];
            let keys = keys(&[cut, b""].concat());
            prop_assert!(keys.iter().all(is_harmless), "{:?}", keys);
        }

        #[test]
        fn after_a_pause_every_key_counts_again(bytes in vec(any::<u8>(), 0..40)) {
            let mut decoder = Decoder::default();
            decoder.keys(&bytes);
            decoder.pause();
            prop_assert_eq!(decoder.keys(b"1").pop(), Some(Key::Char('1')));
        }

        #[test]
        fn what_is_typed_arrives_as_it_is(text in "[^\\x00-\\x1f\\x7f-\\u{9f}]{0,12}") {
            let typed: Vec<Key> = text.chars().map(Key::Char).collect();
            prop_assert_eq!(keys(text.as_bytes()), typed);
        }
    }

    #[test]
    fn after_every_text_of_the_kept_corpus_and_a_pause_every_key_counts_again() {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/keys");
        let texts: Vec<_> = std::fs::read_dir(corpus).expect("a corpus").collect();
        assert!(!texts.is_empty());
        for text in texts {
            let bytes = std::fs::read(text.expect("a text").path()).expect("a text");
            let mut decoder = Decoder::default();
            decoder.keys(&bytes);
            decoder.pause();
            assert_eq!(decoder.keys(b"1").pop(), Some(Key::Char('1')), "{bytes:?}");
        }
    }

    #[test]
    fn known_keys_are_known_in_all_their_forms() {
        for (bytes, key) in [
            (&b"\x1b[A"[..], Key::Up),
            (b"\x1bOA", Key::Up),
            (b"\x1b[1;1B", Key::Down),
            (b"\x1b[C", Key::Right),
            (b"\x1bOD", Key::Left),
            (b"\x1b[H", Key::Home),
            (b"\x1b[1~", Key::Home),
            (b"\x1b[7~", Key::Home),
            (b"\x1bOF", Key::End),
            (b"\x1b[4~", Key::End),
            (b"\x1b[3~", Key::Delete),
            (b"\x1bOP", Key::F1),
            (b"\x1b[11~", Key::F1),
            (b"\x1b[[A", Key::F1),
            (b"\x1bOQ", Key::F2),
            (b"\x1b[12~", Key::F2),
            (b"\x1b[[B", Key::F2),
            (b"\x1b[Z", Key::BackTab),
            (b"\x1b", Key::Escape),
            (b"\x1b\x1b", Key::Escape),
            (b"\t", Key::Tab),
            (b"\x7f", Key::Backspace),
            (b"\x08", Key::Backspace),
            (b"\r", Key::Enter),
            (b"\x03", Key::Control('c')),
            (b"\x1b\x03", Key::Control('c')),
            (b"\x1a", Key::Control('z')),
            (
                b"\x1b[200~a\rb\tc\x03\x1b[201~",
                Key::Paste("a\nb c".to_owned()),
            ),
        ] {
            assert_eq!(keys(bytes), [key], "{bytes:?}");
        }
    }

    #[test]
    fn keys_with_others_are_heard_and_what_nobody_pressed_is_not() {
        for heard in [
            "\x1b[1;5C",
            "\x1b[1;2A",
            "\x1b[15;2~",
            "\x1b[5~",
            "\x1bOq",
            "\x1bOM",
            "\x1b[a",
            "\x1bx",
            "\x1b\r",
            "\x1bü",
            "\x1b\x7f",
            "\0",
        ] {
            assert_eq!(keys(heard.as_bytes()), [Key::Unknown], "{heard:?}");
        }
        for silent in [
            "\x1b[I",
            "\x1b[O",
            "\x1b[<0;10;20M",
            "\x1b[<35;1;1m",
            "\x1b[M !!",
            "\x1b[32;10;20M",
            "\x1b[12;40R",
            "\x1b[?62;1;6c",
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1bP1$r0m\x1b\\",
            "\x1b[?2004;1$y",
        ] {
            assert_eq!(keys(silent.as_bytes()), [Key::Report], "{silent:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_character_take_no_key_with_them() {
        let unreadable = Key::Char(char::REPLACEMENT_CHARACTER);
        for latin_1 in [0xe4, 0xfc, 0xc4, 0xf6, 0xdf, 0xff] {
            assert_eq!(
                keys(&[latin_1, b'q']),
                [unreadable.clone(), Key::Char('q')],
                "{latin_1:x}"
            );
        }
        assert_eq!(keys(b"\xe4\x1b[A"), [unreadable, Key::Up]);
    }
}
