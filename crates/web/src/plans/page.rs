//! The plan: goals and steps with how they go, what was agreed and how, when to look again.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::plans::agree::{self, Typed, usual_review};
use footbridge_app::plans::letter;
use footbridge_app::plans::show::{self as plan, GoalWithActions, ShownPlan};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Choice, Details, EmptyState, ErrorSummary, Input, Link, Panel, Select, Tone, csrf_field, links,
    links_stacked, quote, status_tag, tag, two_columns,
};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::ids::PersonId;
use footbridge_domain::matching::needs::Need;
use footbridge_domain::people::consent::AgreedHow;
use footbridge_domain::plans::{ActionState, GoalStatus, GoalStep, Plan, PlanAction, PlanStatus, PlanStep};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    whole(&front, &caller, &headers, id, None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let shown = plan::run(&front.app, &caller.actor, id, false).await?;
    let today = front.app.today();
    let may = may_ever(&caller.actor, Action::EditPlan);
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (banner::sub_nav(&shown.header, "plan"))
        (two_columns(html! {
            @match &shown.plan {
                None => (nothing_yet(&shown, may)),
                Some(it) => {
                    (head(it, &shown, may, today))
                    @for goal in &shown.goals { (goal_panel(goal, id, caller, may, today)) }
                    @if !it.contingency.is_empty() { (Panel::new("harder", "If things get harder", html! { p class="app-timeline__body" { (it.contingency) } })) }
                }
            }
        }, html! {
            @if let (Some(it), true) = (&shown.plan, may) { (agreement(it, &shown, caller, typed, today)) }
            (matters(&shown, may))
            (strengths_and_needs(&shown, caller, may))
            (paper(&shown, caller, may))
        }))
    };
    let page = Page {
        title: format!("Plan: {}", shown.header.person.details.full_name()),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&shown.header, today, 1),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn nothing_yet(shown: &ShownPlan, may: bool) -> Markup {
    let id = shown.header.person.id;
    let called = shown.header.person.details.called();
    EmptyState::new(
        "No plan yet.",
        format!("Start with what matters to {called}. A plan needs one goal in their own words."),
    )
    .actions(html! { @if may { (Button::link("Write what matters", format!("/people/{id}/what-matters"))) } })
    .render()
}

fn state_tag(it: &Plan) -> Markup {
    let tone = match it.state {
        PlanStatus::Agreed => Tone::Good,
        PlanStatus::Draft | PlanStatus::UnderReview => Tone::Need,
        PlanStatus::Ended => Tone::Plain,
    };
    status_tag(tone, it.state.label())
}

fn head(it: &Plan, shown: &ShownPlan, may: bool, today: Date) -> Markup {
    let id = shown.header.person.id;
    html! {
        div class="app-bar" {
            div {
                h2 class="app-h2" { "Plan, version " (it.revision) " " (state_tag(it)) }
                @if let Some(agreement) = &it.agreement {
                    p class="app-muted" {
                        "Agreed by " (agreement.by) ", " (how_words(&agreement.how)) ", " (time::date_words(time::day_of(agreement.at))) "."
                    }
                }
                @if let Some(on) = it.review_on {
                    p class="app-muted" { "Look again on " (time::date_words(on)) "." @if on <= today { " " (tag(Tone::Warning, "Review due")) } }
                }
                @if let Some(holds) = &shown.holds {
                    p class="app-muted" { "Version " (holds.revision) " holds until the person agrees this one." }
                }
            }
            @if may { div class="app-actions" { (Button::link(if it.state == PlanStatus::Draft { "Write on" } else { "Change the plan" }, format!("/people/{id}/what-matters")).secondary()) } }
        }
    }
}

pub(super) fn how_words(code: &str) -> String {
    AgreedHow::from_code(code).map_or_else(|| code.to_owned(), |it| it.label().to_lowercase())
}

