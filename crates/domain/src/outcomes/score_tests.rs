//! Sets of answers people give, and the scores and words that must come out.

use super::measure::{MeasureKind, Wording};
use super::score::{ScoreError, score};
use MeasureKind::*;
use proptest::prelude::*;

fn answers(given: &[i16]) -> Vec<Option<u8>> {
    given.iter().map(|&v| u8::try_from(v).ok()).collect()
}

const SKIPPED: i16 = -1;

#[test]
fn answers_people_give() {
    #[rustfmt::skip]
    let rows: &[(&str, MeasureKind, &[i16], &[(&str, f64, Option<&str>)])] = &[
        ("Mr Ade's first ONS4", Ons4, &[3, 4, 3, 8], &[
            ("satisfied", 3.0, Some("low")), ("worthwhile", 4.0, Some("low")), ("happy", 3.0, Some("low")), ("anxious", 8.0, Some("high")),
        ]),
        ("ONS4 at the edges of the bands", Ons4, &[4, 6, 8, 1], &[
            ("satisfied", 4.0, Some("low")), ("worthwhile", 6.0, Some("medium")), ("happy", 8.0, Some("high")), ("anxious", 1.0, Some("very low")),
        ]),
        ("ONS4, the best day", Ons4, &[10, 9, 10, 0], &[("satisfied", 10.0, Some("very high")), ("anxious", 0.0, Some("very low"))]),
        ("ONS4 with one question skipped: the others stand", Ons4, &[5, SKIPPED, 7, 5], &[("satisfied", 5.0, Some("medium")), ("anxious", 5.0, Some("medium"))]),
        ("Mr Ade's UCLA, 8 of 9", Loneliness, &[3, 3, 2, 1], &[("ucla3", 8.0, Some("lonely")), ("direct", 1.0, Some("often or always"))]),
        ("not lonely", Loneliness, &[1, 1, 1, 5], &[("ucla3", 3.0, Some("less lonely")), ("direct", 5.0, Some("never"))]),
        ("UCLA skipped in part: only the direct question counts", Loneliness, &[1, SKIPPED, 1, 4], &[("direct", 4.0, Some("hardly ever"))]),
        ("strongly disagrees with everything", CampaignLoneliness, &[4, 4, 4], &[("cel", 12.0, Some("most lonely"))]),
        ("strongly agrees with everything", CampaignLoneliness, &[0, 0, 0], &[("cel", 0.0, Some("least lonely"))]),
        ("yes to every De Jong Gierveld item: three emotional points", DeJongGierveld, &[1, 1, 1, 1, 1, 1], &[("djg6", 3.0, Some("sometimes lonely")), ("emotional", 3.0, None), ("social", 0.0, None)]),
        ("no to every De Jong Gierveld item: three social points", DeJongGierveld, &[3, 3, 3, 3, 3, 3], &[("djg6", 3.0, Some("sometimes lonely")), ("emotional", 0.0, None), ("social", 3.0, None)]),
        ("somewhat to all counts everywhere", DeJongGierveld, &[2, 2, 2, 2, 2, 2], &[("djg6", 6.0, Some("strongly lonely"))]),
        ("SWEMWBS lowest", Swemwbs, &[1, 1, 1, 1, 1, 1, 1], &[("swemwbs", 7.0, Some("low"))]),
        ("SWEMWBS raw 23", Swemwbs, &[3, 3, 3, 3, 3, 4, 4], &[("swemwbs", 20.73, Some("medium"))]),
        ("SWEMWBS raw 32", Swemwbs, &[5, 5, 5, 5, 4, 4, 4], &[("swemwbs", 29.31, Some("high"))]),
        ("SWEMWBS highest", Swemwbs, &[5, 5, 5, 5, 5, 5, 5], &[("swemwbs", 35.0, Some("high"))]),
        ("PHQ-9 of 14", Phq9, &[2, 2, 2, 2, 2, 2, 1, 1, 0], &[("phq9", 14.0, Some("moderate"))]),
        ("PHQ-9 highest", Phq9, &[3, 3, 3, 3, 3, 3, 3, 3, 3], &[("phq9", 27.0, Some("severe"))]),
        ("GAD-7 of 15", Gad7, &[3, 3, 3, 3, 3, 0, 0], &[("gad7", 15.0, Some("severe"))]),
    ];
    for (who, kind, given, expected) in rows {
        let scored = score(kind.measure(), &answers(given)).expect(who);
        for (code, value, band) in *expected {
            let got = scored.get(code).unwrap_or_else(|| panic!("{who}: no {code}"));
            assert!((got.value - value).abs() < 1e-9, "{who}: {code} {}", got.value);
            assert_eq!(got.band(), *band, "{who}: {code}");
        }
    }
}

