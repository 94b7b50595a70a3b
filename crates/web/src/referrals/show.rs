//! One referral, whole, on one screen: request, risk, person and how to reach them, who else this may be,
//! the story so far, and the next step.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::referrals::show::{self as opened, ShownReferral};
use footbridge_app::referrals::suggest::language_name;
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Details, EmptyState, ErrorSummary, Item, ItemList, Link, PageHeading, Panel, Select, SummaryList, Textarea,
    Tone, back_link, csrf_field, key_values, quote, status_tag, tag, tags, two_columns,
};
use footbridge_domain::access::{Action, Role, may_ever};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::matching::crisis;
use footbridge_domain::matching::needs::Need;
use footbridge_domain::people::same_person::Verdict;
use footbridge_domain::referrals::pick_lists::{DeclineReason, RiskStatement};
use footbridge_domain::referrals::{ReferralState, ReferralStatus, ReferralStep};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::queue::need_words;
use crate::errors::PageResult;
use crate::page::{Page, show};
use crate::urgent;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    render(&front, &caller, &headers, &id, &Fields::default(), None).await
}

/// Also after a step that was refused: with its errors and everything typed.
pub async fn render(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let shown = opened::run(&front.app, &caller.actor, id).await?;
    let screen = Screen { shown: &shown, caller, fields, errors, today: front.app.today() };
    let name = shown.person.details.full_name();
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new(name).line(screen.line()))
        (screen.crisis())
        (two_columns(
            html! { (screen.maybe_known()) (screen.request()) (screen.steps()) (screen.story()) },
            html! { (screen.person()) (screen.allocation()) },
        ))
    };
    let page = Page {
        title: format!("Referral {}", shown.referral.reference),
        current: "Referrals",
        back: back_link("Referrals", "/referrals"),
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

struct Screen<'a> {
    shown: &'a ShownReferral,
    caller: &'a Caller,
    fields: &'a Fields,
    errors: Option<&'a FieldErrors>,
    today: Date,
}

