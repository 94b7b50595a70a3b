//! The closing form: how it went on the left, the reply that leaves on the right.

use footbridge_app::closing::compose::draft_summary;
use footbridge_app::closing::facts::Facts;
use footbridge_app::closing::reply::{NO_ACTION, score_words};
use footbridge_app::contacts::drafts::{self, Draft};
use footbridge_app::{FieldErrors, time};
use footbridge_components::{
    Button, Checkboxes, Choice, DateInput, ErrorSummary, Fact, Link, PageHeading, Panel, PersonBanner, Radios, Select,
    Textarea, csrf_field, key_values, two_columns,
};
use footbridge_domain::outcomes::change::LostReason;
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_domain::people::consent::AgreedHow;
use footbridge_domain::people::contact_need;
use footbridge_domain::plans::GoalStatus;
use footbridge_domain::referrals::pick_lists::{ClosureReason, RiskStatement};
use footbridge_front::{Caller, Fields};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::contacts::draft_notice;

/// What the record already says, for the worker to change.
pub fn prefilled(facts: &Facts) -> Fields {
    let request = &facts.referral.request;
    let risks = match request.risk {
        RiskStatement::NoKnownRisks => "No known risks.".to_owned(),
        RiskStatement::Stated => request.risk_note.clone(),
    };
    let mut fields = Fields::default()
        .with("seen", facts.referral.version.to_string())
        .with("summary", draft_summary(facts.person.details.called(), facts.contacts, &facts.goals))
        .with("risks", risks)
        .with(
            "share",
            match facts.agreed_to_share {
                Some(true) => "already",
                Some(false) => "no",
                None => "",
            },
        );
    for goal in &facts.goals {
        // Goals that are settled stay as they are; open ones are asked for.
        let settled = GoalStatus::from_code(&goal.state).is_some_and(|it| !it.is_open());
        if settled {
            fields = fields.with(&format!("goal-{}", goal.id), goal.state.clone());
        }
    }
    fields
}

pub fn banner(facts: &Facts, today: Date) -> Markup {
    let details = &facts.person.details;
    let (needs, warnings) = contact_need::shown(details, &[]);
    let mut shown = Vec::new();
    if let Some(born) = details.born_on {
        let age = facts.person.age_on(today).map(|age| format!(" ({age})")).unwrap_or_default();
        shown.push(Fact::new("Born", format!("{}{age}", time::short_date(born))));
    }
    shown.push(Fact::new("Reference", facts.referral.reference.clone()));
    PersonBanner {
        name: details.full_name().into(),
        facts: shown,
        needs_title: format!("How to contact and support {}:", details.called()).into(),
        needs: needs.into_iter().map(Into::into).collect(),
        warnings: warnings.into_iter().map(Into::into).collect(),
        ..Default::default()
    }
    .render()
}

pub fn content(
    caller: &Caller,
    facts: &Facts,
    fields: &Fields,
    errors: Option<&FieldErrors>,
    kept: Option<&Draft>,
    today: Date,
) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let summary = errors
        .into_iter()
        .flat_map(FieldErrors::iter)
        .map(|(field, words)| (if field == "door" { "door-day" } else { field }, words));
    html! {
        (ErrorSummary::new(summary))
        (PageHeading::new("Close with care").line("Check how it went, then read the reply once more. It goes when you close."))
        form method="post" action=(format!("/people/{}/close", facts.person.id)) novalidate data-draft-url=(format!("/drafts/{}", drafts::CLOSE)) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="seen" value=(fields.get("seen"));
            input type="hidden" name="subject" value=(facts.person.id);
            (two_columns(
                html! {
                    (Panel::new("open-ends", "Before you close", open_ends(facts, today)))
                    (Panel::new("how", "How it went", how_it_went(facts, fields, &error)).first())
                    (Panel::new("the-reply", "The reply", reply_fields(facts, fields, &error)))
                    (Checkboxes::single("approved", "I have read this reply and it is right", fields.has("approved")).error(error("approved")))
                    (draft_notice(drafts::CLOSE, &format!("/people/{}/close", facts.person.id), kept, today))
                    (Button::submit(if facts.has_referrer() { "Close and send the reply" } else { "Close" }))
                },
                html! {
                    (Panel::new("told", "Also in the reply", told(facts)))
                },
            ))
        }
    }
}

