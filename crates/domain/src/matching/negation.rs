//! Whether a phrase is denied: "not lonely", "nothing sporty", "drinking is no problem".
//!
//! A denial reaches up to four words forward, never past a comma, "and" or "but". "Can't" is
//! no denial ("can't cope with being lonely"), nor is "doesn't know how to", nor "not only".

use super::phrase::{Hit, Word};

const REACH: usize = 4;

/// The word that denies the hit, if any.
pub(super) fn denied_by<T>(words: &[Word], hit: &Hit<T>) -> Option<usize> {
    before(words, hit).or_else(|| after(words, hit))
}

fn before<T>(words: &[Word], hit: &Hit<T>) -> Option<usize> {
    let clause = words[hit.from].clause;
    (hit.from.saturating_sub(REACH)..hit.from)
        .rev()
        .take_while(|&at| words[at].clause == clause)
        .find(|&at| denies(words, at, hit.from))
}

fn denies(words: &[Word], at: usize, end: usize) -> bool {
    let word = |n: usize| words.get(n).map_or("", |w| w.folded.as_str());
    let between = || words[at + 1..end].iter().map(|w| w.folded.as_str());
    match word(at) {
        "not" | "no" => !matches!(word(at + 1), "only" | "just" | "one" | "sure" | "coping" | "able" | "getting"),
        // "never been so lonely" says the opposite.
        "never" => !between().any(|w| matches!(w, "so" | "this" | "more" | "as")),
        "doesnt" | "dont" | "didnt" | "wont" | "wouldnt" => {
            let fears = between().any(|w| matches!(w, "be" | "lose" | "end" | "become" | "losing"));
            let excuses = between().any(|w| {
                matches!(w, "know" | "like" | "cope" | "manage" | "understand" | "help" | "enough" | "afford")
            });
            !fears && !excuses
        }
        "nothing" | "isnt" | "arent" | "wasnt" | "werent" | "without" | "nor" | "neither" | "denies" | "denied"
        | "denying" | "hates" | "avoid" | "avoids" | "none" | "hasnt" | "havent" | "ddim" | "dim" | "nid" | "heb"
        | "nie" => true,
        "of" => at > 0 && word(at - 1) == "instead",
        "than" => at > 0 && word(at - 1) == "rather",
        _ => false,
    }
}

/// "Loneliness is not a problem", "drinking isn't an issue", "debt: none".
fn after<T>(words: &[Word], hit: &Hit<T>) -> Option<usize> {
    let sentence = words[hit.from].sentence;
    let clause = words[hit.to - 1].clause;
    let next: Vec<&str> = words[hit.to..]
        .iter()
        .take(5)
        .take_while(|w| w.sentence == sentence && w.clause <= clause + 1)
        .map(|w| w.folded.as_str())
        .collect();
    let no = next.iter().take(3).position(|w| matches!(*w, "not" | "isnt" | "no" | "arent" | "never"))?;
    next[no..]
        .iter()
        .any(|w| matches!(*w, "problem" | "issue" | "concern" | "worry" | "needed" | "wanted"))
        .then_some(hit.to + no)
}

/// Stricter, for words of crisis: only "no", "not", "denies" and the like with nothing but
/// words of thinking between, or "none", "nil", "denied" right after. People in distress
/// write without commas: in "no money I want to die" nothing is denied.
pub(super) fn plainly_denied<T>(words: &[Word], hit: &Hit<T>) -> bool {
    let sentence = words[hit.from].sentence;
    for at in (hit.from.saturating_sub(8)..hit.from).rev() {
        if words[at].sentence != sentence {
            break;
        }
        match words[at].folded.as_str() {
            "no" | "not" | "never" | "denies" | "denied" | "denying" | "without" | "isnt" | "wasnt" | "dont"
            | "doesnt" | "didnt" | "nil" | "hasnt" | "havent" | "nor" | "ddim" | "dim" | "heb" | "nid" => return true,
            between if THINKING.contains(&between) => {}
            _ => break,
        }
    }
    words[hit.to..]
        .iter()
        .take(2)
        .take_while(|word| word.sentence == sentence)
        .any(|word| matches!(word.folded.as_str(), "nil" | "none" | "denied"))
}

#[rustfmt::skip]
const THINKING: &[&str] = &[
    "a", "about", "active", "actively", "acute", "am", "any", "at", "been", "being", "concern", "concerns", "current", "currently", "evidence",
    "feel", "feeling", "felt", "further", "going", "having", "history", "idea", "ideas", "ideation", "immediate", "intent", "intention", "issues", "known", "meddwl",
    "of", "or", "plan", "plans", "present", "recent", "report", "reports", "risk", "risks", "signs", "the", "thinking", "thought", "thoughts", "to", "urges", "want", "wants", "yn",
    "self", "harm", "suicidal", "suicide", "feels", "had", "has", "currently", "ever", "for", "from",
];
