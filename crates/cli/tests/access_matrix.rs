//! Every route, as every kind of caller, on both databases, with the ids of another scheme swapped in.
//!
//! The routes come from the router itself, so a new one is in here the moment it exists; one whose address needs an
//! example this file does not have fails the test by name.

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use footbridge::server;
use footbridge_app::AppError;
use footbridge_app::access::{sign_in, token};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::referrals::receive::{self, Door, Typed};
use footbridge_domain::access::{Action, Actor, Entrance, Reach, Role, may_ever, reach_of};
use footbridge_domain::referrals::pick_lists::{Method as Way, Source};
use footbridge_front::{Front, RouteInfo, SESSION_COOKIE};
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use tower::ServiceExt as _;

mod examples;
use examples::Examples;

/// A name that must never appear before somebody who may not see it.
const CANARY: &str = "Zebedee Canary";

struct House {
    t: TestApp,
    s: SmallScheme,
    router: Router,
    routes: Vec<RouteInfo>,
    examples: Examples,
}

impl House {
    async fn furnished(t: TestApp) -> Result<Self> {
        let t = t.with_settings(|it| it.demo = true);
        let s = small_scheme(&t.app).await?;
        let typed = Typed {
            first_name: "Zebedee".into(),
            family_name: "Canary".into(),
            nhs_number: "999 000 0018".into(),
            phone: "07700 900112".into(),
            reason: "Lonely since his wife died".into(),
            risk: "no_known_risks".into(),
            agreed_to_contact: true,
            ..Typed::default()
        };
        let door = Door {
            scheme: s.scheme,
            source: Source::Gp,
            method: Way::OnlineForm,
            organisation: Some(s.practice),
            practice: Some(s.practice),
            batch: None,
            action: Action::ReferPerson,
        };
        let command = typed.parse(door, t.app.today(), true).map_err(AppError::Invalid)?;
        let received = receive::run(&t.app, &s.okafor, command).await?;
        let worker = s.amira.account_id().context("amira")?;
        allocate::run(&t.app, &s.helen, AllocateReferral { referral: received.referral, seen: 0, worker }).await?;
        let examples = Examples::make(&t, &s, received.person, received.referral).await?;
        let (router, routes) = server::router(Front::new(t.app.clone()));
        Ok(Self { t, s, router, routes, examples })
    }

    fn callers(&self) -> Vec<(&'static str, Option<&Actor>, &'static str)> {
        vec![
            ("public", None, ""),
            ("amira, whose person it is", Some(&self.s.amira), "amira.hassan@example.org"),
            ("ben, a colleague", Some(&self.s.ben), "ben.carter@example.org"),
            ("helen, team lead", Some(&self.s.helen), "helen.marsh@example.org"),
            ("dr okafor, referrer", Some(&self.s.okafor), "ngozi.okafor@example.org"),
            ("priya, another agency", Some(&self.s.priya), "priya.nair@example.org"),
            ("grace, supervisor", Some(&self.s.supervisor), "grace.obi@example.org"),
            ("joan, directory editor", Some(&self.s.joan), "joan.hill@example.org"),
            ("marcus, analyst", Some(&self.s.marcus), "marcus.webb@example.org"),
            ("ade, administrator", Some(&self.s.admin), "ade.bright@example.org"),
            ("stella, of the neighbouring scheme", Some(&self.s.stranger), "stella.grey@example.org"),
        ]
    }

