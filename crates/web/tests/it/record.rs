//! A record's pages: forms keep what was typed, a reason leads back to the page that was asked for.

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use footbridge_app::AppError;
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::referrals::receive::{self, Door, Typed};
use footbridge_domain::access::Action;
use footbridge_domain::ids::PersonId;
use footbridge_domain::referrals::pick_lists::{Method as By, Source};
use footbridge_testkit::{TestApp, small_scheme};
use footbridge_web::{Front, router};
use tower::ServiceExt as _;

struct Answer {
    status: StatusCode,
    location: String,
    cookie: String,
    text: String,
}

/// A browser that is signed in as one of the small scheme's people.
struct Browser {
    pages: Router,
    cookie: String,
}

impl Browser {
    async fn ask(&self, method: Method, path: &str, form: &str) -> Result<Answer> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))?;
        let response = self.pages.clone().oneshot(request).await?;
        let text = |name| response.headers().get(name).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let (status, location) = (response.status(), text(header::LOCATION));
        let cookie = text(header::SET_COOKIE).split(';').next().unwrap_or_default().to_owned();
        let body = to_bytes(response.into_body(), 4 * 1024 * 1024).await?;
        Ok(Answer { status, location, cookie, text: String::from_utf8(body.to_vec())? })
    }

    async fn get(&self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, "").await
    }

    /// Sends a form with the token of the page it stands on.
    async fn send(&self, page: &str, path: &str, form: &str) -> Result<Answer> {
        let text = self.get(page).await?.text;
        let csrf = between(&text, "name=\"csrf\" value=\"", "\"").context("no token on the page")?;
        self.ask(Method::POST, path, &format!("csrf={csrf}&{form}")).await
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    text[start..].find(after).map(|end| &text[start..start + end])
}

/// Mair is on Amira's caseload; the browser is signed in by email.
async fn signed_in(email: &str) -> Result<(TestApp, Browser, PersonId)> {
    let t = TestApp::sqlite().await?.with_settings(|settings| settings.demo = true);
    let s = small_scheme(&t.app).await?;
    let door = Door {
        scheme: s.scheme,
        source: Source::Gp,
        method: By::OnlineForm,
        organisation: Some(s.practice),
        practice: Some(s.practice),
        batch: None,
        action: Action::ReferPerson,
    };
    let typed = Typed {
        first_name: "Mair".into(),
        family_name: "Evans".into(),
        phone: "07700 900112".into(),
        reason: "Lonely".into(),
        risk: "no_known_risks".into(),
        agreed_to_contact: true,
        ..Typed::default()
    };
    let command = typed.parse(door, t.app.today(), true).map_err(AppError::Invalid)?;
    let received = receive::run(&t.app, &s.okafor, command).await?;
    let worker = s.amira.account_id().context("an account")?;
    allocate::run(&t.app, &s.helen, AllocateReferral { referral: received.referral, seen: 0, worker }).await?;
    let (pages, _) = router(Front::new(t.app.clone()));
    let mut browser = Browser { pages: pages.with_state(()), cookie: String::new() };
    let answer = browser.ask(Method::POST, "/demo/sign-in", &format!("email={email}")).await?;
    browser.cookie = answer.cookie;
    Ok((t, browser, received.person))
}

const AMIRA: &str = "amira.hassan@example.org";

#[tokio::test]
async fn a_contact_is_saved_with_an_undo_and_a_wrong_one_keeps_its_note() -> Result<()> {
    let (_, browser, person) = signed_in(AMIRA).await?;
    let record = format!("/people/{person}");
    let wrong =
        browser.send(&record, &format!("{record}/contacts"), "kind=spoke&minutes=lots&note=Walking+again.").await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Walking again.") && wrong.text.contains("Enter minutes as a number, like 15."));

    let saved = browser.send(&record, &format!("{record}/contacts"), "kind=no_answer").await?;
    assert_eq!((saved.status, saved.location.as_str()), (StatusCode::SEE_OTHER, record.as_str()));
    let page = browser.get(&record).await?.text;
    assert!(page.contains("Rang, no answer") && page.contains("/undo"), "the contact stands with its way back");
    assert!(page.contains("1 try, no answer yet"));
    Ok(())
}