impl Screen<'_> {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.and_then(|it| it.get(field))
    }

    fn may(&self, step: ReferralStep) -> bool {
        self.shown.referral.status().after(step).is_some()
    }

    fn line(&self) -> String {
        let referral = &self.shown.referral;
        let days = time::working_days_between(time::day_of(referral.received_at), self.today);
        let target = self.shown.settings.first_contact_days;
        let state = referral.status().label();
        if self.shown.referral.worker().is_some() {
            format!("Referral {} · {state} · with {}", referral.reference, self.shown.worker_name)
        } else {
            format!("Referral {} · {state} · waiting {days} of {target} working days", referral.reference)
        }
    }

    /// What the words were, so that nobody has to look for them. They are found, not judged.
    fn crisis(&self) -> Markup {
        let request = &self.shown.referral.request;
        if request.crisis.is_none() {
            return html! {};
        }
        let text = format!("{}\n{}", request.reason, request.risk_note);
        let kinds: Vec<_> = crisis::find(&text);
        let mut labels: Vec<&str> = kinds.iter().map(|it| it.kind.label()).collect();
        labels.dedup();
        html! {
            section class="app-panel app-panel--first" aria-labelledby="crisis-title" {
                h2 class="app-h2" id="crisis-title" { "Words of crisis: read this now" }
                (tags(Tone::Warning, "What the words speak of", labels))
                p { "These words were found by a list. Only a person can judge what they mean. Ring today and follow your safeguarding steps." }
                @if let Some(help) = urgent::help_for(&text, false, self.shown.settings.help_line().as_ref()) {
                    (Details::new("Numbers to give", help))
                }
            }
        }
    }

    fn request(&self) -> Markup {
        let referral = &self.shown.referral;
        let request = &referral.request;
        let from = [
            request.referrer.name.clone(),
            request.referrer.role.clone(),
            self.shown.organisation.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
        ];
        let from = from.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        let from = if from.is_empty() {
            request.source.label().to_owned()
        } else {
            format!("{} · {from}", request.source.label())
        };
        let needs: Vec<&str> = request.needs.iter().filter_map(|it| Need::from_code(it)).map(|it| it.label()).collect();
        let risk = match request.risk {
            RiskStatement::NoKnownRisks => html! { "No known risks" },
            RiskStatement::Stated => html! { (tag(Tone::Warning, "Risk stated")) " " (request.risk_note) },
        };
        let mut rows = vec![
            ("From", html! { (from) @if !request.referrer.contact.is_empty() { br; (request.referrer.contact) } }),
            (
                "Received",
                html! { (time::moment_words(referral.received_at, self.today)) " · " (request.method.label()) },
            ),
        ];
        if !needs.is_empty() {
            rows.push(("Needs", tags(Tone::Plain, "Needs", needs)));
        }
        rows.push(("Risk", risk));
        rows.push((
            "Agreed to be contacted",
            html! { (if request.agreed_to_contact { "Yes" } else { "Not stated: ask first" }) },
        ));
        if let ReferralState::AwaitingInformation { question } = &referral.state {
            rows.push(("You asked", html! { (question) }));
        }
        let content = html! {
            p class="app-words" { (request.reason) }
            @if request.urgent { p class="app-tag-line" { (tag(Tone::Warning, "Marked urgent by the referrer")) } }
            (SummaryList::new(rows).no_last_row_border())
        };
        Panel::new("request", "What is asked for", content).render()
    }

    fn person(&self) -> Markup {
        let person = &self.shown.person;
        let details = &person.details;
        let born = details.born_on.map(|born| {
            let age = person.age_on(self.today).map(|it| format!(" ({it})")).unwrap_or_default();
            format!("{}{age}", time::short_date(born))
        });
        let mut facts: Vec<(&str, Markup)> = Vec::new();
        facts.push(("Born", html! { (born.unwrap_or_else(|| "Not known".to_owned())) }));
        facts.push(("NHS number", html! { @match &details.nhs_number { Some(number) => span class="app-nowrap" { (number) }, None => "Not known" } }));
        facts.push((
            "Phone",
            html! { @match &details.phone { Some(phone) => (urgent::telephone(&phone.to_string())), None => "None" } },
        ));
        if !details.email.is_empty() {
            facts.push(("Email", html! { (details.email) }));
        }
        if !details.address.is_empty() || details.postcode.is_some() {
            let postcode = details.postcode.as_ref().map(ToString::to_string).unwrap_or_default();
            facts.push(("Address", html! { (details.address) " " (postcode) }));
        }
        facts.push(("Contact by", html! { (details.contact_by.label()) }));
        if !details.best_time.is_empty() {
            facts.push(("Best time", html! { (details.best_time) }));
        }
        if !details.helper.is_empty() {
            facts.push(("Helped by", html! { (details.helper) }));
        }
        let mut needs: Vec<String> = Vec::new();
        if details.interpreter || !matches!(details.language.as_str(), "en" | "") {
            needs.push(need_words(&details.language, details.interpreter));
        }
        let content = html! {
            @if !needs.is_empty() { (tags(Tone::Need, "Contact needs", needs)) }
            @if !details.voicemail_safe { (tags(Tone::Warning, "Warnings", ["No voicemail"])) }
            (key_values(facts))
            @if let Some((words, _)) = &person.own_words { (quote(words, "")) }
            @if may_ever(&self.caller.actor, Action::ViewRecord) { p { (Link::new("Open the record", format!("/people/{}", person.id))) } }
        };
        Panel::new("person", "Who it is about", content).render()
    }

    /// Possible doubles come before any decision: accepting a double is what starts two stories.
    fn maybe_known(&self) -> Markup {
        let shown = self.shown;
        let may_merge = may_ever(&self.caller.actor, Action::MergePeople);
        html! {
            @if !shown.maybe_known.is_empty() {
                (Panel::new("known", "Maybe known already", html! {
                    ul class="app-list" {
                        @for known in shown.maybe_known.iter().take(5) {
                            li {
                                h3 class="app-h3" { (known.name) @if let Some(born) = known.born_on { ", born " (time::short_date(born)) } }
                                p class="app-tag-line" {
                                    (status_tag(if known.likeness.verdict >= Verdict::Probably { Tone::Need } else { Tone::Plain }, known.likeness.verdict.label()))
                                    " "
                                    @if known.has_open_referral { (tag(Tone::Plain, "Has an open referral")) }
                                }
                                ul class="app-tags" aria-label="Reasons" {
                                    @for reason in &known.likeness.reasons {
                                        li class=(if reason.is_against() { "app-tag app-tag--warning" } else { "app-tag app-tag--good" }) { (reason) }
                                    }
                                }
                                @if may_merge {
                                    p { (Link::new("Compare the two records", format!("/referrals/{}/same-person/{}", shown.referral.id, known.id)).about(format!("with {}", known.name))) }
                                }
                            }
                        }
                    }
                    @if !may_merge { p class="app-muted" { "If they are one person, ask your team lead to join the records." } }
                }).first())
            }
            @for merge in &shown.merges {
                (Panel::new(format!("merge-{}", merge.id), "Two records were joined", html! {
                    p { "Joined on " (time::date_words(time::day_of(merge.merged_at))) "." }
                    @if may_merge {
                        form method="post" action=(format!("/referrals/merges/{}/undo", merge.id)) {
                            (csrf_field(self.caller.csrf()))
                            input type="hidden" name="then" value=(format!("/referrals/{}", shown.referral.id));
                            (Button::submit("Take them apart again").secondary().small())
                        }
                    }
                }))
            }
        }
    }

    /// One form for each step that can be taken from here, the usual one first.
    fn steps(&self) -> Markup {
        let referral = &self.shown.referral;
        let id = referral.id;
        let form = |path: &str, content: Markup| {
            html! {
                form method="post" action=(format!("/referrals/{id}/{path}")) novalidate {
                    (csrf_field(self.caller.csrf()))
                    input type="hidden" name="seen" value=(referral.version);
                    (content)
                }
            }
        };
        let get = |field: &str| self.fields.get(field).to_owned();
        let over = referral.status().is_over();
        let is_worker = self.caller.actor.has(Role::LinkWorker);
        let own = referral.worker().is_some() && referral.worker() == self.caller.actor.account_id();
        let content = html! {
            @if let Some((tries, next)) = &self.shown.next_try {
                p { (if *tries == 1 { "1 try has not reached them.".to_owned() } else { format!("{tries} tries have not reached them.") })
                    " Next: " strong { (next.method.label()) @if let Some(part) = next.part { ", " (part.label().to_lowercase()) } } ". " (next.reason)
                    @if next.ask_a_colleague { " Talk it over with your team first." } }
            }
            @if referral.status() == ReferralStatus::AwaitingInformation {
                (form("answer", html! {
                    (Textarea::new("answer", "What did the referrer tell you?").rows(3).value(get("answer")).error(self.error("answer")))
                    (Button::submit("Save the answer"))
                }))
            }
            div class="app-actions" {
                @if self.may(ReferralStep::Accept) { (form("accept", Button::submit("Accept").render())) }
                @if is_worker && !own && referral.worker().is_none() && self.may(ReferralStep::Allocate) {
                    (form("take", Button::submit("Take it myself").secondary().render()))
                }
                @if own { (Button::link("Open the record", format!("/people/{}", referral.person))) }
            }
            @if self.may(ReferralStep::AskForInformation) {
                (Details { open: self.error("question").is_some(), ..Details::new("Ask the referrer for information", form("ask", html! {
                    (Textarea::new("question", "What do you need to know?").hint("It goes by email with the reference, never the name.").rows(3).value(get("question")).error(self.error("question")))
                    (Button::submit("Ask").secondary())
                })) })
            }
            @if self.may(ReferralStep::Decline) {
                (Details { open: self.error("decline_reason").is_some(), ..Details::new("Not taken on", form("decline", html! {
                    (Select::new("decline_reason", "Why?", std::iter::once(("", "Choose a reason")).chain(DeclineReason::ALL.iter().map(|it| (it.code(), it.label()))))
                        .value(get("decline_reason")).error(self.error("decline_reason")))
                    (Textarea::new("decline_note", "Anything to add (optional)").rows(2).value(get("decline_note")))
                    (Button::submit("Decline").warning())
                })) })
            }
            @if self.may(ReferralStep::Withdraw) {
                (Details::new("Withdrawn by the person or the referrer", form("withdraw", html! {
                    (Textarea::new("withdraw_note", "What did they say? (optional)").rows(2).value(get("withdraw_note")))
                    (Button::submit("Withdraw").warning())
                })))
            }
            @if over { (EmptyState::new(referral.status().label(), end_words(&referral.state))) }
        };
        Panel::new("steps", "Next step", content).first().render()
    }

    fn allocation(&self) -> Markup {
        let referral = &self.shown.referral;
        if !self.may(ReferralStep::Allocate) || !may_ever(&self.caller.actor, Action::AllocateReferral) {
            return html! {};
        }
        let content = html! {
            p class="app-muted" { "Best fit first, with every point. You decide." }
            @if self.shown.suggestions.is_empty() { p { "There is no link worker in this scheme yet." } }
            ol class="app-list" {
                @for suggestion in &self.shown.suggestions {
                    li {
                        form method="post" action=(format!("/referrals/{}/allocate", referral.id)) {
                            (csrf_field(self.caller.csrf()))
                            input type="hidden" name="seen" value=(referral.version);
                            input type="hidden" name="worker" value=(suggestion.worker);
                            div class="app-row" {
                                h3 class="app-h3" { (suggestion.name) @if referral.worker() == Some(suggestion.worker) { " (holds it now)" } }
                                @if referral.worker() != Some(suggestion.worker) {
                                    div class="app-actions" { (Button::submit("Allocate").secondary().small().about(format!("to {}", suggestion.name))) }
                                }
                            }
                        }
                        ul class="app-tags" aria-label=(format!("Why {}", suggestion.name)) {
                            @for term in &suggestion.terms {
                                li class=(if term.points > 0 { "app-tag app-tag--good" } else { "app-tag" }) { (term.words) " (" (signed(term.points)) ")" }
                            }
                        }
                    }
                }
            }
        };
        Panel::new("allocation", "Who could take it", content).render()
    }

    /// Earlier referrals: nobody should have to tell their story again.
    fn story(&self) -> Markup {
        let shown = self.shown;
        if shown.earlier.is_empty() {
            return html! {};
        }
        let items = shown.earlier.iter().map(|it| {
            let ended =
                if it.end_reason.is_empty() { String::new() } else { format!(" · {}", end_label(&it.end_reason)) };
            let who = it.worker_name.as_ref().map(|name| format!(" · with {name}")).unwrap_or_default();
            Item::new(format!("{}, {}", time::date_words(time::day_of(it.received_at)), it.source.label()))
                .href(format!("/referrals/{}", it.id))
                .line(format!("{} · {}{ended}{who}", it.reason, it.state.label()))
        });
        let content = html! {
            p { "They told us before. Read this first, so that they need not tell it again." }
            (ItemList::new(items))
        };
        Panel::new("story", "Referred before", content)
            .count(u32::try_from(shown.earlier.len()).unwrap_or_default())
            .render()
    }
}

