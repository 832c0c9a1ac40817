//! How a query was understood, said before its answer.

use crate::say;
use crate::search::{QueryInterpretation, SimilarHits};
use crate::text::clean;
use crate::text::locale::Lang;

/// How a query was understood, a sentence each; `asked` is what was typed, fit to be quoted.
pub fn describe_interpretation(
    lang: Lang,
    asked: &str,
    understood: &QueryInterpretation,
    similar: SimilarHits,
) -> Vec<String> {
    let mut sentences = Vec::new();
    let read_as = understood.read_as.as_deref().map(clean::line);
    if let Some(read_as) = &read_as {
        sentences.push(say!(
            lang,
            "Verstanden als „{read_as}“.",
            "Understood as “{read_as}”."
        ));
    }
    if let Some((said, called)) = &understood.called {
        let (said, called) = (clean::line(said), clean::line(called));
        sentences.push(say!(
            lang,
            "Statt „{said}“ wurde gesucht: „{called}“.",
            "Instead of “{said}” was looked for: “{called}”."
        ));
    }
    if !understood.without.is_empty() {
        let words = understood.without.join(" ");
        let words = clean::line(&words);
        sentences.push(say!(
            lang,
            "Alles zusammen passt auf niemanden. Ohne „{words}“:",
            "Nobody fits all of it. Without “{words}”:"
        ));
    }
    let asked = read_as.as_deref().unwrap_or(asked);
    match similar {
        SimilarHits::Behind => {}
        SimilarHits::First => sentences.push(say!(
            lang,
            "Genau „{asked}“ heißt niemand. Zuerst kommen ähnliche Namen, dann Wörter, die so beginnen oder es enthalten:",
            "Nobody is called “{asked}”. Similar names come first, then words that begin so or hold it:"
        )),
        SimilarHits::All => sentences.push(say!(
            lang,
            "Genau „{asked}“ steht nirgends. Ähnlich sind:",
            "Nothing is spelled “{asked}”. Similar are:"
        )),
    }
    sentences
}
