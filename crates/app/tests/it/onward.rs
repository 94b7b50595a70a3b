//! A group is asked, answers from a link or by phone, is asked again, and forgets when it is told to.

use anyhow::Result;
use footbridge_app::access::ask_for_access::{self, AskForAccess};
use footbridge_app::onward::send::{SendReferral, Sent};
use footbridge_app::onward::tell::{self, Telling};
use footbridge_app::onward::typed::Told;
use footbridge_app::onward::{
    GivenCode, Key, Standing, cancel, chase, device, prepare, rang, register, send, show, signpost, withdraw,
};
use footbridge_app::{AppError, fresh, jobs};
use footbridge_domain::access::{Action, Actor, Purpose};
use footbridge_domain::directory::CapacityState;
use footbridge_domain::ids::{OnwardReferralId, PersonId, ServiceId};
use footbridge_domain::onward::lists::{OnwardEvent, UnsuitableReason};
use footbridge_domain::onward::{Barrier, OnwardStatus};
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::{Details, Person};
use footbridge_store::access::outbox::{self, Message};
use footbridge_store::directory;
use footbridge_store::onward::{self, events};
use footbridge_store::people;
use footbridge_testkit::{SmallScheme, TestApp, group, on_both, small_scheme};
use jiff::SignedDuration;
use jiff::civil::date;

/// Marged, Tom's group, and everybody else.
struct Story {
    s: SmallScheme,
    marged: PersonId,
    gardeners: ServiceId,
}

async fn story(t: &TestApp) -> Result<Story> {
    let s = small_scheme(&t.app).await?;
    let marged = person(t, &s, "Marged").await?;
    let gardeners = group(&t.app, "Quay Gardeners", "Tom@quay.example.org", Some(4)).await?;
    Ok(Story { s, marged, gardeners })
}

async fn person(t: &TestApp, s: &SmallScheme, first: &str) -> Result<PersonId> {
    let person = Person {
        id: fresh(),
        scheme: s.scheme,
        details: Details {
            first_name: first.into(),
            family_name: "Llŵyd".into(),
            phone: PhoneNumber::parse("07700 900112").ok(),
            ..Details::default()
        },
        own_words: None,
        open_referral: None,
        worker: s.amira.account_id(),
        last_contact_at: None,
        next_contact_on: None,
        merged_into: None,
        version: 0,
    };
    let mut tx = t.app.database().begin().await?;
    people::insert(&mut tx, &person, t.app.now()).await?;
    tx.commit().await?;
    Ok(person.id)
}

fn usual(seen: &str) -> SendReferral {
    SendReferral {
        share: ["first_name", "contact", "access_needs", "hope"].map(str::to_owned).to_vec(),
        hope: "Company, and to be outside".into(),
        agreed_how: "by_phone".into(),
        seen: seen.into(),
        ..SendReferral::default()
    }
}

async fn refer(t: &TestApp, it: &Story, person: PersonId) -> Result<Sent> {
    let prepared = prepare::run(&t.app, &it.s.amira, person, it.gardeners).await?;
    Ok(send::run(&t.app, &it.s.amira, person, it.gardeners, &usual(&prepared.seen)).await?)
}

async fn referred(t: &TestApp, it: &Story) -> Result<OnwardReferralId> {
    let Sent::ByEmail(id) = refer(t, it, it.marged).await? else { panic!("sent by email") };
    Ok(id)
}

async fn mails(t: &TestApp, it: &Story, kind: &str) -> Result<Vec<Message>> {
    let mut tx = t.app.database().read().await?;
    let mut all = outbox::messages(&mut tx, it.s.scheme, 500).await?;
    all.retain(|mail| mail.kind == kind);
    Ok(all)
}

fn token_in(mail: &Message) -> String {
    mail.body.split("/onward/").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link").to_owned()
}

fn code_in(mail: &Message) -> String {
    mail.body.split("Your code is ").nth(1).expect("a code").chars().take(6).collect()
}

