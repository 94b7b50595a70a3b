//! Asking for a link worker for oneself or for somebody close: six short pages, English and Welsh, without an account.
//! Answers are kept sealed under a spoken code; the cookie holds the code and goes with the browser.

mod check;
mod pages;
mod steps;
mod words;

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use footbridge_app::referrals::acknowledge::{wait_words, wait_words_cy};
use footbridge_app::referrals::doorway::{self, Doorway};
use footbridge_app::referrals::unsent::{self, Kept};
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{Button, Choice, Confirmation, ErrorSummary, Input, Label, Link, Radios, Size, shell};
use footbridge_domain::access::Action;
use footbridge_domain::matching::crisis::{self, CrisisKind};
use footbridge_domain::referrals::resume_code::ResumeCode;
use footbridge_front::{Caller, Fields, Front, Routes, cookie};
use maud::{Markup, html};

use self::pages::PageOf;
use self::steps::Step;
use self::words::Words;
use crate::errors::PageResult;
use crate::page::{html_response, redirect};
use crate::urgent;

const CODE_COOKIE: &str = "footbridge_unsent";
const SENT_COOKIE: &str = "footbridge_sent";
const LANGUAGE_COOKIE: &str = "footbridge_language";

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/self-referral", Action::ReferSelf, start)
        .post("/self-referral", Action::ReferSelf, begin)
        .get("/self-referral/resume", Action::ReferSelf, resume)
        .post("/self-referral/resume", Action::ReferSelf, resume_post)
        .get("/self-referral/saved", Action::ReferSelf, saved)
        .get("/self-referral/urgent", Action::ReferSelf, urgent_help)
        .get("/self-referral/sent", Action::ReferSelf, sent)
        .get("/self-referral/{step}", Action::ReferSelf, page)
        .post("/self-referral/{step}", Action::ReferSelf, post)
}

type Asked = Query<HashMap<String, String>>;

/// The language asked for now, or the one asked for before.
fn language(headers: &HeaderMap, query: &HashMap<String, String>) -> Words {
    let asked = query.get("lang").cloned().or_else(|| cookie(headers, LANGUAGE_COOKIE));
    Words { welsh: asked.as_deref() == Some("cy") }
}

/// One public page: its house, the switch that keeps the place, the line for whoever cannot wait.
struct Sheet<'a> {
    front: &'a Front,
    words: Words,
    /// The path of this page: where the language switch comes back to.
    path: &'a str,
    title: String,
    back: Option<String>,
    /// Leaves for a harmless site at once.
    exit: bool,
    mistakes: &'a [(&'static str, String)],
    doorway: Option<&'a Doorway>,
}

impl Sheet<'_> {
    fn show(self, content: Markup) -> Response {
        let words = self.words;
        let other = if words.welsh { ("English", "en") } else { ("Cymraeg", "cy") };
        let summary = ErrorSummary {
            title: words.say("error-title").into(),
            ..ErrorSummary::new(self.mistakes.iter().map(|it| (it.0, it.1.as_str())))
        };
        let content = html! {
            (summary)
            (content)
            @if let Some(doorway) = self.doorway { p { (words.fill("call-us", "phone", doorway.scheme.phone.clone())) } }
            (urgent::line(words.welsh))
        };
        let page = shell::Public {
            title: format!("{} – {}", self.title, words.say("title")).into(),
            errors: !self.mistakes.is_empty(),
            lang: words.lang().into(),
            language_switch: Some((other.0.into(), format!("{}?lang={}", self.path, other.1).into())),
            back: self.back.map(Into::into),
            exit_this_page: self.exit,
            home_href: "/self-referral".into(),
            product_name: self.doorway.map(|it| it.scheme.name.clone()).unwrap_or_default().into(),
            demo_notice: self.front.app.settings.demo,
            content,
            ..Default::default()
        };
        let status = if self.mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let mut response = html_response(status, page.render());
        keep(&mut response, self.front, LANGUAGE_COOKIE, words.lang(), "");
        response
    }
}

fn keep(response: &mut Response, front: &Front, name: &str, value: &str, age: &str) {
    let secure = if front.app.settings.secure_cookies { "; Secure" } else { "" };
    if let Ok(text) =
        HeaderValue::from_str(&format!("{name}={value}; Path=/self-referral; HttpOnly; SameSite=Lax{age}{secure}"))
    {
        response.headers_mut().append(header::SET_COOKIE, text);
    }
}

