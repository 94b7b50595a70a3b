//! The directory and a person's matches as pages: who may open them, nothing typed is lost, a gap in two clicks.

use anyhow::Result;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use footbridge_app::access::{session, sign_in};
use footbridge_app::directory::edit::{self, EditEntry};
use footbridge_app::directory::edit_form::Typed;
use footbridge_app::referrals::receive::{self, Door, Typed as Referral};
use footbridge_app::{AppError, store};
use footbridge_domain::access::Action;
use footbridge_domain::ids::PersonId;
use footbridge_domain::referrals::pick_lists::{Method as How, Source};
use footbridge_testkit::{SmallScheme, TestApp, small_scheme};
use footbridge_web::{Front, router};
use tower::ServiceExt as _;

struct House {
    t: TestApp,
    s: SmallScheme,
    pages: Router,
}

async fn house() -> Result<House> {
    let t = TestApp::sqlite().await?.with_settings(|it| it.demo = true);
    let s = small_scheme(&t.app).await?;
    let (pages, _) = router(Front::new(t.app.clone()));
    Ok(House { pages: pages.with_state(()), t, s })
}

impl House {
    async fn ask(&self, who: &str, method: Method, path: &str, form: &str) -> Result<(StatusCode, String, String)> {
        let token = sign_in::as_demonstration(&self.t.app, &format!("{who}@example.org")).await?;
        let session::Found::SignedIn(signed_in) = session::find(&self.t.app, &token).await? else {
            anyhow::bail!("not signed in")
        };
        let body = if method == Method::POST { format!("csrf={}&{form}", signed_in.csrf) } else { String::new() };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, format!("footbridge_session={token}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))?;
        let response = self.pages.clone().oneshot(request).await?;
        let location =
            response.headers().get(header::LOCATION).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let status = response.status();
        let text = String::from_utf8(to_bytes(response.into_body(), 4 << 20).await?.to_vec())?;
        Ok((status, location, text))
    }

    async fn get(&self, who: &str, path: &str) -> Result<(StatusCode, String, String)> {
        self.ask(who, Method::GET, path, "").await
    }

    async fn group(&self) -> Result<String> {
        let typed = Typed {
            name: "Tea and Talk".into(),
            needs: vec!["loneliness".into()],
            reach: vec!["in_person".into()],
            postcode: "M33 7XX".into(),
            town: "Sale".into(),
            when: "Tuesday 10am to 12pm".into(),
            capacity: "few".into(),
            places: "2".into(),
            ..Typed::default()
        };
        Ok(edit::run(&self.t.app, &self.s.joan, EditEntry { service: None, seen: 0, typed }).await?.to_string())
    }

    async fn person(&self) -> Result<PersonId> {
        let typed = Referral {
            first_name: "Mair".into(),
            family_name: "Evans".into(),
            phone: "07700 900112".into(),
            postcode: "M33 7XX".into(),
            reason: "Lonely since her husband died".into(),
            risk: "no_known_risks".into(),
            agreed_to_contact: true,
            ..Referral::default()
        };
        let door = Door {
            scheme: self.s.scheme,
            source: Source::Gp,
            method: How::OnlineForm,
            organisation: Some(self.s.practice),
            practice: Some(self.s.practice),
            batch: None,
            action: Action::ReferPerson,
        };
        let command = typed.parse(door, self.t.app.today(), false).map_err(AppError::Invalid)?;
        Ok(receive::run(&self.t.app, &self.s.okafor, command).await?.person)
    }
}

#[tokio::test]
async fn the_directory_is_searched_and_an_entry_says_what_a_newcomer_needs() -> Result<()> {
    let h = house().await?;
    let id = h.group().await?;
    let (status, _, text) = h.get("amira.hassan", "/directory?q=tea&near=Sale").await?;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("Tea and Talk") && text.contains("2 places left, said today"), "{text}");
    let (_, _, text) =
        h.get("amira.hassan", "/directory?q=%3Cscript%3E&near=Nowhere&page=999999&need=nonsense").await?;
    assert!(text.contains("We do not know that place") && !text.contains("<script>"), "{text}");
    let (_, _, text) = h.get("ngozi.okafor", &format!("/directory/{id}")).await?;
    assert!(text.contains("Tuesday 10am to midday") && !text.contains("Tips from colleagues"), "{text}");
    let (status, ..) = h.get("marcus.webb", "/directory").await?;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, ..) = h.get("amira.hassan", "/directory/not-an-id").await?;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _, text) = h.get("amira.hassan", &format!("/directory/{id}/print?large=yes")).await?;
    assert!(status.is_success() && text.contains("The first time"));
    Ok(())
}

