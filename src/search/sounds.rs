//! Spellings of one sound in the languages of those who live in Hesse, and strokes that print makes alike.
//!
//! A caller says a name, and it is written down as German writes what was heard: `tsch` for `ć`, `ç` or
//! `cz`. Which letters stand for which sound is taken from the tables of pronunciation and transcription
//! of each language (ISO 9 and the German and English ways to transcribe Cyrillic; DIN 31635 and the
//! usual spellings of Arabic and Persian; the alphabets of Turkish, Polish, Bosnian/Croatian/Serbian,
//! Romanian, Czech, Hungarian, the Romance languages, Vietnamese, Pinyin).

use std::sync::LazyLock;

/// Any of these spellings may stand for any other one, at this cost in hundredths of a slip.
struct Sound {
    cost: u32,
    /// Whether it is so only where both words end.
    only_at_end: bool,
    spellings: &'static str,
}

const fn sound(cost: u32, spellings: &'static str) -> Sound {
    Sound {
        cost,
        only_at_end: false,
        spellings,
    }
}

const fn ending(cost: u32, spellings: &'static str) -> Sound {
    Sound {
        cost,
        only_at_end: true,
        spellings,
    }
}

/// The sounds with their spellings.
const SOUNDS: &[Sound] = &[
    // German alone: two ways to write one sound.
    sound(2, "ä ae"),
    sound(2, "ö oe"),
    sound(2, "ü ue"),
    sound(2, "ß ss"),
    sound(15, "f ph v"),
    sound(30, "f ff"),
    sound(15, "v w"),
    sound(15, "k ck"),
    sound(15, "ks x chs cks"),
    sound(15, "kw qu kv q"),
    sound(15, "ei ai ey ay ej aj"),
    sound(20, "eu äu oi oy oj eui"),
    sound(15, "t th"),
    sound(25, "t tt dt"),
    sound(15, "i ie ih y"),
    sound(15, "e ee eh ä äh"),
    sound(15, "ss ß"),
    sound(25, "s ss ß"),
    sound(20, "z tz ts ds"),
    sound(30, "ng nk n"),
    sound(40, "ch sch"),
    sound(40, "ch k"),
    ending(30, "er a ar"),
    // Hissing sounds.
    sound(20, "sch sh ş š ś ș ŝ sz ch x"),
    sound(30, "sch s si ci ç"),
    sound(20, "tsch tch ch cz č ć ç cs ci tsj tx tš"),
    sound(30, "tsch c q tr tj ty j zh"),
    sound(20, "schtsch shch szcz šč ść sc"),
    sound(20, "dsch dj dž dż dź gi ğ đ c gg gy dzh ǧ"),
    sound(25, "dsch j g zh ch"),
    sound(20, "sch zh ž ż ź rz zs"),
    sound(30, "sch j g s z"),
    sound(20, "z ts tz c ț ţ zz"),
    sound(25, "s c ç z"),
    sound(25, "s th"),
    // Sounds of the throat.
    sound(20, "ch kh h ḥ j x"),
    sound(20, "k c q ck qu ch kh"),
    sound(25, "g gh gu ğ"),
    sound(30, "gh k q"),
    // Half vowels.
    sound(15, "j y i"),
    sound(20, "ja ia ya ea"),
    sound(20, "je ie ye e"),
    sound(20, "ju iu yu"),
    sound(20, "jo io yo e"),
    sound(20, "nj ñ gn ny nh ń ň ni"),
    sound(30, "lj lh ly gli ll li"),
    sound(30, "j ll ly lh"),
    sound(20, "dj đ gy ď di"),
    sound(20, "tj ť ty ti ć"),
    sound(25, "w ł l"),
    sound(25, "b v"),
    sound(20, "rsch ř rz rsh"),
    // Vowels.
    sound(15, "u ou oo ů ó"),
    sound(15, "i ee yi iy ii ij ea"),
    sound(20, "o au eau eaux aux ault aut aud"),
    sound(25, "oa oi ua"),
    sound(25, "au ow ou ao aw"),
    sound(25, "on ą en ę an"),
    sound(30, "un ão aun au ao"),
    sound(25, "e ă ê ai â"),
    sound(25, "i â î e"),
    sound(30, "uei ui"),
    ending(25, "off ov ow ev eff ew"),
    ending(25, "i y yj ii iy ij"),
    ending(25, "e er et é ier"),
    ending(25, "o ot os oz"),
    // Strokes that print or a hand makes alike.
    sound(40, "m rn nn"),
    sound(40, "nn im"),
    sound(40, "d cl"),
    sound(40, "w vv"),
    sound(40, "ü ii u"),
    sound(40, "ll ii"),
    sound(40, "l 1 i"),
    sound(40, "ß 8 b"),
    sound(40, "o 0"),
    sound(40, "s 5"),
    sound(40, "z 2"),
];

/// Two spellings of one sound, not both of one letter that is the same.
pub(super) struct Pair {
    /// As it was typed.
    pub(super) asked: Vec<char>,
    /// As it is stored.
    pub(super) stored: Vec<char>,
    /// In hundredths of a slip.
    pub(super) cost: u32,
    /// Whether it counts only where both words end.
    pub(super) only_at_end: bool,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let mut pairs: Vec<Pair> = Vec::new();
    for sound in SOUNDS {
        for asked in sound.spellings.split(' ') {
            let others = sound.spellings.split(' ').filter(|other| *other != asked);
            pairs.extend(others.map(|stored| Pair {
                asked: asked.chars().collect(),
                stored: stored.chars().collect(),
                cost: sound.cost,
                only_at_end: sound.only_at_end,
            }));
        }
    }
    pairs
});

/// The pairs of which the typed spelling stands at the end of these letters.
pub(super) fn pairs_ending(letters: &[char]) -> Vec<&'static Pair> {
    PAIRS
        .iter()
        .filter(|pair| letters.ends_with(&pair.asked))
        .collect()
}
