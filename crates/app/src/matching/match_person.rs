//! What may fit a person: their needs, what they like and what they depend on go into the question by themselves.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::{AccessFeature, ForSex};
use footbridge_domain::ids::PersonId;
use footbridge_domain::matching::interests;
use footbridge_domain::matching::wants::age_on;
use footbridge_domain::matching::wishes::Wish;
use footbridge_domain::people::Person;
use footbridge_domain::people::contact_need::{ContactNeed, NeedKind};
use footbridge_store::{Tx, plans, referrals};

use super::match_words::{self, MatchWords, Matched};
use crate::app::App;
use crate::error::Result;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};

pub struct MatchPerson {
    pub person: PersonId,
    /// What the page asked; `None` the first time, when the record says what to ask.
    pub asked: Option<MatchWords>,
}

pub struct Matches {
    pub header: PersonHeader,
    /// What was asked: what the page shows as ticked.
    pub asked: MatchWords,
    pub matched: Matched,
    /// Codes of the needs in the record.
    pub needs: Vec<String>,
}

pub async fn run(app: &App, actor: &Actor, command: MatchPerson) -> Result<Matches> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::MatchPerson, command.person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let needs = needs_of(&mut tx, &header.person).await?;
    let liked = liked(&mut tx, &header.person).await?;
    let event =
        Event::of("matches_viewed", "person", command.person.uuid()).person(command.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;

    let details = &header.person.details;
    let mut asked = command.asked.unwrap_or_else(|| MatchWords {
        needs: needs.clone(),
        only_ticked: true,
        access: access(&header.needs),
        wishes: wishes(&header.needs),
        ..MatchWords::default()
    });
    asked.age = details.born_on.and_then(|born| age_on(born, app.today()));
    asked.sex = sex(&details.gender);
    asked.language = language(&details.language);
    asked.interests = liked;
    // Near home unless another place was typed. The page gets back what was typed: no address holds somebody's postcode.
    let home = details.postcode.map(|it| it.to_string()).unwrap_or_default();
    let near = if asked.near.trim().is_empty() { home } else { asked.near.clone() };
    let matched = match_words::find(app, &MatchWords { near, ..asked.clone() }).await?;
    Ok(Matches { header, asked, matched, needs })
}

/// Needs of the record that are not met; before any are noted, those of the referral.
async fn needs_of(tx: &mut Tx, person: &Person) -> Result<Vec<String>> {
    let noted = plans::needs::of_person(tx, person.id).await?;
    let mut needs: Vec<String> = noted.into_iter().filter(|it| !it.met).map(|it| it.code).collect();
    if needs.is_empty()
        && let Some(referral) = person.open_referral
    {
        let request = referrals::get(tx, referral, person.scheme).await?.request;
        needs = request.needs;
        if needs.is_empty() {
            let story = footbridge_domain::matching::story::read(&request.reason);
            needs = story.needs().map(|it| it.code().to_owned()).collect();
        }
    }
    let mut seen = std::collections::HashSet::new();
    needs.retain(|it| seen.insert(it.clone()));
    Ok(needs)
}

/// What they like, out of their own words: goals, strengths, what the banner quotes.
async fn liked(tx: &mut Tx, person: &Person) -> Result<Vec<String>> {
    let mut words: Vec<String> = plans::needs::strengths(tx, person.id).await?.into_iter().map(|it| it.words).collect();
    if let Some(plan) = plans::of_person(tx, person.id).await?.first() {
        words.extend(plans::goals::of_plan(tx, plan.id, person.id).await?.into_iter().map(|it| it.words));
    }
    words.extend(person.own_words.as_ref().map(|it| it.0.clone()));
    Ok(interests::find(&words.join(". ")).into_iter().map(|it| it.what.to_owned()).collect())
}

fn access(needs: &[ContactNeed]) -> Vec<AccessFeature> {
    let feature = |it: &ContactNeed| match it.kind {
        NeedKind::NoSteps => Some(AccessFeature::StepFree),
        NeedKind::HearingLoop => Some(AccessFeature::HearingLoop),
        NeedKind::BslInterpreter => Some(AccessFeature::SignLanguage),
        NeedKind::QuietPlace => Some(AccessFeature::QuietSpace),
        _ => None,
    };
    needs.iter().filter_map(feature).collect()
}

fn wishes(needs: &[ContactNeed]) -> Vec<Wish> {
    let wish = |it: &ContactNeed| match it.kind {
        NeedKind::BringSomeone => Some(Wish::SomebodyAlong),
        NeedKind::HomeVisit => Some(Wish::NeedsTransport),
        _ => None,
    };
    needs.iter().filter_map(wish).collect()
}

/// Only plain words count: whoever says otherwise, or nothing, is shown groups for everybody and for each.
fn sex(gender: &str) -> Option<ForSex> {
    match gender.trim().to_lowercase().as_str() {
        "woman" | "female" | "f" => Some(ForSex::Women),
        "man" | "male" | "m" => Some(ForSex::Men),
        _ => None,
    }
}

fn language(code: &str) -> Option<String> {
    match code {
        "" | "en" => None,
        // The directory tells the spoken languages of China apart.
        "zh" => Some("cmn".to_owned()),
        code => Some(code.to_owned()),
    }
}