#[test]
fn nothing_is_made_up() {
    let one_short = answers(&[5, 5, 5, SKIPPED, 5, 5, 5]);
    let error = score(Swemwbs.measure(), &one_short).unwrap_err();
    assert_eq!(error, ScoreError::TooFewAnswers { skipped: vec![4] });
    assert_eq!(error.to_string(), "There are too few answers for a score. Ask question 4.");

    let two_short = answers(&[1, SKIPPED, SKIPPED, 2]);
    let scored = score(Loneliness.measure(), &two_short).unwrap();
    assert_eq!(scored.get("ucla3"), None);
    assert_eq!(scored.unscored[0].1, [2, 3]);

    assert!(matches!(score(Phq9.measure(), &answers(&[0; 8])), Err(ScoreError::WrongCount { .. })));
    assert_eq!(score(Ons4.measure(), &answers(&[5, 11, 5, 5])), Err(ScoreError::NotAChoice { question: 2 }));
}

#[test]
fn the_ninth_question_opens_the_safety_path() {
    let phq9 = Phq9.measure();
    assert!(phq9.needs_safety_path(&answers(&[0, 0, 0, 0, 0, 0, 0, 0, 1])));
    assert!(!phq9.needs_safety_path(&answers(&[3, 3, 3, 3, 3, 3, 3, 3, 0])));
    // Also while the rest is still unanswered.
    assert!(phq9.needs_safety_path(&answers(&[-1, -1, -1, -1, -1, -1, -1, -1, 2])));
}

#[test]
fn locked_wording_is_nowhere_in_the_product() {
    for item in Swemwbs.measure().items {
        assert!(matches!(item.wording, Wording::Locked { .. }));
    }
    assert!(Ons4.measure().terms.on_by_default);
    for off in [Phq9, Gad7, Swemwbs] {
        assert!(!off.measure().terms.on_by_default, "{off}");
    }
}

#[test]
fn definitions_hold_together() {
    crate::coded::check_list::<MeasureKind>();
    for kind in MeasureKind::ALL {
        let measure = kind.measure();
        assert_eq!(measure.kind, *kind);
        for scale in measure.scales {
            assert!(scale.items.iter().all(|&at| at < measure.items.len()), "{}", scale.code);
            assert!(scale.bands.windows(2).all(|pair| pair[0].up_to < pair[1].up_to));
            assert!(scale.bands.last().is_none_or(|last| last.up_to >= scale.max));
            assert_eq!(scale.bands.is_empty(), scale.bands_from.is_none());
        }
    }
}

proptest! {
    #[test]
    fn every_score_lies_within_its_scale_and_has_a_band(kind in 0_usize..7, raw in proptest::collection::vec(0_u8..11, 9)) {
        let measure = MeasureKind::ALL[kind].measure();
        let given: Vec<Option<u8>> = measure.items.iter().zip(raw)
            .map(|(item, value)| Some(value).filter(|v| item.answer.allows(*v)))
            .collect();
        if let Ok(scored) = score(measure, &given) {
            for found in scored.scores {
                prop_assert!((found.scale.min..=found.scale.max).contains(&found.value));
                prop_assert_eq!(found.band().is_none(), found.scale.bands.is_empty());
            }
        }
    }
}
