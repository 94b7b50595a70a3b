//! Appointments: booked, cancelled, taken back; the feed tells initials and place and nothing else.

use anyhow::Result;
use footbridge_app::AppError;
use footbridge_app::access::own_account;
use footbridge_app::contacts::appointments::{self, AddAppointment};
use footbridge_app::contacts::calendar_feed;
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_testkit::{on_both, small_scheme};

use super::closing::mr_ade;

fn visit(person: footbridge_domain::ids::PersonId) -> AddAppointment {
    AddAppointment {
        person: Some(person),
        kind: "first_visit".into(),
        day: "2026-11-24".parse().ok(),
        time: "9:30am".into(),
        minutes: "45".into(),
        place: "14 Mill Bank".into(),
        note: "Bring the leaflet".into(),
    }
}

#[tokio::test]
async fn a_visit_is_booked_told_cancelled_and_booked_again() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        let wrong = AddAppointment {
            time: "half nine".into(),
            minutes: "0".into(),
            day: "2026-11-01".parse().ok(),
            ..visit(received.person)
        };
        let Err(AppError::Invalid(errors)) = appointments::add(&t.app, &s.amira, wrong).await else {
            panic!("refused")
        };
        for field in ["time", "minutes"] {
            assert!(errors.get(field).is_some(), "{field}");
        }
        assert!(matches!(
            appointments::add(&t.app, &s.ben, visit(received.person)).await,
            Err(AppError::GiveReason { .. })
        ));
        let id = appointments::add(&t.app, &s.amira, visit(received.person)).await?;

        let day = "2026-11-24".parse()?;
        let shown = appointments::days(&t.app, &s.amira, None, day, 1).await?.shown;
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].warnings, ["No voicemail"], "what to mind stands beside the appointment");
        let ben = s.ben.account_id();
        assert!(matches!(appointments::days(&t.app, &s.amira, ben, day, 1).await, Err(AppError::NotFound(_))));
        assert_eq!(
            appointments::days(&t.app, &s.helen, s.amira.account_id(), day, 1).await?.shown.len(),
            1,
            "the team lead may look"
        );

        let address = own_account::reset_feed(&t.app, &s.amira).await?;
        let token = address.rsplit('/').next().and_then(|it| it.strip_suffix(".ics")).expect("a token").to_owned();
        let feed = calendar_feed::feed(&t.app, &token).await?;
        assert!(feed.contains("SUMMARY:T.A.\r\n") && feed.contains("LOCATION:14 Mill Bank\r\n"));
        assert!(feed.contains("DTSTART;TZID=Europe/London:20261124T093000\r\n"));
        for secret in ["Tunde", "Ade", "leaflet", "First visit", "07700"] {
            assert!(!feed.contains(secret), "{secret}");
        }

        appointments::cancel(&t.app, &s.amira, id).await?;
        assert!(calendar_feed::feed(&t.app, &token).await?.contains("SEQUENCE:1\r\nSTATUS:CANCELLED"));
        assert!(matches!(appointments::cancel(&t.app, &s.amira, id).await, Err(AppError::Refused { .. })));
        assert!(matches!(appointments::restore(&t.app, &s.ben, id).await, Err(AppError::NotFound(_))));
        appointments::restore(&t.app, &s.amira, id).await?;
        assert!(calendar_feed::feed(&t.app, &token).await?.contains("SEQUENCE:2\r\nSTATUS:CONFIRMED"));

        own_account::reset_feed(&t.app, &s.amira).await?;
        assert!(
            matches!(calendar_feed::feed(&t.app, &token).await, Err(AppError::NotFound(_))),
            "the old address is dead"
        );
        Ok(())
    })
    .await
}
