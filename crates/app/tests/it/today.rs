//! Today: at most five things, the most urgent first, each person once; the team's view beside it.

use anyhow::Result;
use footbridge_app::AppError;
use footbridge_app::access::ask_for_access::{self, AskForAccess};
use footbridge_app::workforce::today::{self, Need};
use footbridge_app::workforce::{broken_glass, team};
use footbridge_domain::access::Purpose;
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_domain::workforce::{AttentionKind, Load};
use footbridge_store::people;
use footbridge_testkit::{on_both, small_scheme};
use jiff::SignedDuration;

use super::closing::mr_ade;

#[tokio::test]
async fn a_contact_that_is_due_and_a_long_silence_ask_for_the_worker() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let empty = today::run(&t.app, &s.amira).await?;
        assert!(empty.needs.is_empty() && empty.waiting.is_empty() && empty.figures.is_some_and(|it| it.active == 0));
        assert!(matches!(today::run(&t.app, &s.okafor).await, Err(AppError::Forbidden(_))));

        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        t.clock.advance(SignedDuration::from_hours(24 * 40));
        let quiet = today::run(&t.app, &s.amira).await?;
        let [Need::Person(first)] = quiet.needs.as_slice() else { panic!("one thing") };
        assert!(matches!(first.kind, AttentionKind::Quiet | AttentionKind::NextContact));
        assert_eq!(quiet.figures.map(|it| (it.active, it.quiet)), Some((1, 1)));
        assert_eq!(quiet.recent.len(), 0, "Amira opened nobody yet");

        let mut tx = t.app.database().begin().await?;
        let mut person = people::get(&mut tx, received.person, s.scheme).await?;
        person.next_contact_on = Some(t.app.today());
        people::save(&mut tx, &person).await?;
        tx.commit().await?;
        let due = today::run(&t.app, &s.amira).await?;
        let [Need::Person(first)] = due.needs.as_slice() else { panic!("each person once") };
        assert_eq!(first.kind, AttentionKind::NextContact);
        assert!(today::run(&t.app, &s.ben).await?.needs.is_empty(), "not Ben's");

        let team = team::run(&t.app, &s.helen).await?;
        assert_eq!(team.quiet.len(), 1);
        let amira = team.loads.iter().find(|it| Some(it.worker) == s.amira.account_id()).expect("Amira");
        assert_eq!((amira.people, team.targets.load(amira.people)), (1, Load::Room));
        assert!(matches!(team::run(&t.app, &s.ben).await, Err(AppError::Forbidden(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_opened_note_is_reviewed_by_somebody_else() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        let ask = || AskForAccess {
            person: received.person,
            purpose: Some(Purpose::SafetyConcern),
            reason: "He rang and spoke of harm".into(),
            break_glass: true,
        };
        ask_for_access::run(&t.app, &s.ben, ask()).await?;
        ask_for_access::run(&t.app, &s.helen, ask()).await?;
        let open = broken_glass::run(&t.app, &s.helen).await?;
        assert_eq!(open.iter().map(|it| it.account_name.as_str()).collect::<Vec<_>>(), ["Ben Carter", "Helen Marsh"]);
        assert!(matches!(ask_for_access::review(&t.app, &s.helen, open[0].id, " ").await, Err(AppError::Invalid(_))));
        ask_for_access::review(&t.app, &s.helen, open[0].id, "Right to open it").await?;
        assert!(matches!(
            ask_for_access::review(&t.app, &s.helen, open[1].id, "Mine").await,
            Err(AppError::Refused { .. })
        ));
        assert!(matches!(broken_glass::run(&t.app, &s.ben).await, Err(AppError::Forbidden(_))));
        Ok(())
    })
    .await
}
