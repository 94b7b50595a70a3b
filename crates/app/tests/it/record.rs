//! A person's record: contacts taken back, plans agreed and revised, drafts kept, notes sealed.

use anyhow::Result;
use footbridge_app::contacts::{drafts, log, undo};
use footbridge_app::people::{consents, contact_needs, edit, notes, safeguarding, show};
use footbridge_app::plans::conversation::{self, Typed, TypedAction, TypedGoal};
use footbridge_app::plans::{agree, progress};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::store::{Only, args, referrals};
use footbridge_app::{AppError, outcomes, plans};
use footbridge_domain::access::Actor;
use footbridge_domain::ids::{PersonId, ReferralId};
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_domain::plans::PlanStatus;
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use jiff::SignedDuration;

use super::referrals::{mair, receive};

/// Mair is on Amira's caseload.
async fn mair_with_amira(t: &TestApp) -> Result<(SmallScheme, PersonId, ReferralId)> {
    let s = small_scheme(&t.app).await?;
    let received = receive(t, &s, &s.okafor, mair()).await?;
    let worker = s.amira.account_id().expect("an account");
    allocate::run(&t.app, &s.helen, AllocateReferral { referral: received.referral, seen: 0, worker }).await?;
    Ok((s, received.person, received.referral))
}

async fn logged(t: &TestApp, actor: &Actor, person: PersonId, typed: log::Typed) -> Result<log::Logged, AppError> {
    log::run(&t.app, actor, typed.parse(person, t.app.now()).map_err(AppError::Invalid)?).await
}

fn contact(kind: &str, note: &str) -> log::Typed {
    log::Typed { kind: kind.into(), note: note.into(), minutes: "12".into(), ..log::Typed::default() }
}

