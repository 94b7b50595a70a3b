//! Harbour Social Prescribing: the scheme, who refers to it, who works in it, and the neighbour behind its wall.

use anyhow::Result;
use footbridge_app::access::password;
use footbridge_app::{App, secret};
use footbridge_domain::access::{Role, Roles};
use footbridge_domain::ids::{AccountId, ReferringOrganisationId, SchemeId};
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_store::Tx;
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::access::schemes::{self, ReferringOrganisation, Scheme};
use jiff::{Timestamp, ToSpan as _};

use super::chance::Chance;
use super::names::{self, Gender};
use super::size::WorldSize;

/// Every account of the demonstration opens with these words as well as from the list.
pub const PASSWORD: &str = "three plain words";

#[derive(Clone)]
pub struct Organisation {
    pub id: ReferringOrganisationId,
    pub name: String,
    /// The secret in the address of its own form: `/refer/{link}`.
    pub link: String,
}

#[derive(Clone)]
pub struct Worker {
    pub id: AccountId,
    pub name: String,
    pub languages: &'static [&'static str],
}

#[derive(Clone)]
pub struct Referrer {
    pub account: Option<AccountId>,
    pub organisation: ReferringOrganisationId,
    pub source: Source,
    pub name: &'static str,
    pub role: &'static str,
    pub contact: &'static str,
}

pub struct Team {
    pub scheme: SchemeId,
    pub organisations: Vec<Organisation>,
    pub referrers: Vec<Referrer>,
    pub workers: Vec<Worker>,
    pub lead: (AccountId, String),
    pub supervisor: (AccountId, String),
}

struct Post {
    name: &'static str,
    job: &'static str,
    role: Role,
    /// Place in `ORGANISATIONS` of a referrer's own organisation.
    organisation: Option<usize>,
    work: Work,
}

#[derive(Default)]
struct Work {
    languages: &'static [&'static str],
    places: &'static [&'static str],
    skills: &'static [&'static str],
    practices: &'static [usize],
    hours: f64,
}

const ORGANISATIONS: &[(&str, &str, Option<&str>)] = &[
    ("Harbour Road Surgery", "practice", Some("X99001")),
    ("Marram Bay Medical Centre", "practice", Some("X99002")),
    ("Kirk Point Family Practice", "practice", Some("X99003")),
    ("Northshore Council adult social care", "council", None),
    ("Northshore Council housing options", "council", None),
    ("Tideway Voluntary Action", "voluntary", None),
    ("Marram Bay General Hospital discharge team", "hospital", None),
    ("Northshore Talking Therapies", "mental_health", None),
];

const fn post(name: &'static str, job: &'static str, role: Role) -> Post {
    Post {
        name,
        job,
        role,
        organisation: None,
        work: Work { languages: &[], places: &[], skills: &[], practices: &[], hours: 0.0 },
    }
}

const fn from(organisation: usize, name: &'static str, job: &'static str) -> Post {
    Post { organisation: Some(organisation), ..post(name, job, Role::Referrer) }
}

const fn worker(name: &'static str, job: &'static str, work: Work) -> Post {
    Post { work, ..post(name, job, Role::LinkWorker) }
}