#[tokio::test]
async fn a_wrong_edit_comes_back_as_typed_and_only_an_editor_edits() -> Result<()> {
    let h = house().await?;
    let id = h.group().await?;
    let path = format!("/directory/{id}/edit");
    assert_eq!(h.get("amira.hassan", &path).await?.0, StatusCode::FORBIDDEN);
    let form = "seen=0&name=&postcode=M3&description=Tea+and+%26+talk&reach=in_person&email=nobody";
    let (status, _, text) = h.ask("joan.hill", Method::POST, &path, form).await?;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Enter the name people know it by",
        "Choose what it helps with",
        "Yours stops after the first half",
        "Tea and &amp; talk",
    ] {
        assert!(text.contains(words), "{words}");
    }
    // Somebody else was faster: what was typed is still there.
    let good = "name=Tea+Club&needs=loneliness&postcode=M33+7XX&reach=in_person";
    let (status, _, text) = h.ask("joan.hill", Method::POST, &path, &format!("seen=7&{good}")).await?;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Somebody else changed this entry meanwhile") && text.contains("Tea Club"));
    let (status, location, _) = h.ask("joan.hill", Method::POST, &path, &format!("seen=0&{good}")).await?;
    assert_eq!((status, location), (StatusCode::SEE_OTHER, format!("/directory/{id}")));
    Ok(())
}

#[tokio::test]
async fn matches_explain_themselves_and_a_gap_takes_two_clicks() -> Result<()> {
    let h = house().await?;
    h.group().await?;
    let person = h.person().await?;
    let path = format!("/people/{person}/matches");
    let (status, _, text) = h.get("amira.hassan", &path).await?;
    assert_eq!(status, StatusCode::OK);
    assert!(text.contains("Tea and Talk") && text.contains("Loneliness and isolation"), "{text}");
    // The home postcode stands in no address.
    assert!(!text.contains("near=M33%207XX"));
    for stranger in ["stella.grey", "joan.hill", "ngozi.okafor", "grace.obi"] {
        let status = h.get(stranger, &path).await?.0;
        assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&status), "{stranger}: {status}");
    }
    let (_, _, text) =
        h.ask("amira.hassan", Method::POST, &path, "asked=yes&told=She+is+lonely+and+wants+to+die").await?;
    let (urgent, results) = (text.find("116 123"), text.find("Tea and Talk"));
    assert!(urgent.is_some() && urgent < results, "help comes first");
    assert!(text.contains("<mark>lonely</mark>"), "{text}");

    let first_click =
        text.split("href=\"").find(|it| it.contains("/gap?")).and_then(|it| it.split('"').next()).unwrap_or_default();
    let (status, _, form) = h.get("amira.hassan", &first_click.replace("&amp;", "&")).await?;
    assert!(status.is_success() && form.contains("There is nothing like it"));
    let gap = format!("/people/{person}/gap");
    let (status, location, _) =
        h.ask("amira.hassan", Method::POST, &gap, "needs=loneliness&why=nothing_there&near=M33").await?;
    assert_eq!((status, location.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
    let (status, _, text) = h.ask("amira.hassan", Method::POST, &gap, "why=too_far&words=A+quiet+lunch").await?;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY
            && text.contains("Choose what they needed")
            && text.contains("A quiet lunch")
    );
    let mut tx = h.t.app.database().read().await?;
    assert_eq!(store::matching::gaps::of_person(&mut tx, person, h.s.scheme).await?.len(), 1);
    Ok(())
}