/// The code that the cookie holds sealed, and what is kept under it.
async fn kept(front: &Front, headers: &HeaderMap) -> PageResult<Option<(ResumeCode, Kept)>> {
    let Some(code) = cookie(headers, CODE_COOKIE).and_then(|it| unsent::code_of_ticket(&front.app, &it)) else {
        return Ok(None);
    };
    Ok(unsent::find(&front.app, &code).await?.map(|kept| (code, kept)))
}

async fn start(State(front): State<Front>, headers: HeaderMap, Query(query): Asked) -> PageResult {
    let words = language(&headers, &query);
    start_page(&front, words, &[]).await
}

async fn start_page(front: &Front, words: Words, mistakes: &[(&'static str, String)]) -> PageResult {
    let schemes = doorway::open_to_all(&front.app).await?;
    let only = match schemes.as_slice() {
        [only] => Some(doorway::personal(&front.app, only.id).await?),
        _ => None,
    };
    let error = mistakes.first().map(|it| it.1.as_str());
    let content = html! {
        h1 class="nhsuk-heading-l" { (words.say("title")) }
        p { (words.say("start-lead")) }
        p { (words.say("start-free")) " " (words.say("start-time")) }
        p { strong { (words.say("start-not")) } " " (words.say("start-not-999")) " " (words.say("start-not-111")) " " (words.say("start-not-talk")) }
        form method="post" action="/self-referral" novalidate {
            @if schemes.len() > 1 {
                (Radios::new("scheme", words.say("start-where"), schemes.iter().map(|it| {
                    Choice::new(it.id.to_string(), it.area.clone()).hint(words.fill("call-us", "phone", it.phone.clone()))
                })).error(error))
            }
            (Button::submit(words.say("start-now")))
        }
        p { (Link::new(words.say("start-resume"), "/self-referral/resume")) }
    };
    let sheet = Sheet {
        front,
        words,
        path: "/self-referral",
        title: words.say("start-now"),
        back: None,
        exit: false,
        mistakes,
        doorway: only.as_ref(),
    };
    Ok(sheet.show(content))
}

async fn begin(State(front): State<Front>, headers: HeaderMap, Query(query): Asked, fields: Fields) -> PageResult {
    let words = language(&headers, &query);
    let schemes = doorway::open_to_all(&front.app).await?;
    let chosen = match schemes.as_slice() {
        [only] => Some(only.id),
        several => several.iter().map(|it| it.id).find(|it| it.to_string() == fields.get("scheme")),
    };
    let Some(scheme) = chosen else {
        return start_page(&front, words, &[("scheme", words.say("error-place"))]).await;
    };
    let code = unsent::start(&front.app, scheme, words.welsh).await?;
    let mut response = redirect(&Step::Who.address());
    keep(&mut response, &front, CODE_COOKIE, &unsent::ticket(&front.app, &code)?, "");
    Ok(response)
}

async fn page(
    State(front): State<Front>,
    headers: HeaderMap,
    Query(query): Asked,
    Path(step): Path<String>,
) -> PageResult {
    let step = Step::from_code(&step).ok_or(AppError::NotFound(Noun::Page))?;
    let words = language(&headers, &query);
    let Some((_, kept)) = kept(&front, &headers).await? else { return Ok(redirect("/self-referral")) };
    let open = Step::first_open(&kept.answers);
    if (step as u8) > (open as u8) {
        return Ok(redirect(&open.address()));
    }
    step_page(&front, words, step, &kept, &[]).await
}

async fn step_page(
    front: &Front,
    words: Words,
    step: Step,
    kept: &Kept,
    mistakes: &[(&'static str, String)],
) -> PageResult {
    let doorway = doorway::personal(&front.app, kept.scheme).await?;
    let page = PageOf { words, answers: &kept.answers, mistakes };
    let address = step.address();
    let content = html! {
        form method="post" action=(address) novalidate {
            @match step {
                Step::Who => (page.who()),
                Step::Help => (page.help()),
                Step::Name => (page.name()),
                Step::Contact => (page.contact()),
                Step::Easier => (page.easier()),
                Step::Check => (page.check()),
            }
            div class="app-actions" {
                (Button::submit(words.say(if step == Step::Check { "check-send" } else { "continue" })))
                (Button { name: "then".into(), value: "later".into(), ..Button::submit(words.say("save-later")) }.secondary())
            }
        }
    };
    let sheet = Sheet {
        front,
        words,
        path: &address,
        title: page.heading(step),
        back: Some(step.back().to_owned()),
        exit: step != Step::Who,
        mistakes,
        doorway: Some(&doorway),
    };
    Ok(sheet.show(content))
}

async fn post(
    State(front): State<Front>,
    headers: HeaderMap,
    Query(query): Asked,
    Path(step): Path<String>,
    fields: Fields,
) -> PageResult {
    let step = Step::from_code(&step).ok_or(AppError::NotFound(Noun::Page))?;
    let words = language(&headers, &query);
    let Some((code, mut kept)) = kept(&front, &headers).await? else {
        // Sent a moment ago, and sent once more: show what the first sending said.
        let to = if cookie(&headers, SENT_COOKIE).is_some_and(|it| !it.is_empty()) {
            "/self-referral/sent"
        } else {
            "/self-referral"
        };
        return Ok(redirect(to));
    };
    step.read(&fields, &mut kept.answers);
    if fields.get("then") == "later" {
        unsent::save(&front.app, &code, kept.scheme, &kept.answers).await?;
        return Ok(redirect("/self-referral/saved"));
    }
    let mistakes = step.mistakes(&kept.answers, words);
    // Wrong answers are kept too: nobody types twice.
    kept.answers.done.retain(|it| it != step.code());
    if mistakes.is_empty() && step != Step::Check {
        kept.answers.done.push(step.code().to_owned());
    }
    unsent::save(&front.app, &code, kept.scheme, &kept.answers).await?;
    if !mistakes.is_empty() {
        return step_page(&front, words, step, &kept, &mistakes).await;
    }
    if step == Step::Check {
        return send(&front, words, &code, &kept).await;
    }
    if step == Step::Help && !crisis::find(&kept.answers.story).is_empty() {
        return Ok(redirect("/self-referral/urgent"));
    }
    Ok(redirect(&Step::first_open(&kept.answers).address()))
}

async fn send(front: &Front, words: Words, code: &ResumeCode, kept: &Kept) -> PageResult {
    match unsent::send(&front.app, code, words.welsh).await {
        Ok(received) => {
            let mut response = redirect("/self-referral/sent");
            keep(&mut response, front, CODE_COOKIE, "", "; Max-Age=0");
            keep(&mut response, front, SENT_COOKIE, &received.referral.to_string(), "; Max-Age=3600");
            Ok(response)
        }
        // Each page has been checked, so this is rare: say it where it can be put right.
        Err(AppError::Invalid(errors)) => {
            let mistakes: Vec<(&'static str, String)> =
                errors.iter().map(|(_, message)| ("agreed", message.to_owned())).collect();
            step_page(front, words, Step::Check, kept, &mistakes).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Shown at once after words of crisis: numbers first, and the way on is still there.
async fn urgent_help(State(front): State<Front>, headers: HeaderMap, Query(query): Asked) -> PageResult {
    let words = language(&headers, &query);
    let Some((_, kept)) = kept(&front, &headers).await? else { return Ok(redirect("/self-referral")) };
    let doorway = doorway::personal(&front.app, kept.scheme).await?;
    let local = doorway.settings.help_line();
    let numbers = urgent::help_for(&kept.answers.story, words.welsh, local.as_ref())
        .unwrap_or_else(|| urgent::card(&[CrisisKind::SelfHarm], words.welsh, local.as_ref()));
    let content = html! {
        h1 class="nhsuk-heading-l" { (words.say("urgent-title")) }
        p { (words.say("urgent-lead")) }
        (numbers)
        p { (words.say("urgent-then")) }
        p { (Button::link(words.say("urgent-on"), Step::first_open(&kept.answers).address())) }
    };
    let sheet = Sheet {
        front: &front,
        words,
        path: "/self-referral/urgent",
        title: words.say("urgent-title"),
        back: Some(Step::Help.address()),
        exit: true,
        mistakes: &[],
        doorway: Some(&doorway),
    };
    Ok(sheet.show(content))
}

async fn saved(State(front): State<Front>, headers: HeaderMap, Query(query): Asked) -> PageResult {
    let words = language(&headers, &query);
    let Some((code, kept)) = kept(&front, &headers).await? else { return Ok(redirect("/self-referral")) };
    let doorway = doorway::personal(&front.app, kept.scheme).await?;
    let until = time::day_of(kept.kept_until);
    let until = if words.welsh { until.strftime("%-d/%-m/%Y").to_string() } else { time::date_words(until) };
    let content = html! {
        h1 class="nhsuk-heading-l" { (words.say("later-title")) }
        p { (words.say("later-lead")) }
        p class="nhsuk-heading-l" translate="no" { (code) }
        p { (words.fill("later-until", "day", until)) }
        p { (words.fill("later-ring", "phone", doorway.scheme.phone.clone())) }
        p { (words.say("later-forget")) }
        p { (Button::link(words.say("later-on"), Step::first_open(&kept.answers).address())) }
    };
    let sheet = Sheet {
        front: &front,
        words,
        path: "/self-referral/saved",
        title: words.say("later-title"),
        back: None,
        exit: true,
        mistakes: &[],
        doorway: Some(&doorway),
    };
    Ok(sheet.show(content))
}

async fn resume(State(front): State<Front>, headers: HeaderMap, Query(query): Asked) -> Response {
    resume_page(&front, language(&headers, &query), "", &[])
}

fn resume_page(front: &Front, words: Words, typed: &str, mistakes: &[(&'static str, String)]) -> Response {
    let error = mistakes.first().map(|it| it.1.as_str());
    let label = Label::new(words.say("resume-code"));
    let content = html! {
        h1 class="nhsuk-heading-l" { (words.say("resume-title")) }
        form method="post" action="/self-referral/resume" novalidate {
            (Input::new("code", label.size(Size::M)).hint(words.say("resume-hint")).value(typed).error(error).autocomplete("off").spellcheck(false))
            div class="app-actions" {
                (Button::submit(words.say("resume-go")))
                (Button::link(words.say("resume-new"), "/self-referral").secondary())
            }
        }
    };
    let title = words.say("resume-title");
    let sheet = Sheet {
        front,
        words,
        path: "/self-referral/resume",
        title,
        back: Some("/self-referral".to_owned()),
        exit: false,
        mistakes,
        doorway: None,
    };
    sheet.show(content)
}

async fn resume_post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Asked,
    fields: Fields,
) -> PageResult {
    let words = language(&headers, &query);
    let typed = fields.get("code");
    let wrong = match unsent::resume(&front.app, typed, &caller.address).await {
        Ok(code) => {
            let Some(kept) = unsent::find(&front.app, &code).await? else { return Ok(redirect("/self-referral")) };
            let mut response = redirect(&Step::first_open(&kept.answers).address());
            keep(&mut response, &front, CODE_COOKIE, &unsent::ticket(&front.app, &code)?, "");
            return Ok(response);
        }
        Err(AppError::Invalid(errors)) if !words.welsh => errors.get("code").unwrap_or_default().to_owned(),
        Err(AppError::Invalid(_)) => words.say("error-code"),
        Err(AppError::TooMany { seconds }) => words.fill("error-wait", "minutes", (seconds / 60 + 1).to_string()),
        Err(error) => return Err(error.into()),
    };
    Ok(resume_page(&front, words, typed, &[("code", wrong)]))
}

async fn sent(State(front): State<Front>, headers: HeaderMap, Query(query): Asked) -> PageResult {
    let words = language(&headers, &query);
    let Some(id) = cookie(&headers, SENT_COOKIE).and_then(|it| it.parse().ok()) else {
        return Ok(redirect("/self-referral"));
    };
    let sent = doorway::sent_by_person(&front.app, id).await?;
    let doorway = doorway::personal(&front.app, sent.scheme.id).await?;
    let target = sent.settings.first_contact_days;
    let wait = if words.welsh {
        wait_words_cy(sent.median_wait_days, target)
    } else {
        wait_words(sent.median_wait_days, target)
    };
    let content = html! {
        @if sent.crisis.is_some() { (urgent::card(&[CrisisKind::SelfHarm, CrisisKind::Abuse], words.welsh, sent.settings.help_line().as_ref())) }
        (Confirmation::new(words.say("sent-title"), html! { (words.fill("sent-reference", "reference", sent.reference.clone())) }))
        h2 class="nhsuk-heading-m" { (words.say("sent-next")) }
        p { (words.fill("sent-days", "days", target.to_string())) " " (wait) }
        p { (words.fill("sent-ring", "phone", sent.scheme.phone.clone())) }
        p { (words.say("sent-code-gone")) }
    };
    let sheet = Sheet {
        front: &front,
        words,
        path: "/self-referral/sent",
        title: words.say("sent-title"),
        back: None,
        exit: true,
        mistakes: &[],
        doorway: Some(&doorway),
    };
    Ok(sheet.show(content))
}
