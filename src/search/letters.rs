//! The letters of a text as bits: what a word lacks is told before the word is looked at.

/// The letters and digits of a text as a set of bits; upper and lower case count as one. A text with
/// letters other than those of German has every bit: it must be looked at.
pub fn letters(text: &str) -> u32 {
    // Bits of a, e, o, s, u: what the umlauts and ß are folded into.
    const OF_UMLAUTS: u32 = 1 << 1 | 1 << 5 | 1 << 15 | 1 << 19 | 1 << 21;
    let set = text.bytes().fold(0, |set, byte| {
        set | 1 << (byte & 31) | u64::from(byte & 0x80) << 32
    });
    // The bit above the set says that there are bytes beyond ASCII.
    let low = u32::try_from(set & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    if set >> 32 == 0 {
        low
    } else if text
        .chars()
        .all(|c| c.is_ascii() || matches!(c, 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß'))
    {
        low | OF_UMLAUTS
    } else {
        u32::MAX
    }
}
