//! Reports against a world small enough to count by hand.

use anyhow::Result;
use footbridge_app::AppError;
use footbridge_app::reporting::figures::{Audience, Figure};
use footbridge_app::reporting::{export, rows, show};
use footbridge_app::{fresh, time};
use footbridge_domain::ids::{PersonId, ReferralId, Uuid};
use footbridge_domain::people::{Details, Person};
use footbridge_domain::referrals::pick_lists::{ClosureReason, Method, RiskStatement, Source};
use footbridge_domain::referrals::{Acceptance, Allocation, End, Referral, ReferralState, Referrer, Request};
use footbridge_domain::reporting::{Indicator, PeriodChoice};
use footbridge_store::bulk::{self, ContactRow, MeasureMissedRow, MeasureResponseRow};
use footbridge_store::{people, referrals};
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use jiff::{SignedDuration, Timestamp};

struct Told {
    source: Source,
    received: Timestamp,
    /// Days until somebody reached them.
    wait: Option<i64>,
    closed: bool,
    contacts: usize,
    /// First and last ONS4.
    scores: Option<(&'static str, Option<&'static str>)>,
}

async fn tell(t: &TestApp, s: &SmallScheme, number: usize, it: &Told) -> Result<(PersonId, ReferralId)> {
    let day = |days: i64| it.received + SignedDuration::from_hours(24 * days);
    let amira = s.amira.account_id().expect("an account");
    let details = Details { first_name: format!("Person{number}"), family_name: "Test".into(), ..Details::default() };
    let person = Person {
        id: fresh(),
        scheme: s.scheme,
        details,
        own_words: None,
        open_referral: None,
        worker: None,
        last_contact_at: None,
        next_contact_on: None,
        merged_into: None,
        version: 0,
    };
    let (acceptance, allocation) =
        (Acceptance { by: amira, at: it.received }, Allocation { worker: amira, at: it.received });
    let state = if it.closed {
        ReferralState::Closed {
            acceptance,
            allocation,
            reason: ClosureReason::GoalsMet,
            end: End { by: Some(amira), at: day(60), note: String::new() },
        }
    } else {
        ReferralState::Active { acceptance, allocation }
    };
    let request = Request {
        source: it.source,
        method: Method::Phone,
        referrer: Referrer::default(),
        reason: "Lonely".into(),
        needs: Vec::new(),
        risk: RiskStatement::NoKnownRisks,
        risk_note: String::new(),
        agreed_to_contact: true,
        crisis: None,
        urgent: false,
    };
    let referral = Referral {
        id: fresh(),
        scheme: s.scheme,
        reference: format!("SP-{number:04}"),
        person: person.id,
        request,
        received_at: it.received,
        previous: None,
        state,
        state_at: it.received,
        first_contact_at: it.wait.map(day),
        version: 0,
    };
    let mut tx = t.app.database().begin().await?;
    people::insert(&mut tx, &person, it.received).await?;
    referrals::insert(&mut tx, &referral, None).await?;
    let contacts: Vec<_> = (0..it.contacts)
        .map(|_| ContactRow {
            id: fresh(),
            scheme_id: s.scheme.uuid(),
            person_id: person.id.uuid(),
            referral_id: Some(referral.id.uuid()),
            worker_id: amira.uuid(),
            kind: "spoke".into(),
            method: String::new(),
            outcome: String::new(),
            minutes: 20,
            note: String::new(),
            holding: String::new(),
            happened_at: day(10),
            written_at: day(10),
            undone_at: None,
            replaces_id: None,
        })
        .collect();
    bulk::insert(&mut tx, &contacts).await?;
    if let Some((first, last)) = it.scores {
        let answer = |items: &str, on: Timestamp| MeasureResponseRow {
            id: fresh::<Uuid>(),
            scheme_id: s.scheme.uuid(),
            person_id: person.id.uuid(),
            referral_id: Some(referral.id.uuid()),
            measure: "ons4".into(),
            version: "1".into(),
            items: items.into(),
            mode: "self".into(),
            helper: String::new(),
            language: "en".into(),
            occasion: "first".into(),
            taken_on: time::day_of(on),
            recorded_by: None,
            recorded_at: on,
        };
        let mut answers = vec![answer(first, day(1))];
        answers.extend(last.map(|items| answer(items, day(50))));
        bulk::insert(&mut tx, &answers).await?;
        if last.is_none() {
            bulk::insert(
                &mut tx,
                &[MeasureMissedRow {
                    referral_id: referral.id.uuid(),
                    measure: "ons4".into(),
                    reason: "could_not_reach".into(),
                    recorded_at: day(60),
                }],
            )
            .await?;
        }
    }
    tx.commit().await?;
    Ok((person.id, referral.id))
}

/// 14 referrals: 9 from GPs, 3 from people themselves, 2 from housing. 12 are closed; 11 of these have a first ONS4,
/// 10 have a second, one could not be reached. Waits of those reached: 1, 2, 3 … 13 days.
async fn world(t: &TestApp, s: &SmallScheme) -> Result<()> {
    let start: Timestamp = "2026-06-01T10:00:00Z".parse()?;
    for number in 0..14_usize {
        let source = if number < 9 {
            Source::Gp
        } else if number < 12 {
            Source::SelfReferral
        } else {
            Source::Housing
        };
        let told = Told {
            source,
            received: start + SignedDuration::from_hours(24 * number as i64),
            wait: (number < 13).then_some(number as i64 + 1),
            closed: number < 12,
            contacts: number % 4,
            scores: match number {
                // Satisfaction: +4 nine times, −1 once: a mean of 3.5.
                0..9 => Some(("3 5 5 5", Some("7 5 5 5"))),
                9 => Some(("6 5 5 5", Some("5 5 5 5"))),
                10 => Some(("3 5 5 5", None)),
                _ => None,
            },
        };
        tell(t, s, number, &told).await?;
    }
    Ok(())
}