fn goal_panel(it: &GoalWithActions, person: PersonId, caller: &Caller, may: bool, today: Date) -> Markup {
    let goal = &it.goal;
    let tone = match goal.state {
        GoalStatus::Achieved | GoalStatus::PartlyAchieved => Tone::Good,
        _ => Tone::Plain,
    };
    let content = html! {
        p {
            (status_tag(tone, goal.state.label()))
            @if let Some(value) = goal.importance.value() { " " span class="app-muted" { "Matters " (value) " of 10" } }
        }
        @if !goal.outcome.is_empty() { p { (goal.outcome) } }
        ul class="app-list" { @for action in &it.actions { li { (step(action, person, caller, may, today)) } } }
        @if it.actions.is_empty() { p class="app-muted" { "No steps yet." } }
        @if may {
            (Details::new("How is this goal going?", html! {
                form method="post" action=(format!("/people/{person}/goals/{}", goal.id)) class="app-inline" {
                    (csrf_field(caller.csrf()))
                    (Select::new("step", "It is", goal.state.steps().map(|it| (it.code(), step_label(it)))).id(format!("step-{}", goal.id)))
                    (Input::new("outcome", "What came of it (optional)").id(format!("outcome-{}", goal.id)).width(20))
                    (Button::submit("Save").small())
                }
            }))
        }
    };
    // No landmark: two goals may well have the same words.
    html! { div class="app-panel" { h2 class="app-h2" { (goal.words) } (content) } }
}

const fn step_label(step: GoalStep) -> &'static str {
    match step {
        GoalStep::Start => "Under way",
        GoalStep::Achieve => "Done",
        GoalStep::PartlyAchieve => "Partly done",
        GoalStep::Miss => "Not reached",
        GoalStep::Drop => "No longer wanted",
        GoalStep::Reopen => "Taken up again",
    }
}

fn step(it: &PlanAction, person: PersonId, caller: &Caller, may: bool, today: Date) -> Markup {
    let who = if it.who.is_empty() { "Nobody named yet" } else { it.who.as_str() };
    let move_to = |state: ActionState, words: &'static str| {
        html! {
            form method="post" action=(format!("/people/{person}/actions/{}", it.id)) {
                (csrf_field(caller.csrf()))
                input type="hidden" name="state" value=(state.code());
                (Button::submit(words).secondary().small().about(&it.words))
            }
        }
    };
    html! {
        div class="app-row" {
            div {
                h3 class="app-h3" { (it.words) @if it.state != ActionState::ToDo { " " (status_tag(if it.state == ActionState::Done { Tone::Good } else { Tone::Plain }, it.state.label())) } }
                p class="app-muted" {
                    (who)
                    @if let Some(by) = it.by_on { " · by " (banner::day_and_month(by, today)) }
                    @if let Some(sure) = it.confidence.value() { " · sure " (sure) " of 10" }
                    @if let Some(on) = it.done_on { " · done " (banner::day_and_month(on, today)) }
                }
                @if it.is_overdue(today) { p { (tag(Tone::Warning, "Late")) } }
                @if !it.would_help.is_empty() { p { "What would help: " (it.would_help) } }
            }
            @if may {
                div class="app-actions" {
                    @match it.state {
                        ActionState::ToDo => { (move_to(ActionState::Done, "Done")) (move_to(ActionState::NotNeeded, "Not needed")) },
                        ActionState::Done | ActionState::NotNeeded => (move_to(ActionState::ToDo, "Take up again")),
                    }
                }
            }
        }
        @if may && it.asks_what_would_help() {
            form method="post" action=(format!("/people/{person}/actions/{}/help", it.id)) class="app-inline" {
                (csrf_field(caller.csrf()))
                (Input::new("would_help", "What would make it a 7?").id(format!("help-{}", it.id)).width(30))
                (Button::submit("Save").small().about(format!("what would help with: {}", it.words)))
            }
        }
    }
}

fn agreement(
    it: &Plan,
    shown: &ShownPlan,
    caller: &Caller,
    typed: Option<(&Fields, &FieldErrors)>,
    today: Date,
) -> Markup {
    let id = shown.header.person.id;
    let blank = Fields::default();
    let fields = typed.map_or(&blank, |it| it.0);
    let error = |field: &str| typed.and_then(|it| it.1.get(field));
    let or = |field: &str, usual: String| if fields.has(field) { fields.text(field) } else { usual };
    let seen = shown.seen();
    let action = format!("/people/{id}/plan");
    let hows = std::iter::once(Choice::new("", "Choose"))
        .chain(AgreedHow::ALL.iter().map(|it| Choice::new(it.code(), it.label())));
    let name = shown.header.person.details.full_name();
    let single = |step: PlanStep, words: &'static str| {
        html! {
            form method="post" action=(action) {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(seen);
                input type="hidden" name="step" value=(step.code());
                (Button::submit(words).secondary().small())
            }
        }
    };
    let may_agree = it.state.after(PlanStep::Agree).is_some();
    let content = html! {
        @if may_agree && shown.goals.is_empty() {
            p { "Write down one goal first. Then the person can agree." }
        } @else if may_agree {
            p { "Read it together. The person decides. Then record their yes." }
            form method="post" action=(action) novalidate {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(seen);
                input type="hidden" name="step" value=(PlanStep::Agree.code());
                (Select::new("agreed_how", "How they agreed", hows).value(fields.get("agreed_how")).error(error("agreed_how")))
                (Input::new("agreed_by", "Who agreed").value(or("agreed_by", name)).error(error("agreed_by")))
                (Input::new("review_on", "Look again on").kind("date").width(10).value(or("review_on", usual_review(today).to_string())).error(error("review_on")))
                (Button::submit("Record that they agree"))
            }
        } @else {
            p { "Agreed. Its words stand. Changing a goal starts a new version." }
        }
        div class="app-actions" {
            @if it.state.after(PlanStep::Review).is_some() { (single(PlanStep::Review, "Look at it again together")) }
        }
    };
    Panel::new("agree", "Agreement", content).screen_only().render()
}