#[tokio::test]
async fn a_colleague_gives_a_reason_and_comes_back_to_the_page_asked_for() -> Result<()> {
    let (_, browser, person) = signed_in("ben.carter@example.org").await?;
    let asked = browser.get(&format!("/people/{person}/plan")).await?;
    assert_eq!(asked.location, format!("/people/{person}/access?then=/people/{person}/plan"));
    let reason = browser
        .send(
            &asked.location,
            &format!("/people/{person}/access"),
            &format!("purpose=cover&reason=&then=/people/{person}/plan"),
        )
        .await?;
    assert_eq!(reason.location, format!("/people/{person}/plan"));
    assert_eq!(browser.get(&reason.location).await?.status, StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn a_restricted_note_of_somebody_elses_person_leads_to_breaking_the_glass() -> Result<()> {
    let (_, amira, person) = signed_in(AMIRA).await?;
    let new = format!("/people/{person}/notes/new");
    let empty = amira.send(&new, &new, "kind=other&words=").await?;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    amira.send(&new, &new, "kind=domestic_abuse&words=He+reads+her+post.").await?;
    let page = amira.get(&new).await?.text;
    let note = between(&page, &format!("/people/{person}/notes/0"), "\"").context("the note is listed")?.to_owned();
    assert!(!page.contains("He reads her post."), "a list shows no words");
    let path = format!("/people/{person}/notes/0{note}");
    assert!(amira.get(&path).await?.text.contains("He reads her post."));

    let mut helen = Browser { pages: amira.pages.clone(), cookie: String::new() };
    helen.cookie = helen.ask(Method::POST, "/demo/sign-in", "email=helen.marsh@example.org").await?.cookie;
    assert_eq!(helen.get(&path).await?.location, format!("/people/{person}/access?glass=yes&then={path}"));
    Ok(())
}

#[tokio::test]
async fn what_matters_keeps_every_word_when_something_is_wrong() -> Result<()> {
    let (_, browser, person) = signed_in(AMIRA).await?;
    let page = format!("/people/{person}/what-matters");
    let form = "seen=&own_words=I+miss+the+garden&most_important=Company&strengths=Leeks&needs=loneliness&need-loneliness=Evenings\
        &goal-0=be+in+a+garden&goal-0-importance=12&goal-0-action-0=Ring+Carys&goal-0-action-0-by=soon&goal-0-action-0-confidence=4";
    let wrong = browser.send(&page, &page, form).await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["I miss the garden", "Company", "Leeks", "Evenings", "be in a garden", "Ring Carys"] {
        assert!(wrong.text.contains(kept), "{kept} is lost");
    }
    let good = form.replace("=12", "=8").replace("=soon", "=3/12/2026");
    assert_eq!(browser.send(&page, &page, &good).await?.location, format!("/people/{person}/plan"));
    let plan = browser.get(&format!("/people/{person}/plan")).await?.text;
    assert!(plan.contains("What would make it a 7?"), "low confidence is asked about");

    // Written on an older page: both are shown, nothing is lost.
    let late = browser.send(&page, &page, &good.replace("be+in+a+garden", "walk+to+the+shop")).await?;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        late.text.contains("walk to the shop")
            && late.text.contains("be in a garden")
            && late.text.contains("Here are both.")
    );
    Ok(())
}

#[tokio::test]
async fn a_draft_comes_back_and_can_be_thrown_away() -> Result<()> {
    let (_, browser, person) = signed_in(AMIRA).await?;
    let record = format!("/people/{person}");
    let kept =
        browser.send(&record, "/drafts/contact", &format!("subject={person}&kind=visit&note=Half+a+sent")).await?;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    let page = browser.get(&record).await?.text;
    assert!(page.contains("Half a sent") && page.contains("Discard draft"));
    let gone = browser.send(&record, "/drafts/contact/discard", &format!("subject={person}&back={record}")).await?;
    assert_eq!(gone.location, record);
    assert!(!browser.get(&record).await?.text.contains("Half a sent"));
    Ok(())
}