fn how_it_went<'e>(facts: &Facts, fields: &Fields, error: &dyn Fn(&str) -> Option<&'e str>) -> Markup {
    let called = facts.person.details.called();
    html! {
        (Select::new("reason", "Why does support end?", std::iter::once(("", "Choose a reason")).chain(ClosureReason::ALL.iter().map(|it| (it.code(), it.label()))))
            .value(fields.get("reason")).error(error("reason")))
        (Textarea::new("own_view", format!("What does {called} say about it? (optional)")).hint("In their own words.")
            .rows(3).value(fields.get("own_view")).error(error("own_view")))
        @for goal in &facts.goals {
            @let id = format!("goal-{}", goal.id);
            @let choices = GoalStatus::ALL.iter().filter(|it| !matches!(it, GoalStatus::NotStarted | GoalStatus::InProgress)).map(|it| (it.code(), it.label()));
            (Select::new(id.clone(), format!("Goal: “{}”", goal.words), std::iter::once(("", "Choose how it went")).chain(choices))
                .value(fields.text(&id)).error(error(&id)))
        }
        @for code in &facts.missing {
            @let id = format!("missed-{code}");
            @let name = MeasureKind::from_code(code).map_or(*code, MeasureKind::label);
            @let reasons = LostReason::ALL.iter().filter(|it| **it != LostReason::NotRecorded).map(|it| (it.code(), it.label()));
            (Select::new(id.clone(), format!("{name}: why is there no last score?"), std::iter::once(("", "Choose a reason")).chain(reasons))
                .hint(html! { "Or " (Link::new("record one now", format!("/people/{}/measures", facts.person.id)).about(format!(": {name}"))) "." })
                .value(fields.text(&id)).error(error(&id)))
        }
        (DateInput::new("door", "Until when can they come back without a new referral? (optional)")
            .values(fields.get("door-day"), fields.get("door-month"), fields.get("door-year")).error(error("door")))
    }
}

fn reply_fields<'e>(facts: &Facts, fields: &Fields, error: &dyn Fn(&str) -> Option<&'e str>) -> Markup {
    let called = facts.person.details.called();
    let to = [facts.referral.request.referrer.name.as_str(), facts.organisation.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let mut sharing: Vec<Choice<'_>> = Vec::new();
    if facts.agreed_to_share == Some(true) {
        sharing.push(Choice::new("already", "Yes, as they agreed before"));
    }
    let ways = [AgreedHow::InPerson, AgreedHow::ByPhone, AgreedHow::InWriting, AgreedHow::ThroughInterpreter];
    let how = Select::new("agreed_how", "How did they say so?", ways.iter().map(|it| (it.code(), it.label())))
        .value(fields.get("agreed_how"))
        .render();
    sharing.push(Choice::new("now", "Yes, they said so now").reveals(how));
    sharing.push(Choice::new("no", "No").hint("Only this goes: support has ended, and what the practice must do."));
    let actions = Textarea::new("actions", "What should they do? One thing a line")
        .rows(3)
        .value(fields.get("actions"))
        .error(error("actions"))
        .render();
    html! {
        @if facts.has_referrer() {
            @if !to.is_empty() { p { "To " strong { (to) } } }
            (Radios::new("share", format!("Does {called} agree to us telling them how it went?"), sharing)
                .small().value(fields.get("share")).error(error("share")))
        } @else { p { (called) " or somebody close to them asked for this, so no referrer is told. The reply stays in the record." } }
        (Radios::new("has_actions", "Must the practice do anything?", [
            Choice::new("none", NO_ACTION),
            Choice::new("some", "Yes").reveals(actions),
        ]).small().value(fields.get("has_actions")).error(error("has_actions")))
        (Textarea::new("summary", "What happened, in a few sentences").hint("Nothing clinical. It goes to the referrer as you write it.")
            .rows(5).value(fields.get("summary")).error(error("summary")))
        (Textarea::new("risks", "Risks").hint("“No known risks” is an answer.").rows(2).value(fields.get("risks")).error(error("risks")))
    }
}

fn open_ends(facts: &Facts, today: Date) -> Markup {
    let last = facts.contacts.last_at.map_or_else(|| "Nobody yet".to_owned(), |at| time::moment_words(at, today));
    html! {
        @if facts.concerns_open > 0 {
            p { strong { "A safeguarding concern is open." } " " (Link::new("Finish it first", format!("/people/{}/safeguarding", facts.person.id))) }
        }
        @if facts.still_open.is_empty() { p { "No group is still expected to answer or go on." } } @else {
            p { "These go on without us. Make sure they know:" }
            ul class="nhsuk-list nhsuk-list--bullet" {
                @for it in &facts.still_open { li { (it.service) } }
            }
            p { (Link::new("Look at these requests", format!("/people/{}/onward", facts.person.id))) }
        }
        (key_values([("Reached", times(facts.contacts.reached)), ("Not answered", times(facts.contacts.unanswered)), ("Last contact", last)]))
    }
}

fn times(count: i64) -> String {
    if count == 1 { "Once".to_owned() } else { format!("{count} times") }
}

fn told(facts: &Facts) -> Markup {
    html! {
        h3 class="app-h3" { "What was tried" }
        @if facts.tried.is_empty() { p class="app-muted" { "No group and no details so far." } }
        ul class="nhsuk-list nhsuk-list--bullet" { @for it in &facts.tried { li { strong { (it.what) } ": " (it.how_it_went) } } }
        h3 class="app-h3" { "First and last scores" }
        @if facts.scores.is_empty() { p class="app-muted" { "No scores in this episode." } }
        ul class="nhsuk-list nhsuk-list--bullet" { @for it in &facts.scores { li { (score_words(it)) } } }
        h3 class="app-h3" { "Codes to record" }
        @if facts.codes.is_empty() { p class="app-muted" { "None: the person was not reached." } }
        @for (_, at) in facts.codes.iter().filter(|(kind, _)| kind == "referral") {
            p { (facts.settings.referral_code) " " (facts.settings.referral_code_words) " (" (time::date_words(time::day_of(*at))) ")" }
        }
    }
}
