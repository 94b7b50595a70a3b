//! What an organisation sees behind its link: a kind page for every way a link can stand, and the referral itself.

use axum::http::StatusCode;
use axum::response::Response;
use footbridge_app::onward::{LinkPage, Standing};
use footbridge_app::store::access::schemes::Scheme;
use footbridge_app::{FieldErrors, time};
use footbridge_components::{
    Button, Confirmation, ErrorSummary, Flash, Input, Link, SummaryList, SummaryRow, inset_text, quote, shell,
};
use footbridge_domain::onward::{OnwardReferral, OnwardState};
use footbridge_front::{Fields, Front};
use maud::{Markup, html};

use super::answer_form::{Questions, Voice};
use crate::page::html_response;

/// What the act before left to say. Travels as a code in the address: it names nobody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    CodeSent,
    TooManyCodes,
    WrongCode,
    LinkSent,
    TooManyLinks,
    Over,
    Thanks,
    AnsweredAlready,
}

impl Notice {
    const ALL: &'static [Self] = &[
        Self::CodeSent,
        Self::TooManyCodes,
        Self::WrongCode,
        Self::LinkSent,
        Self::TooManyLinks,
        Self::Over,
        Self::Thanks,
        Self::AnsweredAlready,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::CodeSent => "code-sent",
            Self::TooManyCodes => "too-many-codes",
            Self::WrongCode => "wrong-code",
            Self::LinkSent => "link-sent",
            Self::TooManyLinks => "too-many-links",
            Self::Over => "over",
            Self::Thanks => "thanks",
            Self::AnsweredAlready => "answered-already",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.code() == code)
    }

    const fn words(self) -> &'static str {
        match self {
            Self::CodeSent => "We sent you a code. It can take a minute.",
            Self::TooManyCodes => "We sent several codes already. Use the newest one, or wait an hour.",
            Self::WrongCode => "That code does not work. Check it, or ask for a new one.",
            Self::LinkSent => "We sent a new link. Look in your email.",
            Self::TooManyLinks => "We sent several links today. Use the newest one.",
            Self::Over => "Nothing more is asked of you. Thank you for your help.",
            Self::Thanks => "Thank you.",
            Self::AnsweredAlready => "This was answered already. Here is how it stands.",
        }
    }
}

struct Sheet<'a> {
    title: String,
    scheme: Option<&'a Scheme>,
    notice: Option<Notice>,
    status: StatusCode,
    errors: bool,
}

impl Sheet<'_> {
    fn show(self, front: &Front, content: Markup) -> Response {
        let flash = self.notice.map(|it| match it {
            Notice::TooManyCodes | Notice::WrongCode | Notice::TooManyLinks => Flash { ..Flash::warning(it.words()) },
            Notice::CodeSent | Notice::LinkSent | Notice::Over | Notice::Thanks | Notice::AnsweredAlready => {
                Flash::good(it.words())
            }
        });
        let content = html! {
            (content)
            @if let Some(scheme) = self.scheme {
                p class="app-muted" { "Questions? Ring " (scheme.name) " on " span class="app-nowrap" { (scheme.phone) } "." }
            }
        };
        let page = shell::Public {
            title: self.title.into(),
            errors: self.errors,
            product_name: self.scheme.map(|it| it.name.clone()).unwrap_or_default().into(),
            home_href: "/privacy".into(),
            flash,
            demo_notice: front.app.settings.demo,
            content,
            ..Default::default()
        };
        html_response(self.status, page.render())
    }
}

