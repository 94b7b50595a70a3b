//! What somebody said, with the words marked that were understood, and what they were taken to mean.

use std::ops::Range;

use footbridge_app::matching::Matched;
use maud::{Markup, html};

/// One thing that was understood, with the words for it.
struct Understood {
    meaning: String,
    words: Vec<Range<usize>>,
}

/// The text with its marks, then each meaning with its words: a proposal, never a decision.
pub fn show(text: &str, matched: &Matched) -> Markup {
    if text.trim().is_empty() {
        return Markup::default();
    }
    let understood = understood(matched);
    let denied: Vec<&str> = matched.story.denied.iter().map(|it| it.what.label()).collect();
    html! {
        div class="app-told" {
            p class="app-told__words" { (marked(text, &understood)) }
            @if understood.is_empty() {
                p { "We did not find a need in these words. Tick what they need in the filters." }
            } @else {
                ul class="app-links" {
                    @for it in &understood {
                        @if let Some(range) = it.words.first() {
                            li { "“" (text.get(range.clone()).unwrap_or_default()) "” " span aria-hidden="true" { "→ " } strong { (it.meaning) } }
                        }
                    }
                }
            }
            @if !denied.is_empty() { p class="app-muted" { "They say this is not a need: " (denied.join(", ")) "." } }
        }
    }
}

fn understood(matched: &Matched) -> Vec<Understood> {
    let urgent = matched
        .urgent
        .iter()
        .map(|it| Understood { meaning: it.kind.label().to_owned(), words: vec![it.words.clone()] });
    let asked = |code: &str| matched.wants.need_codes().any(|it| it == code);
    let needs = matched
        .story
        .needs
        .iter()
        .filter(|it| asked(it.what.code()))
        .map(|it| Understood { meaning: it.what.label().to_owned(), words: it.words.clone() });
    let wishes = matched
        .story
        .wishes
        .iter()
        .map(|it| Understood { meaning: it.what.label().to_owned(), words: it.words.clone() });
    let languages = matched
        .story
        .languages
        .iter()
        .map(|it| Understood { meaning: format!("{} spoken", it.what.label()), words: it.words.clone() });
    let likes = matched
        .interests
        .iter()
        .map(|it| Understood { meaning: format!("Likes {}", it.what), words: it.words.clone() });
    urgent.chain(needs).chain(wishes).chain(languages).chain(likes).collect()
}

/// The text in pieces, marked where something was understood. Overlapping words are marked once.
fn marked(text: &str, understood: &[Understood]) -> Markup {
    let mut ranges: Vec<Range<usize>> = understood.iter().flat_map(|it| it.words.clone()).collect();
    ranges.sort_by_key(|it| (it.start, it.end));
    let mut pieces: Vec<(bool, &str)> = Vec::new();
    let mut at = 0;
    for range in ranges {
        let start = range.start.max(at);
        if range.end <= start {
            continue;
        }
        pieces.push((false, text.get(at..start).unwrap_or_default()));
        pieces.push((true, text.get(start..range.end).unwrap_or_default()));
        at = range.end;
    }
    pieces.push((false, text.get(at..).unwrap_or_default()));
    html! { @for (mark, piece) in pieces { @if mark { mark { (piece) } } @else { (piece) } } }
}