fn matters(shown: &ShownPlan, may: bool) -> Markup {
    let id = shown.header.person.id;
    let content = html! {
        @match shown.what_matters.first() {
            None => p { "Not written down yet." },
            Some(it) => @for (heading, words) in it.answered() {
                h3 class="app-h3" { (heading.label()) }
                (quote(words, ""))
            },
        }
        @if may { (links([Link::new("Write or change", format!("/people/{id}/what-matters")).about("what matters")])) }
    };
    Panel::new("matters", "What matters", content).render()
}

fn strengths_and_needs(shown: &ShownPlan, caller: &Caller, may: bool) -> Markup {
    let id = shown.header.person.id;
    if shown.strengths.is_empty() && shown.needs.is_empty() {
        return html! {};
    }
    let content = html! {
        @if !shown.strengths.is_empty() {
            h3 class="app-h3" { "Strengths" }
            ul class="nhsuk-list nhsuk-list--bullet" { @for it in &shown.strengths { li { (it.words) } } }
        }
        @if !shown.needs.is_empty() {
            h3 class="app-h3" { "Would like help with" }
            ul class="app-list" {
                @for it in &shown.needs {
                    @let label = Need::from_code(&it.code).map_or(it.code.as_str(), |it| it.label());
                    li class="app-row" {
                        div { (label) @if it.met { " " (status_tag(Tone::Good, "Met")) } @if !it.words.is_empty() && it.words != label { p class="app-muted" { "“" (it.words) "”" } } }
                        @if may {
                            form method="post" action=(format!("/people/{id}/plan/needs/{}", it.id)) {
                                (csrf_field(caller.csrf()))
                                @if !it.met { input type="hidden" name="met" value="yes"; }
                                (Button::submit(if it.met { "Not met after all" } else { "Met" }).secondary().small().about(label))
                            }
                        }
                    }
                }
            }
        }
    };
    Panel::new("strong", "Strengths and needs", content).render()
}

fn paper(shown: &ShownPlan, caller: &Caller, may: bool) -> Markup {
    let id = shown.header.person.id;
    if shown.plan.is_none() {
        return html! {};
    }
    let at = |query: &str| format!("/people/{id}/plan/print{query}");
    let content = html! {
        (links_stacked([
            Link::new("As the person sees it, to print", at("?size=normal")),
            Link::new("Large print", at("?size=large")),
            Link::new("Welsh headings", at("?lang=cy")),
        ]))
        @if may {
            form method="post" action=(format!("/people/{id}/plan/send")) class="nhsuk-u-margin-top-3" {
                (csrf_field(caller.csrf()))
                (Button::submit("Send it to them").secondary().small())
            }
        }
    };
    Panel::new("paper", "Print or send", content).screen_only().render()
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let typed = Typed {
        seen: fields.text("seen"),
        step: fields.text("step"),
        agreed_how: fields.text("agreed_how"),
        agreed_by: fields.text("agreed_by"),
        review_on: fields.text("review_on"),
    };
    match agree::run(&front.app, &caller.actor, person, typed).await {
        Ok(after) => {
            let words = match after.state {
                PlanStatus::Agreed => "Recorded. The plan is agreed.",
                PlanStatus::UnderReview => "The plan is being looked at again.",
                PlanStatus::Draft | PlanStatus::Ended => "Saved.",
            };
            Ok(redirect_saying(&format!("/people/{person}/plan"), words))
        }
        Err(AppError::Invalid(errors)) => whole(&front, &caller, &headers, person, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn send(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    letter::send(&front.app, &caller.actor, person).await?;
    Ok(redirect_saying(&format!("/people/{person}/documents"), "The plan is on its way."))
}