/// Tom opens the newest mail of a kind and gives his code.
async fn tom_opens(t: &TestApp, it: &Story, kind: &str) -> Result<Key> {
    let token = token_in(&mails(t, it, kind).await?[0]);
    let key = Key { token, device: None };
    device::send_code(&t.app, &key).await?;
    let code = code_in(&mails(t, it, "onward_code").await?[0]);
    match device::give_code(&t.app, &key, &code).await? {
        GivenCode::Right(device) => Ok(Key { device: Some(device), ..key }),
        GivenCode::Wrong => panic!("the code is right"),
    }
}

async fn status(t: &TestApp, id: OnwardReferralId) -> Result<(OnwardStatus, i64)> {
    let mut tx = t.app.database().read().await?;
    let it = onward::get_by_id(&mut tx, id).await?;
    Ok((it.status(), it.version))
}

async fn happened(t: &TestApp, id: OnwardReferralId) -> Result<Vec<OnwardEvent>> {
    let mut tx = t.app.database().read().await?;
    Ok(events::of(&mut tx, id).await?.into_iter().map(|it| it.event).collect())
}

async fn look(t: &TestApp, key: &Key) -> Result<std::result::Result<footbridge_app::onward::LinkPage, Standing>> {
    Ok(device::look(&t.app, key).await?)
}

fn telling(told: Told, seen: i64) -> Telling {
    Telling { told, note: String::new(), seen }
}