    async fn ask(&self, route: &RouteInfo, email: &str) -> Result<(StatusCode, String, String)> {
        let path = self.examples.fill(route)?;
        let mut request =
            Request::builder().method(route.method.clone()).uri(&path).header(header::HOST, "footbridge.test");
        let mut body = Body::empty();
        if !email.is_empty() && route.path.starts_with("/api/") {
            let actions: Vec<_> = Action::ALL.iter().copied().filter(|it| it.entrance() == Entrance::Account).collect();
            let issue = token::IssueToken { account: email.into(), name: "matrix".into(), actions, days: 1 };
            let token = token::issue(&self.t.app, &Actor::Product, issue).await?;
            request = request
                .header(header::AUTHORIZATION, format!("Bearer {token}"))
                .header("idempotency-key", uuid::Uuid::now_v7().to_string());
        }
        if route.path.starts_with("/api/") && route.method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/json");
            body = Body::from("{}");
        }
        if !route.path.starts_with("/api/") {
            let mut csrf = String::new();
            if !email.is_empty() {
                let token = sign_in::as_demonstration(&self.t.app, email).await?;
                if let footbridge_app::access::session::Found::SignedIn(found) =
                    footbridge_app::access::session::find(&self.t.app, &token).await?
                {
                    csrf = found.csrf;
                }
                request = request.header(header::COOKIE, format!("{SESSION_COOKIE}={token}"));
            }
            if route.method == Method::POST {
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                body = Body::from(format!("csrf={csrf}&{}", self.examples.form(route)));
            }
        }
        let response = self.router.clone().oneshot(request.body(body)?).await?;
        let status = response.status();
        let location =
            response.headers().get(header::LOCATION).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let bytes = axum::body::to_bytes(response.into_body(), 16 * 1024 * 1024).await?;
        Ok((status, location, String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// What the policy says this caller may see of this route, put in terms of an answer.
fn verdict(
    house: &House,
    route: &RouteInfo,
    caller: &str,
    actor: Option<&Actor>,
    answer: &(StatusCode, String, String),
) -> Result<()> {
    let (status, location, body) = answer;
    let about = format!("{} {} as {caller}: {status} {location}", route.method, route.path);
    if status.is_server_error() {
        bail!("{about}: a fault");
    }
    let api = route.path.starts_with("/api/");
    let turned_away = if api {
        *status == StatusCode::UNAUTHORIZED
    } else {
        *status == StatusCode::SEE_OTHER && location.starts_with("/sign-in?then=")
    };
    let public = Actor::Public;
    let actor = actor.unwrap_or(&public);
    let canary = body.contains(CANARY);
    match route.action.entrance() {
        Entrance::Public | Entrance::Link => {
            if turned_away && route.action != Action::SignIn && route.path != "/" {
                bail!("{about}: a public door turned somebody away");
            }
            if canary {
                bail!("{about}: a public door shows a name");
            }
        }
        Entrance::Account => {
            if matches!(actor, Actor::Public) {
                if !turned_away {
                    bail!("{about}: the public came in");
                }
            } else if !may_ever(actor, route.action) {
                if *status != StatusCode::FORBIDDEN {
                    bail!("{about}: expected 403");
                }
            } else {
                // A colleague’s record is opened after giving a reason; to the API that is said with a code.
                let reason_needed = api && body.contains("\"reason_needed\"");
                if turned_away || (*status == StatusCode::FORBIDDEN && !reason_needed) {
                    bail!("{about}: somebody who may was turned away");
                }
                let foreign = actor.scheme() == Some(house.s.other_scheme);
                if foreign && house.examples.names_a_record(route) {
                    if !matches!(
                        *status,
                        StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST
                    ) {
                        bail!("{about}: another scheme's id must not be found");
                    }
                    if route.method == Method::GET && *status != StatusCode::NOT_FOUND {
                        bail!("{about}: expected 404");
                    }
                }
            }
            if canary && !may_see_name(house, route.action, actor) {
                bail!("{about}: shows a name it must not");
            }
        }
    }
    Ok(())
}

/// Whoever reaches the person by any role, without a reason given: own worker, team lead, own referrer.
/// Names alone show in search and lists of those who may ask for access.
fn may_see_name(house: &House, action: Action, actor: &Actor) -> bool {
    let Some(account) = actor.account() else { return false };
    if account.scheme != house.s.scheme {
        return false;
    }
    let names_only =
        matches!(action, Action::Search | Action::AskForAccess | Action::ReviewBreakGlass | Action::ViewTeam);
    account.roles.iter().any(|role| match reach_of(role, action) {
        Reach::Never => false,
        Reach::OwnReferrals => role == Role::Referrer && account.organisation == Some(house.s.practice),
        Reach::OwnPeople | Reach::OwnOrWithReason | Reach::WithReason => {
            Some(account.account) == house.s.amira.account_id() || names_only
        }
        Reach::Scheme => true,
    })
}

#[tokio::test]
async fn every_route_answers_every_caller_as_the_policy_says() -> Result<()> {
    on_both(|t| async move {
        let house = House::furnished(t).await?;
        let mut wrong = Vec::new();
        // Looking first: it changes nothing that another caller would notice.
        let (looks, mut acts): (Vec<_>, Vec<_>) = house.routes.iter().partition(|it| it.method == Method::GET);
        // Giving a reason opens the record for hours: it is asked last.
        acts.sort_by_key(|it| it.action == Action::AskForAccess);
        for route in looks.into_iter().chain(acts) {
            for (caller, actor, email) in house.callers() {
                match house.ask(route, email).await {
                    Ok(answer) => {
                        if let Err(error) = verdict(&house, route, caller, actor, &answer) {
                            wrong.push(error.to_string());
                        }
                    }
                    Err(error) => wrong.push(format!("{} {}: {error:#}", route.method, route.path)),
                }
            }
        }
        wrong.dedup();
        assert!(wrong.is_empty(), "{} of the matrix is wrong:\n{}", wrong.len(), wrong.join("\n"));
        Ok(())
    })
    .await
}
