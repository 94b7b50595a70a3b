//! The doors a referral comes through, matching and merging, lists from files, and self-referrals under a spoken code.

use anyhow::Result;
use footbridge_app::people::merge::{self, MergePeople};
use footbridge_app::referrals::allocate_many::{self, AllocateMany, Allocated, To};
use footbridge_app::referrals::import::{self, ImportReferrals, Outcome, TakenBack};
use footbridge_app::referrals::my_referrals::{self, GiveFeedback};
use footbridge_app::referrals::receive::{self, Received, Typed};
use footbridge_app::referrals::unsent::{self, Answers};
use footbridge_app::referrals::{accept, doorway, open_episode, queue, show};
use footbridge_app::store::access::outbox;
use footbridge_app::store::referrals::QueueFilter;
use footbridge_app::{AppError, fresh};
use footbridge_domain::access::Actor;
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_domain::referrals::{CrisisLevel, ReferralStatus};
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use jiff::SignedDuration;

fn ade() -> Typed {
    Typed {
        first_name: "Tunde".into(),
        family_name: "Ade".into(),
        born_day: "4".into(),
        born_month: "June".into(),
        born_year: "1951".into(),
        phone: "07700 900113".into(),
        reason: "Misses company since he moved".into(),
        risk: "no_known_risks".into(),
        agreed_to_contact: true,
        ..Typed::default()
    }
}

async fn by_link(t: &TestApp, s: &SmallScheme, typed: Typed, once: Option<ReferralId>) -> Result<Received> {
    let doorway = doorway::by_link(&t.app, &s.practice_link).await?;
    let mut command = typed.parse(doorway.door(None), t.app.today(), false).map_err(AppError::Invalid)?;
    command.once = once;
    Ok(receive::run(&t.app, &Actor::Public, command).await?)
}

async fn waiting(t: &TestApp, s: &SmallScheme) -> Result<Vec<footbridge_app::store::referrals::ReferralSummary>> {
    let filter = QueueFilter { waiting: true, limit: 50, ..QueueFilter::default() };
    Ok(queue::run(&t.app, &s.helen, filter).await?)
}

fn refusal(outcome: Result<Received>) -> AppError {
    outcome.err().expect("refused").downcast().expect("an error of ours")
}