fn signed(points: i32) -> String {
    if points > 0 {
        format!("+{points}")
    } else if points < 0 {
        format!("−{}", -points)
    } else {
        "0".to_owned()
    }
}

fn end_label(code: &str) -> &str {
    use footbridge_domain::referrals::pick_lists::ClosureReason;
    DeclineReason::from_code(code)
        .map(|it| it.label())
        .or_else(|| ClosureReason::from_code(code).map(|it| it.label()))
        .unwrap_or(code)
}

fn end_words(state: &ReferralState) -> String {
    match state {
        ReferralState::Declined { reason, end } => format!("{}. {}", reason.label(), end.note),
        ReferralState::Closed { reason, end, .. } => format!("{}. {}", reason.label(), end.note),
        ReferralState::Withdrawn { end } => end.note.clone(),
        _ => String::new(),
    }
}

/// For the comparison page: one person's facts in words.
pub fn facts_of(person: &footbridge_domain::people::Person, today: Date) -> Vec<(&'static str, String)> {
    let details = &person.details;
    let born = details.born_on.map(time::short_date).unwrap_or_default();
    let age = person.age_on(today).map(|it| format!(" ({it})")).unwrap_or_default();
    vec![
        ("Name", details.full_name()),
        ("Born", format!("{born}{age}")),
        ("NHS number", details.nhs_number.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("Phone", details.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("Email", details.email.clone()),
        (
            "Address",
            format!("{} {}", details.address, details.postcode.as_ref().map(ToString::to_string).unwrap_or_default())
                .trim()
                .to_owned(),
        ),
        ("Language", language_name(&details.language).to_owned()),
    ]
}