const POSTS: &[Post] = &[
    worker(
        "Amira Hassan",
        "Link worker, Harbour Road Surgery",
        Work {
            languages: &["ar", "so", "ur"],
            places: &["CH44", "CH45"],
            skills: &["legal", "language", "money", "bereavement"],
            practices: &[0],
            hours: 37.5,
        },
    ),
    worker(
        "Ben Carter",
        "Link worker, Marram Bay Medical Centre",
        Work {
            languages: &[],
            places: &["CH46", "CH47"],
            skills: &["substances", "work", "safety"],
            practices: &[1],
            hours: 37.5,
        },
    ),
    worker(
        "Sioned Pritchard",
        "Link worker, Kirk Point, Welsh speaker",
        Work {
            languages: &["cy"],
            places: &["CH48", "CH49"],
            skills: &["bereavement", "caring", "nature"],
            practices: &[2],
            hours: 30.0,
        },
    ),
    worker(
        "Kasia Nowak",
        "Link worker, new arrivals and families",
        Work {
            languages: &["pl", "uk", "ro"],
            places: &["CH44", "CH46"],
            skills: &["language", "housing_security", "work"],
            practices: &[0, 1],
            hours: 37.5,
        },
    ),
    worker(
        "Deepa Raman",
        "Link worker, long-term conditions",
        Work {
            languages: &["ta", "pa"],
            places: &["CH47", "CH49"],
            skills: &["long_term_condition", "weight", "physical_activity"],
            practices: &[1, 2],
            hours: 22.5,
        },
    ),
    worker(
        "Callum Reid",
        "Link worker, young adults",
        Work {
            languages: &[],
            places: &["CH44", "CH45", "CH49"],
            skills: &["mood", "digital", "learning"],
            practices: &[0, 2],
            hours: 37.5,
        },
    ),
    post("Helen Marsh", "Team lead, Tideway", Role::TeamLead),
    post("Grace Obi", "Clinical supervisor", Role::Supervisor),
    post("Joan Hill", "Directory editor, Northshore Council", Role::DirectoryEditor),
    post("Marcus Webb", "Analyst, health board", Role::Analyst),
    post("Ruth Bright", "Administrator", Role::Administrator),
    from(0, "Dr Ngozi Okafor", "GP, Harbour Road Surgery"),
    from(0, "Karen Doyle", "Practice nurse, Harbour Road Surgery"),
    from(1, "Dr Sanjay Mehta", "GP, Marram Bay Medical Centre"),
    from(2, "Dr Eleri Hughes", "GP, Kirk Point Family Practice"),
    from(3, "Priya Nair", "Social worker, Northshore Council"),
    from(4, "Leo Grant", "Housing officer, Northshore Council"),
    from(5, "Marie Dunne", "Community builder, Tideway"),
];

const fn writes(
    organisation: usize,
    source: Source,
    name: &'static str,
    role: &'static str,
    contact: &'static str,
) -> (usize, Source, &'static str, &'static str, &'static str) {
    (organisation, source, name, role, contact)
}

/// People who refer from an organisation; those with an account above are found by their name.
const WRITERS: &[(usize, Source, &str, &str, &str)] = &[
    writes(0, Source::Gp, "Dr Ngozi Okafor", "GP", "ngozi.okafor@example.org"),
    writes(0, Source::Nurse, "Karen Doyle", "Practice nurse", "karen.doyle@example.org"),
    writes(0, Source::PracticeStaff, "Linda Foy", "Receptionist", "01632 960011"),
    writes(0, Source::Pharmacist, "Yusuf Patel", "Clinical pharmacist", "yusuf.patel@example.org"),
    writes(1, Source::Gp, "Dr Sanjay Mehta", "GP", "sanjay.mehta@example.org"),
    writes(1, Source::Gp, "Dr Aoife Brennan", "GP", "aoife.brennan@example.org"),
    writes(1, Source::Nurse, "Paul Whitaker", "Practice nurse", "paul.whitaker@example.org"),
    writes(1, Source::PracticeStaff, "Shanice Bailey", "Care coordinator", "01632 960024"),
    writes(2, Source::Gp, "Dr Eleri Hughes", "GP", "eleri.hughes@example.org"),
    writes(2, Source::Gp, "Dr James Okoro", "GP", "james.okoro@example.org"),
    writes(2, Source::Nurse, "Nia Morgan", "Practice nurse", "nia.morgan@example.org"),
    writes(3, Source::AdultSocialCare, "Priya Nair", "Social worker", "priya.nair@example.org"),
    writes(3, Source::AdultSocialCare, "Owen Tate", "Occupational therapist", "owen.tate@example.org"),
    writes(4, Source::Housing, "Leo Grant", "Housing officer", "leo.grant@example.org"),
    writes(4, Source::OtherCouncil, "Farah Aziz", "Family hub worker", "farah.aziz@example.org"),
    writes(5, Source::Voluntary, "Marie Dunne", "Community builder", "marie.dunne@example.org"),
    writes(6, Source::HospitalDischarge, "Sister Joy Mensah", "Discharge coordinator", "discharge@example.org"),
    writes(6, Source::CommunityHealth, "Gill Ramsey", "District nurse", "gill.ramsey@example.org"),
    writes(7, Source::MentalHealth, "Matt Lowe", "Wellbeing practitioner", "matt.lowe@example.org"),
];