#[tokio::test]
async fn tom_answers_from_his_link_and_the_directory_hears_it() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        let mail = mails(&t, &it, "onward_referral").await?.remove(0);
        assert_eq!(mail.subject, "You have a new referral for Quay Gardeners");
        for secret in ["Marged", "Llŵyd", "07700", "Company"] {
            assert!(!mail.subject.contains(secret) && !mail.body.contains(secret), "{secret} stays behind the link");
        }
        assert!(mail.body.contains("M.L."));

        // A scanner opens the link, ten times: nothing is told, nothing changes.
        let stranger = Key { token: token_in(&mail), device: None };
        let before = status(&t, id).await?;
        for _ in 0..10 {
            assert!(matches!(look(&t, &stranger).await?, Err(Standing::NeedsCode { .. })));
        }
        assert_eq!(status(&t, id).await?, before);

        let key = tom_opens(&t, &it, "onward_referral").await?;
        assert_eq!(status(&t, id).await?.0, OnwardStatus::Received);
        let opened = status(&t, id).await?;
        for _ in 0..3 {
            let Ok(page) = look(&t, &key).await? else { panic!("proven") };
            let shared: Vec<_> = page.held.referral.shared.iter().map(|(item, _)| item.code()).collect();
            assert_eq!(shared, ["first_name", "contact", "hope"], "what was ticked, and what there was");
        }
        assert_eq!(status(&t, id).await?, opened, "looking changes nothing");

        let told = Told::Wait { weeks: Some(3) };
        tell::by_link(&t.app, &key, telling(told, opened.1)).await?;
        let again = tell::by_link(&t.app, &key, telling(told, opened.1)).await;
        assert!(matches!(again, Err(AppError::Conflict)), "a second press of the button is not a second answer");
        let today = t.app.today();
        let mut tx = t.app.database().read().await?;
        let service = directory::get(&mut tx, it.gardeners).await?.service;
        assert_eq!(
            service.capacity.map(|said| said.words(today)),
            Some("Waiting list of about 3 weeks, said today".into())
        );
        drop(tx);
        t.clock.advance(SignedDuration::from_hours(24 * 31));
        assert_eq!(service.room(t.app.today()), CapacityState::Unknown, "after 30 days nobody believes it");

        // Weeks later: a place, a first visit, a stop. The old link has run out; Tom asks for a new one.
        assert!(matches!(look(&t, &key).await?, Err(Standing::Expired { .. })));
        device::new_link(&t.app, &key).await?;
        let key = Key { token: token_in(&mails(&t, &it, "onward_new_link").await?[0]), ..key };
        let Ok(page) = look(&t, &key).await? else { panic!("the device is remembered") };
        let version = page.held.referral.version;
        tell::by_link(&t.app, &key, telling(Told::Came { on: t.app.today() }, version)).await?;
        let mut tx = t.app.database().read().await?;
        assert_eq!(directory::get(&mut tx, it.gardeners).await?.last_attended_on, Some(t.app.today()));
        drop(tx);
        let stopped = Told::Stopped { reason: Barrier::Transport, last_on: None, times: Some(2) };
        let after = tell::by_link(&t.app, &key, telling(stopped, version + 1)).await?;
        assert_eq!(after.status(), OnwardStatus::Ended);
        let shown = show::one(&t.app, &it.s.amira, id).await?;
        assert!(
            shown
                .events
                .iter()
                .any(|event| event.event == OnwardEvent::Ended && event.note.contains("Getting there. Came 2 times"))
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn eight_days_of_silence_decline_nobody() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        let mut story_of = Vec::new();
        for day in 1..=8 {
            t.clock.advance(SignedDuration::from_hours(24));
            jobs::run_once(&t.app).await?;
            jobs::run_once(&t.app).await?;
            story_of.push((
                day,
                mails(&t, &it, "onward_reminder").await?.len(),
                ring_list(&t, &it, &it.s.amira).await?,
            ));
        }
        assert_eq!(story_of[3], (4, 0, 0));
        assert_eq!(story_of[4], (5, 1, 0), "a reminder on day 5");
        assert_eq!(story_of[5], (6, 1, 0));
        assert_eq!(story_of[6], (7, 1, 1), "a human on day 7");
        assert_eq!(story_of[7], (8, 1, 1));
        assert_eq!(ring_list(&t, &it, &it.s.stranger).await?, 0, "the wall between schemes");
        assert_eq!(status(&t, id).await?.0, OnwardStatus::Sent, "nothing was declined");
        assert_eq!(happened(&t, id).await?, [OnwardEvent::Sent, OnwardEvent::Reminded, OnwardEvent::RingNeeded]);

        // On day 8 Tom opens the first mail: everything is still there for him.
        let key = tom_opens(&t, &it, "onward_referral").await?;
        let Ok(page) = look(&t, &key).await? else { panic!("proven") };
        let told = Told::Yes { from: Some(date(2026, 12, 8)) };
        tell::by_link(&t.app, &key, telling(told, page.held.referral.version)).await?;
        assert_eq!(ring_list(&t, &it, &it.s.amira).await?, 0, "nobody has to ring any more");
        Ok(())
    })
    .await
}

async fn ring_list(t: &TestApp, it: &Story, actor: &Actor) -> Result<usize> {
    let mut tx = t.app.database().read().await?;
    let scope = actor.scope(Action::ListPeople);
    let mine = if actor == &it.s.amira { actor.account_id() } else { None };
    Ok(onward::ring_needed(&mut tx, &scope, mine, 10).await?.len())
}

