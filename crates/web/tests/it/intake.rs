//! The doors a referral comes through, as pages: nothing typed is lost, looking changes nothing, a link shows nobody.

use anyhow::Result;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use footbridge_app::referrals::queue;
use footbridge_app::store::access::audit;
use footbridge_app::store::referrals::QueueFilter;
use footbridge_testkit::{SmallScheme, TestApp, small_scheme};
use footbridge_web::{Front, router};
use tower::ServiceExt as _;

struct Answer {
    status: StatusCode,
    location: String,
    cookies: Vec<String>,
    text: String,
}

async fn ask(pages: &Router, method: Method, path: &str, cookies: &str, form: &str) -> Result<Answer> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))?;
    let response = pages.clone().oneshot(request).await?;
    let text = |name| {
        response
            .headers()
            .get(name)
            .and_then(|it: &header::HeaderValue| it.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let cookies = response.headers().get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
    let cookies = cookies.filter_map(|it| it.split(';').next()).map(str::to_owned).collect();
    let (status, location) = (response.status(), text(header::LOCATION));
    let body = to_bytes(response.into_body(), 4 * 1024 * 1024).await?;
    Ok(Answer { status, location, cookies, text: String::from_utf8(body.to_vec())? })
}

async fn get(pages: &Router, path: &str, cookies: &str) -> Result<Answer> {
    ask(pages, Method::GET, path, cookies, "").await
}

async fn post(pages: &Router, path: &str, cookies: &str, form: &str) -> Result<Answer> {
    ask(pages, Method::POST, path, cookies, form).await
}

async fn house() -> Result<(TestApp, SmallScheme, Router)> {
    let t = TestApp::sqlite().await?;
    let s = small_scheme(&t.app).await?;
    let (pages, _) = router(Front::new(t.app.clone()));
    Ok((t, s, pages.with_state(())))
}

async fn waiting(t: &TestApp, s: &SmallScheme) -> Result<usize> {
    let filter = QueueFilter { waiting: true, limit: 50, ..QueueFilter::default() };
    Ok(queue::run(&t.app, &s.helen, filter).await?.len())
}

const GOOD: &str =
    "first_name=Mair&family_name=Evans&phone=01632+960001&needs=loneliness&risk=no_known_risks&agreed=yes";

#[tokio::test]
async fn a_practice_refers_with_few_answers_and_sees_a_reference_and_a_code() -> Result<()> {
    let (t, s, pages) = house().await?;
    let path = format!("/refer/{}", s.practice_link);
    let form = get(&pages, &path, "").await?;
    assert!(form.text.contains("Harbour Road Surgery"));
    let sent = post(&pages, &path, "", &format!("{GOOD}&referrer_name=Dr+Okafor&source=gp")).await?;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = get(&pages, &sent.location, "").await?;
    assert!(
        page.text.contains("871731000000106") && !page.text.contains("Evans"),
        "a reference and a code, nobody's name"
    );
    assert_eq!(waiting(&t, &s).await?, 1);
    let again = get(&pages, &path, &sent.cookies.join("; ")).await?;
    assert!(again.text.contains("Dr Okafor"), "this desk is remembered");
    assert_eq!(get(&pages, "/refer/somebody-elses-link", "").await?.status, StatusCode::NOT_FOUND);
    Ok(())
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_everything_typed() -> Result<()> {
    let (t, s, pages) = house().await?;
    let path = format!("/refer/{}", s.practice_link);
    let typed = "first_name=Mair&phone=12&needs=bereavement&reason=%3Cb%3ELonely%3C%2Fb%3E+since+he+died&urgent=yes&born-year=2044&born-day=1&born-month=2";
    let back = post(&pages, &path, "", typed).await?;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "value=\"Mair\"",
        "value=\"12\"",
        "&lt;b&gt;Lonely&lt;/b&gt; since he died",
        "value=\"2044\"",
        "No known risks",
    ] {
        assert!(back.text.contains(kept), "{kept}");
    }
    for said in ["href=\"#risk\"", "href=\"#agreed\"", "href=\"#phone\"", "href=\"#born-day\"", "<title>Error: "] {
        assert!(back.text.contains(said), "{said}");
    }
    assert!(!back.text.contains("<b>Lonely"));
    assert_eq!(waiting(&t, &s).await?, 0);
    Ok(())
}

#[tokio::test]
async fn words_of_crisis_bring_numbers_before_and_after_sending() -> Result<()> {
    let (_, s, pages) = house().await?;
    let path = format!("/refer/{}", s.practice_link);
    let crisis = "&reason=She+wants+to+kill+herself";
    let back = post(&pages, &path, "", &format!("first_name=Mair{crisis}")).await?;
    assert!(back.text.contains("tel:116123"));
    let sent = post(&pages, &path, "", &format!("{GOOD}{crisis}")).await?;
    let page = get(&pages, &sent.location, "").await?;
    assert!(page.text.contains("does not respond to emergencies") && page.text.contains("tel:999"));
    Ok(())
}

#[tokio::test]
async fn looking_changes_nothing() -> Result<()> {
    let (t, s, pages) = house().await?;
    let path = format!("/refer/{}", s.practice_link);
    let trail = async || -> Result<i64> {
        let mut tx = t.app.database().read().await?;
        Ok(audit::head(&mut tx).await?.seq)
    };
    let before = trail().await?;
    for path in [
        path.as_str(),
        "/self-referral",
        "/self-referral?lang=cy",
        "/self-referral/resume",
        "/self-referral/who",
        "/self-referral/sent",
    ] {
        let answer = get(&pages, path, "").await?;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}");
    }
    assert_eq!((waiting(&t, &s).await?, trail().await?), (0, before));
    Ok(())
}