/// Every standing that proves nothing tells nothing about anybody.
pub fn standing(front: &Front, token: &str, standing: &Standing, notice: Option<Notice>) -> Response {
    let sheet = |title: &str, scheme, status| Sheet { title: title.to_owned(), scheme, notice, status, errors: false };
    match standing {
        Standing::Unknown => sheet("This link does not work", None, StatusCode::NOT_FOUND).show(
            front,
            html! {
                h1 class="nhsuk-heading-l" { "This link does not work" }
                p { "Perhaps part of it was cut off. Open it from the email again." }
                p { "If that does not help, ring the number in the email." }
            },
        ),
        Standing::TakenBack { scheme } => sheet("This referral was taken back", Some(scheme), StatusCode::GONE).show(
            front,
            html! {
                h1 class="nhsuk-heading-l" { "This referral was taken back" }
                p { "You do not need to do anything more." }
                p { "Please delete what you wrote down or printed about it. Thank you for your help." }
            },
        ),
        Standing::Expired { scheme, address } => sheet("This link has run out", Some(scheme), StatusCode::OK).show(
            front,
            html! {
                h1 class="nhsuk-heading-l" { "This link has run out" }
                p { "Links work for 14 days. The referral is still there." }
                form method="post" action=(format!("/onward/{token}/new-link")) {
                    p { "We can email you a new one, to " strong { (address) } "." }
                    (Button::submit("Ask for a new link"))
                }
            },
        ),
        Standing::NeedsCode { scheme, address, code_sent } => code(front, token, scheme, address, *code_sent, notice),
        // Shown by `held`.
        Standing::Proven(_) => sheet("This link has run out", None, StatusCode::OK).show(front, Markup::default()),
    }
}

fn code(
    front: &Front,
    token: &str,
    scheme: &Scheme,
    address: &str,
    code_sent: bool,
    notice: Option<Notice>,
) -> Response {
    let title = if code_sent { "Enter your code" } else { "First, show that this is your email" };
    let wrong = notice == Some(Notice::WrongCode);
    let content = html! {
        @if wrong { (ErrorSummary::new([("code", Notice::WrongCode.words())])) }
        @if code_sent {
            form method="post" action=(format!("/onward/{token}/code")) novalidate {
                (Input::new("code", footbridge_components::Label::new("Enter your code").size(footbridge_components::Size::L).heading(1))
                    .hint(format!("6 digits. We sent it to {address}.")).code().numeric().autocomplete("one-time-code").width(10)
                    .error(wrong.then(|| Notice::WrongCode.words())))
                (Button::submit("Open the referral"))
            }
            p { "We remember this device for 90 days." }
            form method="post" action=(format!("/onward/{token}/send-code")) { (Button::submit("Send a new code").secondary().small()) }
        } @else {
            h1 class="nhsuk-heading-l" { (title) }
            p { "Somebody hopes to join you. Their details are private, so we check who opens this." }
            form method="post" action=(format!("/onward/{token}/send-code")) {
                p { "We email a 6-digit code to " strong { (address) } "." }
                (Button::submit("Email me a code"))
            }
            p { "Is that not your address? Then this link was meant for somebody else. Please close the page." }
        }
    };
    let shown = notice.filter(|_| !wrong);
    Sheet {
        title: title.to_owned(),
        scheme: Some(scheme),
        notice: shown,
        status: if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK },
        errors: wrong,
    }
    .show(front, content)
}