#[tokio::test]
async fn a_call_without_an_answer_starts_the_days_again() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        t.clock.advance(SignedDuration::from_hours(24 * 8));
        jobs::run_once(&t.app).await?;
        let version = status(&t, id).await?.1;
        rang::run(&t.app, &it.s.amira, id, version, "Left a message with his sister").await?;
        assert_eq!(ring_list(&t, &it, &it.s.amira).await?, 0);
        t.clock.advance(SignedDuration::from_hours(24 * 7));
        jobs::run_once(&t.app).await?;
        assert_eq!(ring_list(&t, &it, &it.s.amira).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_nodes_remind_once() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        t.clock.advance(SignedDuration::from_hours(24 * 5 + 1));
        let (a, b, c) = tokio::join!(chase::run(&t.app), chase::run(&t.app), chase::run(&t.app));
        for round in [a, b, c] {
            round?;
        }
        assert_eq!(mails(&t, &it, "onward_reminder").await?.len(), 1);
        assert_eq!(happened(&t, id).await?.iter().filter(|it| **it == OnwardEvent::Reminded).count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_withdrawn_agreement_stops_the_link_at_once() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        let key = tom_opens(&t, &it, "onward_referral").await?;
        let Ok(page) = look(&t, &key).await? else { panic!("proven") };
        let consent = page.held.referral.consent;
        withdraw::run(&t.app, &it.s.amira, it.marged, consent).await?;

        assert!(matches!(look(&t, &key).await?, Err(Standing::TakenBack { .. })));
        let late = tell::by_link(&t.app, &key, telling(Told::Yes { from: None }, page.held.referral.version)).await;
        assert!(matches!(late, Err(AppError::NotFound(_))), "a page that was open before cannot answer either");
        device::new_link(&t.app, &key).await?;
        assert!(mails(&t, &it, "onward_new_link").await?.is_empty());
        assert_eq!(mails(&t, &it, "onward_delete").await?.len(), 1);
        assert_eq!(status(&t, id).await?.0, OnwardStatus::Cancelled);
        let shown = show::one(&t.app, &it.s.amira, id).await?;
        assert!(!shown.consent.is_in_force());
        assert!(shown.events.iter().any(|event| event.event == OnwardEvent::ConsentWithdrawn));
        t.clock.advance(SignedDuration::from_hours(24 * 30));
        jobs::run_once(&t.app).await?;
        assert!(mails(&t, &it, "onward_reminder").await?.is_empty(), "and nobody is asked again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_who_still_goes_keeps_going_when_sharing_ends() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let id = referred(&t, &it).await?;
        tell::by_worker(&t.app, &it.s.amira, id, telling(Told::Came { on: t.app.today() }, 0)).await?;
        let consent = show::one(&t.app, &it.s.amira, id).await?.consent.id;
        withdraw::run(&t.app, &it.s.amira, it.marged, consent).await?;
        assert_eq!(status(&t, id).await?.0, OnwardStatus::Started);
        assert_eq!(mails(&t, &it, "onward_delete").await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn guessing_a_code_stops() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        referred(&t, &it).await?;
        let key = Key { token: token_in(&mails(&t, &it, "onward_referral").await?[0]), device: None };
        assert!(matches!(device::give_code(&t.app, &key, "000000").await?, GivenCode::Wrong), "no code was asked for");
        device::send_code(&t.app, &key).await?;
        let right = code_in(&mails(&t, &it, "onward_code").await?[0]);
        let wrong = if right == "111111" { "222222" } else { "111111" };
        for _ in 0..5 {
            assert!(matches!(device::give_code(&t.app, &key, wrong).await?, GivenCode::Wrong));
        }
        assert!(
            matches!(device::give_code(&t.app, &key, &right).await?, GivenCode::Wrong),
            "the sixth try is not looked at"
        );
        // New codes are few, too.
        for _ in 0..4 {
            device::send_code(&t.app, &key).await?;
        }
        assert!(matches!(device::send_code(&t.app, &key).await, Err(AppError::TooMany { .. })));
        // A code that is late is no code.
        t.clock.advance(SignedDuration::from_mins(61));
        device::send_code(&t.app, &key).await?;
        let late = code_in(&mails(&t, &it, "onward_code").await?[0]);
        t.clock.advance(SignedDuration::from_mins(31));
        assert!(matches!(device::give_code(&t.app, &key, &late).await?, GivenCode::Wrong));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_opens_its_own_mailbox_and_a_link_its_own_referral() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let first = referred(&t, &it).await?;
        let tom = tom_opens(&t, &it, "onward_referral").await?;
        let choir = group(&t.app, "Harbour Choir", "sue@choir.example.org", None).await?;
        let prepared = prepare::run(&t.app, &it.s.amira, it.marged, choir).await?;
        t.clock.advance(SignedDuration::from_secs(1));
        let Sent::ByEmail(second) = send::run(&t.app, &it.s.amira, it.marged, choir, &usual(&prepared.seen)).await?
        else {
            panic!("sent")
        };

        // Tom's device with the choir's link: the choir's mailbox has to prove it.
        let choirs_link = token_in(&mails(&t, &it, "onward_referral").await?[0]);
        let mixed = Key { token: choirs_link, device: tom.device.clone() };
        assert!(matches!(look(&t, &mixed).await?, Err(Standing::NeedsCode { .. })));
        let tried = tell::by_link(&t.app, &mixed, telling(Told::Yes { from: None }, 0)).await;
        assert!(matches!(tried, Err(AppError::NotFound(_))));
        // Whatever Tom posts to his own link, it is his referral that changes.
        let version = status(&t, first).await?.1;
        tell::by_link(&t.app, &tom, telling(Told::Yes { from: None }, version)).await?;
        assert_eq!(status(&t, second).await?, (OnwardStatus::Sent, 0));
        let made_up = Key { token: "x".repeat(43), device: tom.device };
        assert!(matches!(look(&t, &made_up).await?, Err(Standing::Unknown)));

        let Ok(sheet) = register::run(&t.app, &Key { token: tom.token, ..made_up }).await? else { panic!("proven") };
        assert_eq!(sheet.people.iter().map(|it| it.id).collect::<Vec<_>>(), [first]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sending_twice_sends_once_and_the_group_keeps_its_pace() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let Sent::ByEmail(id) = refer(&t, &it, it.marged).await? else { panic!("sent") };
        assert_eq!(refer(&t, &it, it.marged).await?, Sent::Already(id), "a double click");
        assert_eq!(mails(&t, &it, "onward_referral").await?.len(), 1);
        for name in ["Ann", "Bea", "Cat"] {
            let person = person(&t, &it.s, name).await?;
            assert!(matches!(refer(&t, &it, person).await?, Sent::ByEmail(_)));
        }
        let dee = person(&t, &it.s, "Dee").await?;
        let prepared = prepare::run(&t.app, &it.s.amira, dee, it.gardeners).await?;
        assert!(prepared.pace.is_reached());
        let refused = send::run(&t.app, &it.s.amira, dee, it.gardeners, &usual(&prepared.seen)).await;
        assert!(matches!(refused, Err(AppError::Invalid(errors)) if errors.get("pace").is_some()));
        let next = SendReferral { pace: "next_month".into(), ..usual(&prepared.seen) };
        let Sent::NextMonth(queued) = send::run(&t.app, &it.s.amira, dee, it.gardeners, &next).await? else {
            panic!("kept")
        };
        jobs::run_once(&t.app).await?;
        assert_eq!(status(&t, queued).await?.0, OnwardStatus::Draft);
        // November ends; Tom has room again.
        t.clock.set("2026-12-01T09:00:00Z".parse()?);
        jobs::run_once(&t.app).await?;
        assert_eq!(status(&t, queued).await?.0, OnwardStatus::Sent);

        let eve = person(&t, &it.s, "Eve").await?;
        t.clock.set("2026-11-30T09:00:00Z".parse()?);
        let prepared = prepare::run(&t.app, &it.s.amira, eve, it.gardeners).await?;
        let asked = SendReferral { pace: "yes".into(), pace_who: "Tom".into(), ..usual(&prepared.seen) };
        assert!(matches!(send::run(&t.app, &it.s.amira, eve, it.gardeners, &asked).await?, Sent::ByEmail(_)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_leaves_without_the_persons_agreement() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let prepared = prepare::run(&t.app, &it.s.amira, it.marged, it.gardeners).await?;
        let blank = SendReferral { agreed_how: String::new(), ..usual(&prepared.seen) };
        let Err(AppError::Invalid(errors)) = send::run(&t.app, &it.s.amira, it.marged, it.gardeners, &blank).await
        else {
            panic!("refused")
        };
        assert!(errors.get("agreed_how").is_some());
        let stale = send::run(&t.app, &it.s.amira, it.marged, it.gardeners, &usual("another page")).await;
        assert!(matches!(stale, Err(AppError::Invalid(errors)) if errors.get("share").is_some()));
        assert!(mails(&t, &it, "onward_referral").await?.is_empty());

        // A colleague gives a reason first; a neighbour learns nothing; a directory editor does neither.
        let by_ben = prepare::run(&t.app, &it.s.ben, it.marged, it.gardeners).await;
        assert!(matches!(by_ben, Err(AppError::GiveReason { .. })));
        let why = AskForAccess {
            person: it.marged,
            purpose: Some(Purpose::Cover),
            reason: "Amira is away".into(),
            break_glass: false,
        };
        ask_for_access::run(&t.app, &it.s.ben, why).await?;
        prepare::run(&t.app, &it.s.ben, it.marged, it.gardeners).await?;
        let id = referred(&t, &it).await?;
        assert!(matches!(show::one(&t.app, &it.s.stranger, id).await, Err(AppError::NotFound(_))));
        assert!(matches!(show::one(&t.app, &it.s.joan, id).await, Err(AppError::NotFound(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_group_without_mail_is_rung_and_a_mistake_is_taken_back() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let bowls = group(&t.app, "Harbour Bowls", "", None).await?;
        let prepared = prepare::run(&t.app, &it.s.amira, it.marged, bowls).await?;
        let refused = send::run(&t.app, &it.s.amira, it.marged, bowls, &usual(&prepared.seen)).await;
        assert!(matches!(refused, Err(AppError::Invalid(errors)) if errors.get("spoke_to").is_some()));
        let rung = SendReferral { spoke_to: "Ken".into(), ..usual(&prepared.seen) };
        let Sent::ByPhone(id) = send::run(&t.app, &it.s.amira, it.marged, bowls, &rung).await? else {
            panic!("by phone")
        };
        let told = Told::NotForUs { reason: UnsuitableReason::Full };
        let after = tell::by_worker(&t.app, &it.s.amira, id, telling(told, 0)).await?;
        assert_eq!(after.status(), OnwardStatus::Declined);
        let mut tx = t.app.database().read().await?;
        assert_eq!(directory::get(&mut tx, bowls).await?.service.room(t.app.today()), CapacityState::Full);
        drop(tx);

        let mistake = referred(&t, &it).await?;
        let command =
            cancel::CancelReferral { onward: mistake, seen: 0, reason: "sent_by_mistake".into(), note: String::new() };
        cancel::run(&t.app, &it.s.amira, command).await?;
        let key = Key { token: token_in(&mails(&t, &it, "onward_referral").await?[0]), device: None };
        assert!(matches!(look(&t, &key).await?, Err(Standing::TakenBack { .. })));
        assert_eq!(mails(&t, &it, "onward_delete").await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_signpost_is_no_referral() -> Result<()> {
    on_both(|t| async move {
        let it = story(&t).await?;
        let typed = |how: &str| signpost::GiveDetails { how: how.into(), note: String::new() };
        let refused = signpost::run(&t.app, &it.s.amira, it.marged, it.gardeners, &typed("email")).await;
        assert!(matches!(refused, Err(AppError::Invalid(errors)) if errors.get("how").is_some_and(|it| it.contains("email address"))));
        signpost::run(&t.app, &it.s.amira, it.marged, it.gardeners, &typed("print")).await?;
        signpost::run(&t.app, &it.s.amira, it.marged, it.gardeners, &typed("text")).await?;
        assert_eq!(mails(&t, &it, "signpost").await?.len(), 1);
        let all = show::of_person(&t.app, &it.s.amira, it.marged).await?;
        assert_eq!((all.referrals.len(), all.signposts.len()), (0, 2));
        Ok(())
    })
    .await
}