#[tokio::test]
async fn the_teams_pages_ask_for_an_account_first() -> Result<()> {
    let (_, _, pages) = house().await?;
    for path in ["/referrals", "/referrals/new", "/referrals/phone", "/referrals/import", "/my-referrals"] {
        let answer = get(&pages, path, "").await?;
        assert!(answer.status.is_redirection() && answer.location.starts_with("/sign-in"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_self_referral_in_welsh_keeps_its_language_and_its_answers() -> Result<()> {
    let (t, s, pages) = house().await?;
    let welsh = "footbridge_language=cy";
    let begun = post(&pages, "/self-referral", welsh, &format!("scheme={}", s.scheme)).await?;
    let cookies = format!("{welsh}; {}", begun.cookies.join("; "));
    let wrong = post(&pages, "/self-referral/who", &cookies, "who=someone&helper_name=Sian").await?;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Mae problem")
            && wrong.text.contains("value=\"Sian\"")
            && wrong.text.contains("lang=\"cy\"")
    );
    for (step, form, next) in [
        ("who", "who=me", "/self-referral/help"),
        ("help", "needs=loneliness&story=Rydw+i+eisiau+marw", "/self-referral/urgent"),
        ("name", "first_name=Mair", "/self-referral/contact"),
        ("contact", "how=letter&address=1+Stryd+Fawr", "/self-referral/easier"),
        ("easier", "easier=large_print", "/self-referral/check"),
        ("check", "agreed=yes", "/self-referral/sent"),
    ] {
        let answer = post(&pages, &format!("/self-referral/{step}"), &cookies, form).await?;
        assert_eq!(answer.location, next, "{step}");
        if step == "check" {
            let sent = get(&pages, next, &format!("{welsh}; {}", answer.cookies.join("; "))).await?;
            assert!(sent.text.contains("Diolch."));
        }
    }
    assert_eq!(waiting(&t, &s).await?, 1);
    let twice = post(&pages, "/self-referral/check", &cookies, "agreed=yes").await?;
    assert!(twice.status.is_redirection());
    assert_eq!(waiting(&t, &s).await?, 1, "sent once");
    Ok(())
}
