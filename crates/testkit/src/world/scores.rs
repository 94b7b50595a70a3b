//! What people answer about their wellbeing: it gets better with how much support there was, a little, and not for everybody.
//! Nearly half of the last answers are missing, as they are in life, and mostly somebody knows why.

use footbridge_domain::outcomes::change::LostReason;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::ClosureReason;
use footbridge_store::bulk::{MeasureMissedRow, MeasureResponseRow};
use jiff::civil::Date;

use super::diary::instant;
use super::episode::Carried;
use super::person::Life;
use super::support::Given;
use super::teller::Teller;

/// How somebody felt when support began, and how much they gain from a meeting.
struct Feeling {
    satisfied: f64,
    worthwhile: f64,
    happy: f64,
    anxious: f64,
    /// 0 not lonely … 2 often, for each of the three questions.
    lonely: f64,
    gain: f64,
}

const LONELY_THEMES: &[&str] = &["bereavement", "loneliness", "mens_group", "new_arrival", "carers"];

impl Teller<'_> {
    pub fn scores(&mut self, life: &Life, referral: &Referral, carried: &Carried, given: &Given) {
        let Some(first) = given.reached.get(usize::from(given.reached.len() > 1 && self.chance.happens(0.4))).copied()
        else {
            return;
        };
        if !self.chance.happens(if self.whole { 0.88 } else { 0.5 }) {
            self.chance.between(0, 1);
            return;
        }
        let lonely_theme = LONELY_THEMES.contains(&life.theme);
        let feeling = Feeling {
            satisfied: self.chance.bell(4.4, 1.6),
            worthwhile: self.chance.bell(4.9, 1.8),
            happy: self.chance.bell(4.5, 1.9),
            anxious: self.chance.bell(6.0, 2.0),
            lonely: self.chance.bell(if lonely_theme { 1.5 } else { 0.9 }, 0.5),
            gain: self.chance.bell(0.18, 0.14) + life.calm * 0.03,
        };
        let both = self.chance.happens(0.8);
        self.answers(life, referral, carried, &feeling, (first, "first", 0), both);
        if given.reached.len() >= 5 && self.whole && self.chance.happens(0.5) {
            self.answers(life, referral, carried, &feeling, (given.reached[4], "review", 5), both);
        }
        let Some(reason) = carried.reason else { return };
        if given.reached.len() > 1 && !self.lost(life, reason, given, &feeling) {
            let last = given.reached.last().copied().unwrap_or(first);
            self.answers(life, referral, carried, &feeling, (last, "last", given.reached.len()), both);
        } else {
            self.missed(referral, carried, reason, both);
        }
    }

    fn lost(&mut self, life: &Life, reason: ClosureReason, given: &Given, feeling: &Feeling) -> bool {
        let dose = if given.reached.len() < 4 { 0.2 } else { 0.0 };
        // Those who began lower are lost a little more often: a trap for whoever compares averages.
        let low = if feeling.satisfied < 4.0 { 0.08 } else { 0.0 };
        let odds = if reason.is_planned() { 0.22 + dose + low - life.calm * 0.03 } else { 0.88 };
        self.chance.happens(odds)
    }

    fn missed(&mut self, referral: &Referral, carried: &Carried, reason: ClosureReason, both: bool) {
        let why = match reason {
            ClosureReason::Died => LostReason::Died,
            ClosureReason::MovedAway => LostReason::MovedAway,
            ClosureReason::UnableToContact => LostReason::CouldNotReach,
            ClosureReason::PersonChoseToStop => {
                self.chance.pick(&[LostReason::StoppedEarly, LostReason::DidNotWant], LostReason::StoppedEarly)
            }
            ClosureReason::NeedsStatutoryService => {
                self.chance.pick(&[LostReason::TooUnwell, LostReason::NotSafeToAsk], LostReason::TooUnwell)
            }
            _ => self.chance.pick(
                &[
                    LostReason::NotAsked,
                    LostReason::NotAsked,
                    LostReason::DidNotWant,
                    LostReason::CouldNotReach,
                    LostReason::TooUnwell,
                    LostReason::StoppedEarly,
                    LostReason::SkippedQuestions,
                ],
                LostReason::NotAsked,
            ),
        };
        if self.chance.happens(0.12) {
            return; // nobody wrote down why
        }
        let at = instant(carried.until.unwrap_or(self.diary.today), 16 * 60).min(self.diary.now);
        for measure in ["ons4", "ons_loneliness"].into_iter().take(if both { 2 } else { 1 }) {
            self.batch.missed.push(MeasureMissedRow {
                referral_id: referral.id.uuid(),
                measure: measure.to_owned(),
                reason: why.code().to_owned(),
                recorded_at: at,
            });
        }
    }

    fn answers(
        &mut self,
        life: &Life,
        referral: &Referral,
        carried: &Carried,
        feeling: &Feeling,
        (on, occasion, dose): (Date, &str, usize),
        both: bool,
    ) {
        let better = feeling.gain * f64::from(u32::try_from(dose.min(9)).unwrap_or(9));
        let mut scale = |from: f64, gain: f64| -> String {
            let value = if dose == 0 { from } else { from + gain + (5.5 - from) * 0.12 + self.chance.bell(0.0, 0.9) };
            if self.chance.happens(0.012) { "-".to_owned() } else { format!("{:.0}", value.round().clamp(0.0, 10.0)) }
        };
        let ons4 = [
            scale(feeling.satisfied, better),
            scale(feeling.worthwhile, better * 1.1),
            scale(feeling.happy, better * 0.8),
            scale(feeling.anxious, -better * 0.8),
        ];
        self.response(life, referral, carried, ("ons4", &ons4.join(" ")), on, occasion);
        if both {
            let lonely = feeling.lonely - if dose == 0 { 0.0 } else { better * 0.28 };
            let mut often =
                || -> String { format!("{:.0}", (1.0 + lonely + self.chance.bell(0.0, 0.35)).round().clamp(1.0, 3.0)) };
            let mut items = vec![often(), often(), often()];
            items.push(format!("{:.0}", (4.6 - lonely * 1.7 + self.chance.bell(0.0, 0.5)).round().clamp(1.0, 5.0)));
            self.response(life, referral, carried, ("ons_loneliness", &items.join(" ")), on, occasion);
        }
    }

    pub fn response(
        &mut self,
        life: &Life,
        referral: &Referral,
        carried: &Carried,
        (measure, items): (&str, &str),
        on: Date,
        occasion: &str,
    ) {
        let mode = if life.person.details.interpreter {
            "interpreter"
        } else {
            self.chance.word(&["assisted", "assisted", "phone", "self"])
        };
        let helped = matches!(mode, "assisted" | "interpreter");
        self.batch.responses.push(MeasureResponseRow {
            id: self.chance.id(),
            scheme_id: life.person.scheme.uuid(),
            person_id: life.person.id.uuid(),
            referral_id: Some(referral.id.uuid()),
            measure: measure.to_owned(),
            version: "1".to_owned(),
            items: items.to_owned(),
            mode: mode.to_owned(),
            helper: if helped { carried.worker.name.clone() } else { String::new() },
            language: life.person.details.language.clone(),
            occasion: occasion.to_owned(),
            taken_on: on,
            recorded_by: Some(carried.worker.id.uuid()),
            recorded_at: instant(on, 16 * 60 + 30).min(self.diary.now),
        });
    }
}