fn value<'a>(figure: &'a Figure, code: &str) -> &'a str {
    figure.parts.iter().find(|it| it.code == code).map_or("", |it| it.value.as_str())
}

#[tokio::test]
async fn figures_are_those_counted_by_hand() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        world(&t, &s).await?;
        let report = show::run(&t.app, &s.helen, PeriodChoice::Last12Months, Indicator::ALL).await?;
        assert_eq!(report.audience, Audience::Team);
        let of = |it: Indicator| report.figures.iter().find(|figure| figure.indicator == it).expect("a figure");
        let received = of(Indicator::Received);
        assert_eq!(received.headline, "14 referrals");
        assert_eq!((value(received, "gp"), value(received, "self"), value(received, "housing")), ("9", "3", "2"));
        assert_eq!(value(of(Indicator::ByMonth), "2026-06"), "14");
        let wait = of(Indicator::Wait);
        // 1 … 13: the middle is 7, the quarters 4 and 10.
        assert_eq!(
            (value(wait, "lower_quartile"), value(wait, "median"), value(wait, "upper_quartile")),
            ("4 days", "7 days", "10 days")
        );
        assert!(wait.notes[0].contains("Still waiting: 1"), "{:?}", wait.notes);
        assert_eq!((value(of(Indicator::State), "closed"), value(of(Indicator::State), "active")), ("12", "2"));
        assert_eq!(value(of(Indicator::Closures), "goals_met"), "12");
        // Twelve closed episodes with 0, 1, 2, 3, 0, 1 … contacts: 18 in all.
        assert_eq!(of(Indicator::Dose).headline, "1.5 contacts on average, in 12 episodes");
        assert_eq!(value(of(Indicator::Dose), "3_5"), "3");
        let change = of(Indicator::ChangeOns4);
        assert_eq!(change.headline, "11 people due, 10 with two scores, 1 lost");
        assert!(change.notes.iter().any(|it| it.contains("we could not reach them (1)")));
        assert!(change.notes.iter().any(|it| it.contains("with caution")));
        // Standard deviation 1.581, t for 9 degrees 2.262: 3.5 ± 1.13.
        assert_eq!(value(change, "satisfied"), "+3.5 (+2.4 to +4.6), better; n = 10");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_analyst_sees_no_small_number_and_no_row() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        world(&t, &s).await?;
        let report = show::run(
            &t.app,
            &s.marcus,
            PeriodChoice::Last12Months,
            &[Indicator::Received, Indicator::Wait, Indicator::ChangeOns4],
        )
        .await?;
        assert_eq!(report.audience, Audience::Shared);
        let received = &report.figures[0];
        for code in ["self", "housing"] {
            assert_eq!(value(received, code), "Fewer than 7");
        }
        // 14 in all less 9 would leave 5: a small number worked out. So the 9 goes too.
        assert_eq!((received.headline.as_str(), value(received, "gp")), ("14 referrals", "Not shown"));
        assert!(report.figures[1].parts.iter().all(|it| it.code != "longest"), "the longest wait is one person's");
        assert!(!report.figures[2].headline.contains("1 lost"), "{}", report.figures[2].headline);
        assert!(matches!(
            rows::run(&t.app, &s.marcus, Indicator::Received, PeriodChoice::Last12Months, "").await,
            Err(AppError::Forbidden(_))
        ));

        // Whoever exports, small numbers stay inside.
        let file = export::run(&t.app, &s.helen, PeriodChoice::Last12Months).await?;
        assert!(file.contains("referrals_received,1,2025-12-01,2026-11-23,self,The person themselves,Fewer than 7,"));
        let dictionary = export::dictionary(&s.marcus)?;
        assert!(Indicator::ALL.iter().all(|it| dictionary.contains(it.code())));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn rows_open_within_ones_own_reach_only() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        world(&t, &s).await?;
        let count = |actor, group: &'static str| {
            rows::run(&t.app, actor, Indicator::Received, PeriodChoice::Last12Months, group)
        };
        assert_eq!(count(&s.helen, "gp").await?.rows.len(), 9);
        assert_eq!(count(&s.amira, "").await?.rows.len(), 14);
        assert_eq!(count(&s.ben, "").await?.rows.len(), 0, "nobody of Ben's");
        assert_eq!(count(&s.stranger, "").await?.rows.len(), 0, "another scheme");
        for indicator in Indicator::ALL {
            let found = rows::run(&t.app, &s.helen, *indicator, PeriodChoice::Everything, "").await?;
            let wanted = match indicator {
                Indicator::Received | Indicator::ByMonth | Indicator::State => 14,
                Indicator::Wait => 13,
                Indicator::Dose | Indicator::Closures => 12,
                Indicator::ChangeOns4 => 11,
                Indicator::Declined
                | Indicator::FirstAttendance
                | Indicator::Needs
                | Indicator::Gaps
                | Indicator::ChangeLoneliness => 0,
            };
            assert_eq!(found.rows.len(), wanted, "{indicator}");
        }
        Ok(())
    })
    .await
}