/// A person's address: "Dr Ngozi Okafor" writes from ngozi.okafor@example.org.
fn address_of(name: &str) -> String {
    let name = name.trim_start_matches("Dr ").to_lowercase().replace(' ', ".");
    format!("{name}@example.org")
}

fn work_json(work: &Work, organisations: &[Organisation]) -> String {
    let practices: Vec<String> =
        work.practices.iter().filter_map(|it| Some(organisations.get(*it)?.id.to_string())).collect();
    serde_json::json!({
        "languages": work.languages, "practices": practices, "skills": work.skills, "places": work.places, "hours": work.hours,
    })
    .to_string()
}

fn blank_account(chance: &mut Chance, scheme: SchemeId, name: &str, role: Role, hash: &str, at: Timestamp) -> Account {
    Account {
        id: chance.fresh(),
        scheme,
        organisation: None,
        kind: "person".to_owned(),
        email: address_of(name),
        name: name.to_owned(),
        job_title: role.label().to_owned(),
        phone: format!("01632 960{:03}", chance.between(100, 999)),
        roles: Roles::NONE.with(role),
        password_hash: Some(hash.to_owned()),
        totp_sealed: None,
        totp_confirmed: false,
        totp_last_step: 0,
        supervisor: None,
        work: "{}".to_owned(),
        calendar_token_hash: None,
        active: true,
        created_at: at,
        version: 0,
    }
}

async fn scheme(
    tx: &mut Tx,
    chance: &mut Chance,
    name: &str,
    area: &str,
    phone: &str,
    at: Timestamp,
) -> Result<SchemeId> {
    let scheme = Scheme {
        id: chance.fresh(),
        name: format!("{name} Social Prescribing"),
        phone: phone.to_owned(),
        email: format!("hello@{}.example.org", name.to_lowercase()),
        area: area.to_owned(),
        settings: serde_json::json!({ "first_contact_days": 5, "crisis_line": { "name": "Northshore crisis line", "number": "01632 960999", "when": "day and night" } }).to_string(),
        created_at: at,
    };
    schemes::insert(tx, &scheme).await?;
    Ok(scheme.id)
}

/// Writes scheme, organisations and accounts. One password, hashed once.
pub async fn found(app: &App, chance: &mut Chance, size: &WorldSize, since: Timestamp) -> Result<(Team, Team)> {
    let hash = password::hash(app, PASSWORD.to_owned()).await?;
    let mut tx = app.database().begin().await?;
    let id = scheme(&mut tx, chance, "Harbour", "Marram Bay and the Northshore coast", "01632 960100", since).await?;
    let mut organisations = Vec::new();
    for (name, kind, ods) in ORGANISATIONS {
        // Easy to type: everybody in this world is made up, and so is its secrecy.
        let link = format!("try-{}", name.to_lowercase().replace(|it: char| !it.is_ascii_alphanumeric(), "-"));
        let organisation = ReferringOrganisation {
            id: chance.fresh(),
            scheme: id,
            name: (*name).to_owned(),
            kind: (*kind).to_owned(),
            ods_code: ods.map(str::to_owned),
            reply_to: Some(format!("replies@{}.example.org", name.to_lowercase().replace(' ', "-"))),
            form_link_hash: Some(secret::hash(&link)),
            active: true,
        };
        schemes::insert_organisation(&mut tx, &organisation).await?;
        organisations.push(Organisation { id: organisation.id, name: organisation.name, link });
    }
    let mut accounts: Vec<Account> = POSTS
        .iter()
        .map(|post| {
            let mut account = blank_account(chance, id, post.name, post.role, &hash, since);
            account.job_title = post.job.to_owned();
            account.organisation = post.organisation.and_then(|it| Some(organisations.get(it)?.id));
            account.work = work_json(&post.work, &organisations);
            account
        })
        .collect();
    more_workers(chance, size, id, &hash, since, &mut accounts);
    let supervisor = accounts.iter().find(|it| it.roles.has(Role::Supervisor)).map(|it| (it.id, it.name.clone()));
    let lead = accounts.iter().find(|it| it.roles.has(Role::TeamLead)).map(|it| (it.id, it.name.clone()));
    let (Some(supervisor), Some(lead)) = (supervisor, lead) else {
        anyhow::bail!("the team has no lead or supervisor")
    };
    // The supervisor first: link workers point at her.
    accounts.sort_by_key(|it| !it.roles.has(Role::Supervisor));
    for account in &mut accounts {
        if account.roles.has(Role::LinkWorker) {
            account.supervisor = Some(supervisor.0);
        }
        accounts::insert(&mut tx, account).await?;
    }
    let hillside = neighbour(&mut tx, chance, &hash, since + 24.hours()).await?;
    tx.commit().await?;
    let workers = accounts.iter().filter(|it| it.roles.has(Role::LinkWorker)).map(|it| Worker {
        id: it.id,
        name: it.name.clone(),
        languages: POSTS.iter().find(|post| post.name == it.name).map_or(&[], |post| post.work.languages),
    });
    let referrers = WRITERS.iter().filter_map(|(place, source, name, role, contact)| {
        Some(Referrer {
            account: accounts.iter().find(|it| it.name == *name).map(|it| it.id),
            organisation: organisations.get(*place)?.id,
            source: *source,
            name,
            role,
            contact,
        })
    });
    let harbour = Team {
        scheme: id,
        workers: workers.collect(),
        referrers: referrers.collect(),
        organisations,
        lead,
        supervisor,
    };
    Ok((harbour, hillside))
}

