//! Whose token opens what: scopes, roles, expiry, revocation.

use anyhow::{Context as _, Result};
use footbridge_app::secret;
use footbridge_app::store::access::tokens;
use footbridge_domain::access::Action;
use footbridge_testkit::{on_both, small_scheme};
use jiff::SignedDuration;

use crate::caller::{Caller, mair};

#[tokio::test]
async fn no_token_or_a_wrong_one_is_asked_for_a_token() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        for token in ["", "fb_", "fb_nonsense", "something else", "ff_x"] {
            let answer = practice.with_token(token).get("/api/v1/caseload").await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (401, "not_signed_in"), "{token}");
            assert_eq!(answer.headers["www-authenticate"], "Bearer");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_expired_or_revoked_token_opens_nothing() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let amira = Caller::amira(&t, &s).await?;
        assert_eq!(amira.get("/api/v1/caseload").await?.status, 200);
        t.clock.advance(SignedDuration::from_hours(24 * 31));
        assert_eq!(amira.get("/api/v1/caseload").await?.status, 401);

        let fresh = Caller::amira(&t, &s).await?;
        assert_eq!(fresh.get("/api/v1/caseload").await?.status, 200);
        let mut tx = t.app.database().begin().await?;
        let stored = tokens::find(&mut tx, &secret::hash(&fresh.token)).await?.context("kept")?;
        tokens::revoke(&mut tx, stored.id, t.app.now()).await?;
        tx.commit().await?;
        assert_eq!(fresh.get("/api/v1/caseload").await?.status, 401);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_does_what_it_was_given_and_its_role_allows_nothing_else() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let answer = practice.get("/api/v1/caseload").await?;
        assert_eq!((answer.status.as_u16(), answer.code()), (403, "forbidden"));
        assert!(answer.json["detail"].as_str().is_some_and(|it| it.contains("list_people")));

        // The scope alone is not enough: the account's role decides too.
        let hopeful = Caller::new(&t, &s.admin, "ngozi.okafor@example.org", &[Action::ListPeople]).await?;
        assert_eq!(hopeful.get("/api/v1/caseload").await?.status, 403);
        let amira = Caller::amira(&t, &s).await?;
        assert_eq!(amira.post("/api/v1/referrals", "k", &mair()).await?.status, 403);
        Ok(())
    })
    .await
}