#[tokio::test]
async fn a_contact_is_logged_taken_back_and_its_words_come_back() -> Result<()> {
    on_both(|t| async move {
        let (s, person, referral) = mair_with_amira(&t).await?;
        let first = logged(&t, &s.amira, person, contact("spoke", "Sounded brighter.")).await?;
        assert!(first.first_contact);
        let shown = show::run(&t.app, &s.amira, person, 20).await?;
        assert_eq!(shown.header.person.last_contact_at, Some(t.app.now()));
        assert_eq!(shown.header.person.next_contact_on, Some("2026-11-30".parse()?));
        assert_eq!(shown.timeline.iter().filter(|it| it.kind == "contact").count(), 1);

        undo::run(&t.app, &s.amira, first.contact.id).await?;
        let shown = show::run(&t.app, &s.amira, person, 20).await?;
        assert_eq!((shown.header.person.last_contact_at, shown.header.person.next_contact_on), (None, None));
        assert!(shown.timeline.iter().all(|it| it.kind != "contact"));
        let draft = shown.draft.expect("the note is a draft again");
        assert!(draft.fields.contains(&("note".to_owned(), "Sounded brighter.".to_owned())));
        let mut tx = t.app.database().read().await?;
        assert_eq!(referrals::get(&mut tx, referral, s.scheme).await?.first_contact_at, None);
        drop(tx);

        let second = logged(&t, &s.amira, person, contact("spoke", "Again.")).await?;
        t.clock.advance(SignedDuration::from_mins(11));
        let late = undo::run(&t.app, &s.amira, second.contact.id).await;
        assert!(matches!(late, Err(AppError::Refused { code: "undo_too_late", .. })));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_failed_calls_propose_a_letter_and_decline_nobody() -> Result<()> {
    on_both(|t| async move {
        let (s, person, referral) = mair_with_amira(&t).await?;
        let mut typed = edit::Typed::of(&show::run(&t.app, &s.amira, person, 1).await?.header.person);
        typed.address = "1 Quay Street".into();
        let seen = show::run(&t.app, &s.amira, person, 1).await?.header.person.version;
        edit::run(&t.app, &s.amira, typed.parse(person, seen, t.app.today(), false).map_err(AppError::Invalid)?)
            .await?;

        let first = logged(&t, &s.amira, person, contact("no_answer", "")).await?;
        assert_eq!(first.next_try.as_deref(), Some("Ring in the afternoon on Wednesday 25 November"));
        t.clock.advance(SignedDuration::from_hours(54));
        let second = logged(&t, &s.amira, person, contact("no_answer", "")).await?;
        assert!(second.next_try.is_some_and(|it| it.starts_with("Write a letter on ")), "another way after two calls");
        let mut tx = t.app.database().read().await?;
        let after = referrals::get(&mut tx, referral, s.scheme).await?;
        assert!(after.first_contact_at.is_none() && !after.status().is_over());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_contact() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let typed = log::Typed { id: "0190a000-0000-7000-8000-000000000001".into(), ..contact("visit", "At home.") };
        assert!(!logged(&t, &s.amira, person, typed.clone()).await?.again);
        assert!(logged(&t, &s.amira, person, typed.clone()).await?.again);
        let shown = show::run(&t.app, &s.amira, person, 20).await?;
        assert_eq!(shown.timeline.iter().filter(|it| it.kind == "contact").count(), 1);
        // Somebody else's form with the same number is no contact of theirs.
        let other = logged(&t, &s.helen, person, typed).await;
        assert!(matches!(other, Err(AppError::Conflict)));
        Ok(())
    })
    .await
}

fn conversation(seen: &str) -> Typed {
    let step = |words: &str, confidence: &str| TypedAction {
        words: words.into(),
        who: "Mair".into(),
        by_on: "3/12/2026".into(),
        confidence: confidence.into(),
        ..TypedAction::default()
    };
    let mut answers: [String; 7] = Default::default();
    answers[0] = "The garden".into();
    Typed {
        seen: seen.into(),
        own_words: "I miss the garden since Huw died.".into(),
        answers,
        strengths: "Grows leeks\nKnows everybody in the street".into(),
        needs: vec![("loneliness".into(), "The evenings".into()), ("bereavement".into(), String::new())],
        goals: vec![TypedGoal {
            words: "be in a garden again".into(),
            importance: "8".into(),
            actions: vec![step("Visit the allotment together", "4"), step("Ring Carys", "7")],
            ..TypedGoal::default()
        }],
        ..Typed::default()
    }
}

async fn save(t: &TestApp, actor: &Actor, person: PersonId, typed: Typed) -> Result<conversation::Saved, AppError> {
    conversation::run(&t.app, actor, typed.parse(person).map_err(AppError::Invalid)?).await
}

fn yes(seen: &str) -> agree::Typed {
    agree::Typed {
        seen: seen.into(),
        step: "agree".into(),
        agreed_how: "in_person".into(),
        agreed_by: "Mair Evans".into(),
        review_on: "2027-01-04".into(),
    }
}

#[tokio::test]
async fn a_plan_is_written_agreed_and_revised() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        save(&t, &s.amira, person, conversation("")).await?;
        let shown = plans::show::run(&t.app, &s.amira, person, true).await?;
        let goal = &shown.goals[0];
        assert_eq!((goal.goal.importance.value(), goal.actions.len()), (Some(8), 2));
        assert_eq!(goal.actions.iter().filter(|it| it.asks_what_would_help()).count(), 1);
        assert_eq!((shown.strengths.len(), shown.needs.len()), (2, 2));

        // A page that is older than the plan changes nothing.
        let stale = save(&t, &s.amira, person, conversation("")).await;
        assert!(matches!(stale, Err(AppError::Conflict)));

        let unsure = goal.actions.iter().find(|it| it.asks_what_would_help()).expect("one is low").id;
        progress::would_help(&t.app, &s.amira, person, unsure, "If Amira comes the first time").await?;
        let nobody =
            agree::run(&t.app, &s.amira, person, agree::Typed { agreed_by: " ".into(), ..yes(&shown.seen()) }).await;
        assert!(matches!(nobody, Err(AppError::Invalid(_))));
        let agreed = agree::run(&t.app, &s.amira, person, yes(&shown.seen())).await?;
        assert_eq!((agreed.state, agreed.revision), (PlanStatus::Agreed, 1));

        // Changing a goal of the agreed plan starts a revision; the agreed one holds meanwhile.
        let shown = plans::show::run(&t.app, &s.amira, person, true).await?;
        let it = &shown.goals[0];
        let mut changed = conversation(&shown.seen());
        changed.goals[0].id = it.goal.id.to_string();
        changed.goals[0].words = "grow leeks again".into();
        assert!(save(&t, &s.amira, person, changed).await?.new_revision);
        let shown = plans::show::run(&t.app, &s.amira, person, true).await?;
        let (new, held) = (shown.plan.as_ref().expect("a plan"), shown.holds.as_ref().expect("the agreed one"));
        assert_eq!((new.state, new.revision, held.revision), (PlanStatus::Draft, 2, 1));
        assert_eq!(shown.goals[0].goal.words, "grow leeks again");
        let mut tx = t.app.database().read().await?;
        let kept = footbridge_app::store::plans::goals::of_plan(&mut tx, held.id, person).await?;
        assert_eq!(kept[0].words, "be in a garden again", "the words that were agreed stay");
        drop(tx);

        agree::run(&t.app, &s.amira, person, yes(&shown.seen())).await?;
        let shown = plans::show::run(&t.app, &s.amira, person, false).await?;
        assert_eq!(shown.plan.map(|it| it.revision), Some(2));
        assert_eq!(shown.earlier.iter().map(|it| it.revision).collect::<Vec<_>>(), [1]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn saving_the_same_words_again_makes_no_new_version() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        save(&t, &s.amira, person, Typed { goals: Vec::new(), ..conversation("") }).await?;
        t.clock.advance(SignedDuration::from_mins(5));
        save(&t, &s.amira, person, Typed { goals: Vec::new(), ..conversation("") }).await?;
        let mut other = Typed { goals: Vec::new(), ..conversation("") };
        other.answers[1] = "Carys".into();
        t.clock.advance(SignedDuration::from_mins(5));
        save(&t, &s.amira, person, other).await?;
        let shown = plans::show::run(&t.app, &s.amira, person, true).await?;
        assert_eq!(shown.what_matters.len(), 2);
        assert!(shown.plan.is_none(), "words alone are no plan");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_draft_survives_and_belongs_to_its_writer() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let fields = [("note".to_owned(), "Half a sent".to_owned()), ("csrf".to_owned(), "secret".to_owned())];
        drafts::save(&t.app, &s.amira, drafts::CONTACT, Some(person.uuid()), &fields).await?;
        let kept = drafts::find(&t.app, &s.amira, drafts::CONTACT, Some(person.uuid())).await?.expect("a draft");
        assert_eq!(kept.fields, [("note".to_owned(), "Half a sent".to_owned())]);
        assert!(drafts::find(&t.app, &s.ben, drafts::CONTACT, Some(person.uuid())).await?.is_none());
        let waiting = drafts::list(&t.app, &s.amira).await?;
        assert_eq!((waiting.len(), waiting[0].name.as_str()), (1, "Mair Evans"));

        let mut tx = t.app.database().read().await?;
        let sealed = tx.one::<Only<Vec<u8>>>("SELECT sealed AS value FROM draft", args![]).await?.0;
        assert!(!sealed.windows(4).any(|it| it == b"Half"), "the database holds no words");
        drop(tx);
        logged(&t, &s.amira, person, contact("spoke", "Half a sentence, finished.")).await?;
        assert!(drafts::list(&t.app, &s.amira).await?.is_empty(), "sent is no draft any more");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_restricted_note_is_sealed_and_opened_by_the_own_worker_only() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let note = notes::write(&t.app, &s.amira, person, "domestic_abuse", "He reads her post.").await?;
        let mut tx = t.app.database().read().await?;
        let sealed = tx.one::<Only<Vec<u8>>>("SELECT sealed AS value FROM restricted_note", args![]).await?.0;
        assert!(!sealed.windows(5).any(|it| it == b"reads"));
        drop(tx);
        assert_eq!(notes::open(&t.app, &s.amira, person, note).await?.words, "He reads her post.");
        // Even the team lead breaks the glass first.
        assert!(matches!(notes::open(&t.app, &s.helen, person, note).await, Err(AppError::GiveReason { .. })));
        assert!(matches!(notes::open(&t.app, &s.stranger, person, note).await, Err(AppError::NotFound(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_concern_stays_open_until_it_is_closed_on_purpose() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let typed = safeguarding::Typed {
            category: "financial".into(),
            source: "person_told_us".into(),
            words: "A man at the door takes her pension.".into(),
            immediate_danger: "no".into(),
            wishes: "wants_action".into(),
            capacity: "presumed".into(),
            sharing_ground: "consent".into(),
            decision: "referred_adults".into(),
            decided_by: "Helen Marsh".into(),
            referred_to: "Adult safeguarding, 01632 960111".into(),
            follow_up_on: "2026-11-25".into(),
        };
        let silent = safeguarding::Typed { immediate_danger: String::new(), ..typed.clone() };
        assert!(matches!(
            safeguarding::record_concern(&t.app, &s.amira, person, silent).await,
            Err(AppError::Invalid(_))
        ));
        let concern = safeguarding::record_concern(&t.app, &s.amira, person, typed).await?;
        assert!(safeguarding::due(&t.app, &s.amira).await?.is_empty());
        t.clock.advance(SignedDuration::from_hours(48));
        assert_eq!(safeguarding::due(&t.app, &s.amira).await?.len(), 1, "the day has come");

        let close = |confirmed| safeguarding::Follow {
            person,
            concern,
            seen: 0,
            outcome: "risk_removed".into(),
            follow_up_on: String::new(),
            close: true,
            confirmed,
        };
        assert!(matches!(safeguarding::follow_up(&t.app, &s.amira, close(false)).await, Err(AppError::Invalid(_))));
        safeguarding::follow_up(&t.app, &s.amira, close(true)).await?;
        assert!(safeguarding::due(&t.app, &s.amira).await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_agreement_is_taken_back_at_once() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let typed =
            consents::Typed { kind: "share_with_practice".into(), recipient: String::new(), how: "by_phone".into() };
        consents::give(&t.app, &s.amira, person, typed).await?;
        let given = consents::show(&t.app, &s.amira, person).await?.consents;
        footbridge_app::onward::withdraw::run(&t.app, &s.amira, person, given[0].id).await?;
        let after = consents::show(&t.app, &s.amira, person).await?.consents;
        assert!(!after[0].is_in_force());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn measures_keep_gaps_mode_and_helper() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let typed = outcomes::Typed {
            answers: ["3", "4", "", "8"].map(str::to_owned).to_vec(),
            mode: "interpreter".into(),
            helper: "Ayo, interpreter".into(),
            occasion: "first".into(),
            ..outcomes::Typed::default()
        };
        let command = typed.parse(person, MeasureKind::Ons4, t.app.today()).map_err(AppError::Invalid)?;
        outcomes::record(&t.app, &s.amira, command).await?;
        let kept = outcomes::show(&t.app, &s.amira, person).await?.responses;
        assert_eq!(
            (kept[0].items.as_str(), kept[0].mode.as_str(), kept[0].helper.as_str()),
            ("3 4 - 8", "interpreter", "Ayo, interpreter")
        );
        let locked = outcomes::Typed {
            answers: vec!["3".into(); 7],
            mode: "self".into(),
            occasion: "first".into(),
            ..outcomes::Typed::default()
        };
        let command = locked.parse(person, MeasureKind::Swemwbs, t.app.today()).map_err(AppError::Invalid)?;
        assert!(
            matches!(outcomes::record(&t.app, &s.amira, command).await, Err(AppError::NotFound(_))),
            "wording is locked"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_schemes_people_are_not_found() -> Result<()> {
    on_both(|t| async move {
        let (s, person, _) = mair_with_amira(&t).await?;
        let stranger = &s.stranger;
        assert!(matches!(show::run(&t.app, stranger, person, 20).await, Err(AppError::NotFound(_))));
        assert!(matches!(logged(&t, stranger, person, contact("spoke", "")).await, Err(AppError::NotFound(_))));
        assert!(matches!(plans::show::run(&t.app, stranger, person, true).await, Err(AppError::NotFound(_))));
        assert!(matches!(save(&t, stranger, person, conversation("")).await, Err(AppError::NotFound(_))));
        assert!(matches!(outcomes::show(&t.app, stranger, person).await, Err(AppError::NotFound(_))));
        assert!(matches!(safeguarding::show(&t.app, stranger, person).await, Err(AppError::NotFound(_))));
        let need = contact_needs::Typed { kind: "large_print".into(), ..contact_needs::Typed::default() };
        assert!(matches!(contact_needs::add(&t.app, stranger, person, need).await, Err(AppError::NotFound(_))));
        // A colleague of the same scheme gives a reason first.
        assert!(matches!(show::run(&t.app, &s.ben, person, 20).await, Err(AppError::GiveReason { .. })));
        Ok(())
    })
    .await
}