/// A scheme for load has as many link workers as its caseloads ask for.
fn more_workers(
    chance: &mut Chance,
    size: &WorldSize,
    scheme: SchemeId,
    hash: &str,
    at: Timestamp,
    accounts: &mut Vec<Account>,
) {
    let named = accounts.iter().filter(|it| it.roles.has(Role::LinkWorker)).count();
    for number in named..size.workers as usize {
        let community = names::community_of(chance);
        let name = names::name(chance, community, Gender::Woman, 40);
        let mut account =
            blank_account(chance, scheme, &format!("{} {}", name.first, name.family), Role::LinkWorker, hash, at);
        account.email = format!("worker{number}@example.org");
        accounts.push(account);
    }
}

/// Hillside, next door: its people must never show in Harbour.
async fn neighbour(tx: &mut Tx, chance: &mut Chance, hash: &str, at: Timestamp) -> Result<Team> {
    let id = scheme(tx, chance, "Hillside", "Hillside and the Moor", "01632 960900", at).await?;
    let practice = ReferringOrganisation {
        id: chance.fresh(),
        scheme: id,
        name: "Moor Lane Practice".to_owned(),
        kind: "practice".to_owned(),
        ods_code: Some("X99101".to_owned()),
        reply_to: Some("replies@moor-lane.example.org".to_owned()),
        form_link_hash: None,
        active: true,
    };
    schemes::insert_organisation(tx, &practice).await?;
    let mut stella = blank_account(chance, id, "Stella Grey", Role::LinkWorker, hash, at);
    stella.roles = stella.roles.with(Role::TeamLead);
    stella.job_title = "Link worker and lead".to_owned();
    accounts::insert(tx, &stella).await?;
    let mut paul = blank_account(chance, id, "Dr Paul Winter", Role::Referrer, hash, at);
    paul.organisation = Some(practice.id);
    paul.job_title = "GP, Moor Lane Practice".to_owned();
    accounts::insert(tx, &paul).await?;
    let lead = (stella.id, stella.name.clone());
    Ok(Team {
        scheme: id,
        organisations: vec![Organisation { id: practice.id, name: practice.name, link: String::new() }],
        referrers: vec![Referrer {
            account: Some(paul.id),
            organisation: practice.id,
            source: Source::Gp,
            name: "Dr Paul Winter",
            role: "GP",
            contact: "paul.winter@example.org",
        }],
        workers: vec![Worker { id: stella.id, name: stella.name, languages: &[] }],
        supervisor: lead.clone(),
        lead,
    })
}
