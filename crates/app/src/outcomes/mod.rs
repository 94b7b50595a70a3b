//! Measures: recorded as they were answered, shown with what the scores mean.

mod record;
mod show;

pub use record::{Mode, Occasion, RecordMeasure, Typed, run as record};
pub use show::{ShownMeasures, offered, run as show};

/// Stored answers as numbers; `None` where a question was skipped.
pub fn answers_of(items: &str) -> Vec<Option<u8>> {
    items.split_whitespace().map(|it| it.parse().ok()).collect()
}

/// Answers as they are stored: '-' for a question that was skipped.
pub fn items_of(answers: &[Option<u8>]) -> String {
    answers.iter().map(|it| it.map_or_else(|| "-".to_owned(), |value| value.to_string())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skipped_question_stays_skipped() {
        let answers = [Some(3), None, Some(10)];
        assert_eq!(items_of(&answers), "3 - 10");
        assert_eq!(answers_of("3 - 10"), answers);
    }
}