/// The referral, for whom it was sent to.
pub fn held(
    front: &Front,
    token: &str,
    page: &LinkPage,
    notice: Option<Notice>,
    typed: Option<(&Fields, &FieldErrors)>,
) -> Response {
    let referral = &page.held.referral;
    let group = &page.held.group.name;
    let called = referral.shared.called(&referral.initials).to_owned();
    let title = format!("A referral to {group}");
    let today = front.app.today();
    let content = if referral.status().is_over() {
        html! {
            (Confirmation::new("Thank you", html! { p { (so_far(referral, &called)) } }))
            p { "Nothing more is asked of you. Please delete what you no longer need." }
        }
    } else if notice == Some(Notice::Thanks) {
        html! {
            (Confirmation::new("Thank you", html! { p { (so_far(referral, &called)) } }))
            p { "We have told " (page.worker) "." }
            h2 class="nhsuk-heading-m" { "What happens next" }
            p { (next_step(referral, &called)) }
            p { (Link::new("Tell us more, or change your answer", format!("/onward/{token}"))) }
            p { (Link::new("Print a register", format!("/onward/{token}/register"))) }
        }
    } else {
        let blank = Fields::default();
        let questions = Questions {
            state: referral.status(),
            called: &called,
            voice: Voice::Organisation,
            today,
            fields: typed.map_or(&blank, |it| it.0),
            errors: typed.map(|it| it.1),
            is_from: matches!(referral.state, OnwardState::Accepted { .. }),
        };
        let asked = match &referral.state {
            OnwardState::Accepted { .. } => format!("Has {called} come?"),
            OnwardState::Started { .. } => format!("How is it going with {called}?"),
            _ => format!("Do you have a place for {called}?"),
        };
        html! {
            (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
            h1 class="nhsuk-heading-l" {
                (referral.shared.full_name(&referral.initials))
                @if referral.status().awaits_answer() { " would like to join " } @else { " at " }
                (group)
            }
            @if referral.state.answer().is_some() || referral.state.attendance().is_some() { (inset_text(so_far(referral, &called))) }
            (SummaryList::new(referral.shared.iter().map(|(item, words)| SummaryRow::new(item.label(), words.to_owned()))))
            @if !referral.message.is_empty() { (quote(referral.message.as_str(), format!("From {}.", page.worker))) }
            p { "Sent by " (page.worker) ", " (page.held.scheme.name) @if !page.worker_phone.is_empty() { ", " span class="app-nowrap" { (page.worker_phone) } } "." }
            form method="post" action=(format!("/onward/{token}")) novalidate {
                input type="hidden" name="seen" value=(referral.version);
                (questions.render(footbridge_components::Label::new(asked).size(footbridge_components::Size::M)))
                (Button::submit("Send"))
            }
            @if referral.state.answer().is_some() { p { (Link::new("Print a register", format!("/onward/{token}/register"))) } }
        }
    };
    // The page itself says thank you.
    let notice = notice.filter(|it| *it != Notice::Thanks);
    Sheet { title, scheme: Some(&page.held.scheme), notice, status: StatusCode::OK, errors: typed.is_some() }
        .show(front, content)
}

/// What the organisation does next, and what it need not do.
fn next_step(referral: &OnwardReferral, called: &str) -> String {
    match &referral.state {
        OnwardState::Waiting { .. } => {
            "The directory shows your waiting list. When you have a place, open this link again.".to_owned()
        }
        OnwardState::Accepted { .. } => {
            format!("Please get in touch with {called}. When they have come, open this link again and tell us the day.")
        }
        OnwardState::Started { .. } => {
            format!("If {called} stops coming, open this link again. We look for what got in the way.")
        }
        OnwardState::Draft { .. }
        | OnwardState::Sent { .. }
        | OnwardState::Received { .. }
        | OnwardState::Declined { .. }
        | OnwardState::Completed { .. }
        | OnwardState::Ended { .. }
        | OnwardState::Cancelled { .. } => "Nothing more is asked of you.".to_owned(),
    }
}

/// What is known so far, in a sentence.
fn so_far(referral: &OnwardReferral, called: &str) -> String {
    match &referral.state {
        OnwardState::Waiting { weeks: Some(weeks), answer, .. } => {
            format!(
                "You said on {}: waiting about {weeks} week{}.",
                time::date_words(time::day_of(answer.at)),
                if *weeks == 1 { "" } else { "s" }
            )
        }
        OnwardState::Waiting { answer, .. } => {
            format!("You said on {}: not right now.", time::date_words(time::day_of(answer.at)))
        }
        OnwardState::Accepted { from: Some(on), .. } => {
            format!("You have a place for {called} from {}.", time::date_words(*on))
        }
        OnwardState::Accepted { .. } => format!("You have a place for {called}."),
        OnwardState::Declined { reason, .. } => format!("You said: not right for us. {}.", reason.label()),
        OnwardState::Started { attendance, .. } => match attendance.still_coming_on {
            Some(on) => format!(
                "{called} first came on {}, and was still coming on {}.",
                time::date_words(attendance.first_on),
                time::date_words(on)
            ),
            None => format!("{called} first came on {}.", time::date_words(attendance.first_on)),
        },
        OnwardState::Completed { .. } => format!("{called} came to the end."),
        OnwardState::Ended { .. } => "This has come to an end.".to_owned(),
        OnwardState::Draft { .. }
        | OnwardState::Sent { .. }
        | OnwardState::Received { .. }
        | OnwardState::Cancelled { .. } => String::new(),
    }
}
