//! The plan goes to the person: by letter to the print queue, or by email where they asked for that. One source of words.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{MessageId, PersonId};
use footbridge_domain::people::ContactBy;
use footbridge_domain::people::contact_need::NeedKind;
use footbridge_domain::plans::GoalStatus;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes;

use super::show::{GoalWithActions, current, goals_of};
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::people::header;
use crate::record::{Event, message, record};
use crate::time;

/// What stands in a plan besides the person's words, in the person's language.
pub struct PlanWords {
    pub title: &'static str,
    pub goal: &'static str,
    pub who: &'static str,
    pub by: &'static str,
    pub done: &'static str,
    pub what_matters: &'static str,
    pub strengths: &'static str,
    pub steps: &'static str,
    pub worse: &'static str,
    pub review: &'static str,
    pub not_agreed: &'static str,
    pub agreed: &'static str,
    pub help: &'static str,
    pub urgent: &'static str,
    pub yours: &'static str,
    pub would_help: &'static str,
}

pub const ENGLISH: PlanWords = PlanWords {
    title: "My plan",
    goal: "I want to",
    who: "Who",
    by: "By",
    done: "Done",
    what_matters: "What matters to me",
    strengths: "What I am good at and can build on",
    steps: "Steps",
    worse: "If things get harder",
    review: "We will look at this plan again on",
    not_agreed: "This is a draft. Tell us what you would like to change.",
    agreed: "I agreed this plan on",
    help: "If anything changes, ring us on",
    urgent: "In an emergency ring 999. For urgent help ring 111, or Samaritans on 116 123.",
    yours: "With best wishes,",
    would_help: "What would help",
};

pub const WELSH: PlanWords = PlanWords {
    title: "Fy nghynllun",
    goal: "Rwyf eisiau",
    who: "Pwy",
    by: "Erbyn",
    done: "Wedi’i wneud",
    what_matters: "Beth sy’n bwysig i mi",
    strengths: "Beth rwy’n dda am ei wneud",
    steps: "Camau",
    worse: "Os aiff pethau’n anoddach",
    review: "Byddwn yn edrych ar y cynllun hwn eto ar",
    not_agreed: "Drafft yw hwn. Dywedwch wrthym beth hoffech ei newid.",
    agreed: "Cytunais ar y cynllun hwn ar",
    help: "Os bydd rhywbeth yn newid, ffoniwch ni ar",
    urgent: "Mewn argyfwng ffoniwch 999. Am help brys ffoniwch 111, neu’r Samariaid ar 116 123.",
    yours: "Cofion gorau,",
    would_help: "Beth fyddai’n helpu",
};

pub fn words_for(language: &str) -> &'static PlanWords {
    if language == "cy" { &WELSH } else { &ENGLISH }
}

/// Queues the plan for the person, in the way they like to be contacted.
pub async fn send(app: &App, actor: &Actor, person: PersonId) -> Result<MessageId> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    let plan = current(&mut tx, person).await?.ok_or(AppError::NotFound(Noun::Plan))?;
    let goals = goals_of(&mut tx, &plan).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let scheme = schemes::get(&mut tx, header.person.scheme).await?;
    let details = &header.person.details;
    let no_letters = header.needs.iter().any(|it| it.kind == NeedKind::NoLetters);
    let by_email = !details.email.is_empty()
        && (details.contact_by == ContactBy::Email || details.address.is_empty() || no_letters);
    if !by_email && (details.address.is_empty() || no_letters) {
        return Err(AppError::refused(
            "plan_cannot_be_sent",
            "There is no safe way to send it. Print it and hand it over, or add an address under Details.",
        ));
    }
    let words = words_for(&details.language);
    let name = actor.account().map(|it| it.name.clone()).unwrap_or_default();
    let mut body = format!("{} {},\n\n", if details.language == "cy" { "Annwyl" } else { "Dear" }, details.called());
    if plan.agreement.is_none() {
        body.push_str(words.not_agreed);
        body.push_str("\n\n");
    }
    for it in goals.iter().filter(|it| it.goal.state != GoalStatus::NoLongerWanted) {
        push_goal(&mut body, it, words);
    }
    if !plan.contingency.is_empty() {
        body.push_str(&format!("{}\n{}\n\n", words.worse, plan.contingency));
    }
    if let Some(on) = plan.review_on {
        body.push_str(&format!("{} {}.\n", words.review, time::date_words(on)));
    }
    body.push_str(&format!(
        "{} {}.\n{}\n\n{}\n{name}\n{}\n",
        words.help, scheme.phone, words.urgent, words.yours, scheme.name
    ));
    let outgoing = Message {
        id: fresh(),
        scheme: header.person.scheme,
        person: Some(person),
        channel: if by_email { "email" } else { "letter" }.to_owned(),
        kind: "plan".to_owned(),
        language: details.language.clone(),
        recipient: if by_email {
            details.email.clone()
        } else {
            format!("{}\n{}", details.address, details.postcode.as_ref().map(ToString::to_string).unwrap_or_default())
                .trim()
                .to_owned()
        },
        recipient_name: details.full_name(),
        // No name and nothing private: subjects are read over shoulders.
        subject: words.title.to_owned(),
        body,
        created_at: now,
        sent_at: None,
        failed: String::new(),
    };
    let id = message(&mut tx, &outgoing).await?;
    let event = Event::of("plan_sent", "plan", plan.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(outgoing.channel.clone());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

fn push_goal(body: &mut String, it: &GoalWithActions, words: &PlanWords) {
    use std::fmt::Write as _;
    let _ = writeln!(body, "{}: {}", words.goal, it.goal.words);
    for action in &it.actions {
        let _ = write!(body, "  – {}", action.words);
        if !action.who.is_empty() {
            let _ = write!(body, " ({})", action.who);
        }
        if let Some(by) = action.by_on {
            let _ = write!(body, ", {} {}", words.by.to_lowercase(), time::date_words(by));
        }
        body.push('\n');
    }
    body.push('\n');
}