#[tokio::test]
async fn a_form_sent_twice_is_one_referral() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let once = Some(fresh());
        let first = by_link(&t, &s, ade(), once).await?;
        let again = by_link(&t, &s, ade(), once).await?;
        assert_eq!((first.referral, &first.reference), (again.referral, &again.reference));
        assert_eq!(waiting(&t, &s).await?.len(), 1);
        // The same id through another door is no repetition, and tells nothing.
        let doorway = doorway::signed_in(&t.app, &s.priya).await?;
        let mut command = ade().parse(doorway.door(None), t.app.today(), false).map_err(AppError::Invalid)?;
        command.once = once;
        assert!(matches!(receive::run(&t.app, &s.priya, command).await, Err(AppError::Conflict)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_of_crisis_put_a_referral_on_top() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        by_link(&t, &s, ade(), None).await?;
        t.clock.advance(SignedDuration::from_hours(2));
        let typed = Typed {
            first_name: "Ann".into(),
            phone: "07700 900114".into(),
            born_year: "1980".into(),
            reason: "She says she wants to kill herself".into(),
            ..ade()
        };
        let pressing = by_link(&t, &s, typed, None).await?;
        assert_eq!(pressing.crisis, Some(CrisisLevel::Now));
        assert_eq!(waiting(&t, &s).await?[0].id, pressing.referral);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_number_and_a_birthday_are_enough_and_the_name_follows() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let nameless = Typed {
            first_name: String::new(),
            family_name: String::new(),
            phone: String::new(),
            nhs_number: "999 000 0018".into(),
            ..ade()
        };
        let first = by_link(&t, &s, nameless.clone(), None).await?;
        assert_eq!(waiting(&t, &s).await?[0].first_name, footbridge_app::people::known_people::NAME_TO_FOLLOW);
        let second = by_link(&t, &s, Typed { nhs_number: "9990000018".into(), ..ade() }, None).await?;
        assert_eq!(first.person, second.person);
        assert_eq!(waiting(&t, &s).await?[0].family_name, "Ade");
        let error = refusal(
            by_link(
                &t,
                &s,
                Typed { born_day: String::new(), born_month: String::new(), born_year: String::new(), ..nameless },
                None,
            )
            .await,
        );
        let AppError::Invalid(fields) = error else { panic!("{error}") };
        assert!(fields.get("first_name").is_some());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn bad_input_is_refused_field_by_field() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let s = small_scheme(&t.app).await?;
    for (typed, field, words) in [
        (Typed { nhs_number: "999 000 0019".into(), ..ade() }, "nhs_number", "last digit"),
        (Typed { nhs_number: "999 000 001".into(), ..ade() }, "nhs_number", "Yours has 9"),
        (Typed { born_year: "2030".into(), ..ade() }, "born", "future"),
        (Typed { born_day: "31".into(), ..ade() }, "born", "real date"),
        (Typed { reason: "x".repeat(4_001), ..ade() }, "reason", "4001"),
        (Typed { first_name: "x".repeat(201), ..ade() }, "first_name", "at most 200"),
        (Typed { phone: "12".into(), ..ade() }, "phone", "phone number"),
        (Typed { risk: "stated".into(), ..ade() }, "risk_note", "what the risk is"),
        (Typed { agreed_to_contact: false, ..ade() }, "agreed", "agrees"),
    ] {
        let error = refusal(by_link(&t, &s, typed, None).await);
        let AppError::Invalid(fields) = error else { panic!("{error}") };
        assert!(fields.get(field).is_some_and(|it| it.contains(words)), "{field}: {fields:?}");
    }
    assert!(waiting(&t, &s).await?.is_empty(), "a refused referral leaves no trace");
    Ok(())
}

#[tokio::test]
async fn an_open_episode_is_told_to_the_organisation_that_sent_it_alone() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let first = by_link(&t, &s, ade(), None).await?;
        let command = |doorway: &doorway::Doorway| {
            ade().parse(doorway.door(None), t.app.today(), false).map_err(AppError::Invalid)
        };
        let own = doorway::signed_in(&t.app, &s.okafor).await?;
        let open = open_episode::find(&t.app, &s.okafor, &command(&own)?).await?.expect("her practice sent it");
        assert_eq!(open.id, first.referral);
        let other = doorway::signed_in(&t.app, &s.priya).await?;
        assert!(open_episode::find(&t.app, &s.priya, &command(&other)?).await?.is_none());
        let link = doorway::by_link(&t.app, &s.practice_link).await?;
        assert!(open_episode::find(&t.app, &Actor::Public, &command(&link)?).await?.is_none());

        open_episode::add_note(&t.app, &s.okafor, open.id, open.version, "His sister died.").await?;
        let shown = show::run(&t.app, &s.amira, open.id).await?;
        assert!(shown.referral.request.reason.contains("His sister died."));
        let tried = open_episode::add_note(&t.app, &s.priya, open.id, 1, "Hello").await;
        assert!(matches!(tried, Err(AppError::NotFound(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn letters_please_brings_a_welsh_letter_and_never_a_text() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let doorway = doorway::telephone(&t.app, &s.amira).await?;
        let typed = Typed {
            first_name: "Mair".into(),
            family_name: "Evans".into(),
            phone: "01632 960001".into(),
            reason: "Lonely since my husband died".into(),
            language: "cy".into(),
            contact_by: "letter".into(),
            agreed_to_contact: true,
            ..Typed::default()
        };
        let command =
            typed.parse(doorway.phone_door(Source::SelfReferral), t.app.today(), false).map_err(AppError::Invalid)?;
        receive::run(&t.app, &s.amira, command).await?;
        let mut tx = t.app.database().read().await?;
        let messages = outbox::messages(&mut tx, s.scheme, 10).await?;
        assert_eq!(messages.len(), 1);
        assert_eq!((messages[0].channel.as_str(), messages[0].language.as_str()), ("letter", "cy"));
        assert!(messages[0].body.starts_with("Annwyl Mair"));
        assert_eq!(outbox::letters(&mut tx, s.scheme).await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_records_are_joined_and_taken_apart_again() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let first = by_link(&t, &s, ade(), None).await?;
        let typed = Typed {
            first_name: "Tunday".into(),
            born_day: String::new(),
            born_month: String::new(),
            born_year: String::new(),
            email: "t.ade@example.org".into(),
            ..ade()
        };
        let second = by_link(&t, &s, typed, None).await?;
        assert_ne!(first.person, second.person);
        assert!(!second.maybe_known.is_empty(), "a likeness is shown, not decided");
        let shown = show::run(&t.app, &s.amira, second.referral).await?;
        assert_eq!(shown.maybe_known[0].id, first.person);
        assert!(waiting(&t, &s).await?.iter().all(|it| it.maybe_known));

        let both = merge::compare(&t.app, &s.helen, first.person, second.person).await?;
        let command = || MergePeople {
            keep: first.person,
            other: second.person,
            seen_keep: both.keep.version,
            seen_other: both.other.version,
        };
        assert!(matches!(
            merge::run(&t.app, &s.amira, command()).await,
            Err(AppError::Forbidden(_) | AppError::NotFound(_))
        ));
        assert!(matches!(merge::run(&t.app, &s.stranger, command()).await, Err(AppError::NotFound(_))));
        let id = merge::run(&t.app, &s.helen, command()).await?;
        assert!(matches!(
            merge::run(&t.app, &s.helen, command()).await,
            Err(AppError::Refused { .. } | AppError::Conflict)
        ));
        let joined = show::run(&t.app, &s.amira, second.referral).await?;
        assert_eq!((joined.person.id, joined.earlier.len()), (first.person, 1));
        assert_eq!(joined.person.details.email, "t.ade@example.org", "what was missing is filled");

        merge::undo(&t.app, &s.helen, id).await?;
        let apart = show::run(&t.app, &s.amira, second.referral).await?;
        assert_eq!((apart.person.id, apart.earlier.len()), (second.person, 0));
        assert_eq!(apart.person.open_referral, Some(second.referral));
        let kept = show::run(&t.app, &s.amira, first.referral).await?;
        assert_eq!((kept.person.open_referral, kept.person.details.email.as_str()), (Some(first.referral), ""));
        assert!(matches!(merge::undo(&t.app, &s.helen, id).await, Err(AppError::Refused { .. })));
        Ok(())
    })
    .await
}

const LIST: &str = "NHS number,Name,Date of birth,Phone,Reason for referral,Risks,Source,Practice\n\
    999 000 0018,Mair Evans,03/03/1949,01632 960001,Lonely,None,GP,Harbour Road Surgery\n\
    ,Tunde Ade,04/06/1951,07700 900113,Money worries,Large dog,,\n\
    ,Ann Bad,31/02/1951,07700 900114,Money,None,,\n\
    ,No Risk,04/06/1961,07700 900115,Money,,Martian,\n";

#[tokio::test]
async fn a_list_is_looked_at_taken_in_once_and_taken_back() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let list = || ImportReferrals { scheme: None, source: "october.csv".into(), bytes: LIST.as_bytes().to_vec() };
        let preview = import::preview(&t.app, &s.helen, &list()).await?;
        let wrong: Vec<_> = preview
            .rows
            .iter()
            .filter_map(|it| if let Outcome::Wrong(e) = &it.outcome { Some((it.number, e.clone())) } else { None })
            .collect();
        assert_eq!((preview.new, preview.known, preview.wrong), (2, 0, 2), "{wrong:?}");
        let Outcome::Wrong(errors) = &preview.rows[3].outcome else { panic!("row 5 is wrong") };
        assert_eq!((preview.rows[3].number, errors.len()), (5, 2), "risk and source");
        assert!(matches!(import::preview(&t.app, &s.amira, &list()).await, Err(AppError::Forbidden(_))));
        assert!(waiting(&t, &s).await?.is_empty(), "looking changes nothing");

        let done = import::run(&t.app, &s.helen, list()).await?;
        assert_eq!((done.new, done.known, done.refused), (2, 0, 2));
        let again = import::run(&t.app, &s.helen, list()).await;
        assert!(matches!(again, Err(AppError::Refused { .. })), "the same file twice changes nothing");

        let rows = waiting(&t, &s).await?;
        assert_eq!(rows.len(), 2);
        accept::run(&t.app, &s.helen, accept::AcceptReferral { referral: rows[0].id, seen: 0 }).await?;
        assert!(matches!(import::undo(&t.app, &s.stranger, done.batch).await, Err(AppError::NotFound(_))));
        let back = import::undo(&t.app, &s.helen, done.batch).await?;
        assert_eq!(back, TakenBack { gone: 1, stay: 1 });
        assert_eq!(waiting(&t, &s).await?.len(), 1);
        assert!(matches!(import::undo(&t.app, &s.helen, done.batch).await, Err(AppError::Refused { .. })));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_list_cannot_be_taken_back_after_a_day() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let s = small_scheme(&t.app).await?;
    let list = ImportReferrals { scheme: None, source: "october.csv".into(), bytes: LIST.as_bytes().to_vec() };
    let done = import::run(&t.app, &s.helen, list).await?;
    t.clock.advance(SignedDuration::from_hours(25));
    assert!(matches!(import::undo(&t.app, &s.helen, done.batch).await, Err(AppError::Refused { .. })));
    for bytes in [&b""[..], &b"Name\n"[..], &[0xff, 0xfe, 0x00, 0x00, 0x80][..]] {
        let broken = ImportReferrals { scheme: None, source: "broken".into(), bytes: bytes.to_vec() };
        assert!(matches!(import::preview(&t.app, &s.helen, &broken).await, Err(AppError::Invalid(_))), "{bytes:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_self_referral_is_kept_sealed_resumed_by_its_code_and_sent_once() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let code = unsent::start(&t.app, s.scheme, true).await?;
        let answers = Answers {
            who: "me".into(),
            needs: vec!["loneliness".into()],
            story: "Rydw i'n unig".into(),
            first_name: "Mair".into(),
            how: "phone".into(),
            phone: "01632 960001".into(),
            agreed: true,
            ..Answers::default()
        };
        unsent::save(&t.app, &code, s.scheme, &answers).await?;
        let said = code.to_string().to_uppercase();
        assert_eq!(unsent::resume(&t.app, &said, "192.0.2.7").await?.key(), code.key());
        let received = unsent::send(&t.app, &code, true).await?;
        assert!(matches!(unsent::send(&t.app, &code, true).await, Err(AppError::NotFound(_))));
        let row = &waiting(&t, &s).await?[0];
        assert_eq!((row.id, row.source, row.language.as_str()), (received.referral, Source::SelfReferral, "cy"));

        let late = unsent::start(&t.app, s.scheme, false).await?;
        t.clock.advance(SignedDuration::from_hours(24 * 15));
        assert!(unsent::find(&t.app, &late).await?.is_none(), "kept for 14 days");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn guessing_codes_is_slowed_down() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let s = small_scheme(&t.app).await?;
    let real = unsent::start(&t.app, s.scheme, false).await?;
    let other = unsent::start(&t.app, s.scheme, false).await?;
    let wrong = format!("{} {:02}", other.key().rsplit_once('-').expect("digits").0.replace('-', " "), 7);
    let mut locked = false;
    for _ in 0..14 {
        locked |= matches!(unsent::resume(&t.app, &wrong, "192.0.2.8").await, Err(AppError::TooMany { .. }));
    }
    assert!(locked);
    assert!(matches!(unsent::resume(&t.app, &real.key(), "192.0.2.8").await, Err(AppError::TooMany { .. })));
    assert!(unsent::resume(&t.app, &real.key(), "192.0.2.9").await.is_ok(), "others are not slowed");
    Ok(())
}

#[tokio::test]
async fn several_are_allocated_at_once_and_the_changed_one_is_left_alone() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let mut referrals = Vec::new();
        for (number, name) in ["Ann", "Bea", "Cai"].into_iter().enumerate() {
            let typed = Typed {
                first_name: name.into(),
                family_name: format!("Person{number}"),
                phone: format!("07700 90020{number}"),
                born_year: format!("196{number}"),
                ..ade()
            };
            referrals.push((by_link(&t, &s, typed, None).await?.referral, 0));
        }
        accept::run(&t.app, &s.helen, accept::AcceptReferral { referral: referrals[2].0, seen: 0 }).await?;
        let done = allocate_many::run(&t.app, &s.helen, AllocateMany { referrals, to: To::FewestPeople }).await?;
        assert_eq!(done, Allocated { given: 2, changed_meanwhile: 1 });
        let rows = waiting(&t, &s).await?;
        assert_eq!((rows.len(), rows[0].state), (1, ReferralStatus::Accepted));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn referrers_see_their_own_and_say_if_the_reply_was_useful() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let sent = by_link(&t, &s, ade(), None).await?;
        assert_eq!(my_referrals::run(&t.app, &s.okafor, 10, 0).await?.referrals.len(), 1, "her practice's");
        assert!(my_referrals::run(&t.app, &s.priya, 10, 0).await?.referrals.is_empty());
        assert!(matches!(my_referrals::one(&t.app, &s.priya, sent.referral).await, Err(AppError::NotFound(_))));
        let say = |useful, reason: &str| GiveFeedback { referral: sent.referral, useful, reason: reason.into() };
        assert!(matches!(
            my_referrals::give_feedback(&t.app, &s.okafor, say(Some(true), "")).await,
            Err(AppError::Refused { .. })
        ));
        let mut tx = t.app.database().begin().await?;
        footbridge_app::store::referrals::set_reply(&mut tx, sent.referral, s.scheme, "{}").await?;
        tx.commit().await?;
        assert!(matches!(
            my_referrals::give_feedback(&t.app, &s.okafor, say(Some(false), " ")).await,
            Err(AppError::Invalid(_))
        ));
        my_referrals::give_feedback(&t.app, &s.okafor, say(Some(false), "No scores")).await?;
        let seen = my_referrals::one(&t.app, &s.okafor, sent.referral).await?;
        assert!(seen.feedback.is_some_and(|it| !it.useful && it.reason == "No scores"));
        Ok(())
    })
    .await
}
