//! A referral arrives, by whichever door. One use case for the practice's form, any agency's, the person's own,
//! the telephone, a file and the API: they differ in who asks and in what they can know.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{BatchId, PersonId, ReferralId, ReferringOrganisationId, SchemeId};
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_domain::people::{ContactBy, Details, Person};
use footbridge_domain::referrals::pick_lists::{Method, RiskStatement, Source};
use footbridge_domain::referrals::reference::ReferralReference;
use footbridge_domain::referrals::{CrisisLevel, Referral, ReferralState, Referrer, Request};
use footbridge_store::access::schemes;
use footbridge_store::{Tx, people, referrals};
use jiff::Timestamp;
use jiff::civil::Date;

use super::acknowledge;
use crate::access::once::{self, Answer, OnceKey, Words};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::people::known_people::{self, KnownPerson, NAME_TO_FOLLOW};
use crate::record::{Event, record};
use crate::secret;
pub use crate::typed_day::parse_day;

/// What was typed, untouched: every door fills the fields it has and leaves the others empty.
#[derive(Clone, Default)]
pub struct Typed {
    pub first_name: String,
    pub family_name: String,
    pub preferred_name: String,
    pub born_day: String,
    pub born_month: String,
    pub born_year: String,
    pub nhs_number: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub postcode: String,
    pub language: String,
    pub interpreter: bool,
    pub contact_by: String,
    pub voicemail_safe: bool,
    pub best_time: String,
    pub helper: String,
    pub reason: String,
    pub needs: Vec<String>,
    /// Code of a risk statement; "no known risks" is an answer, silence is not.
    pub risk: String,
    pub risk_note: String,
    pub agreed_to_contact: bool,
    pub urgent: bool,
    pub referrer_name: String,
    pub referrer_role: String,
    pub referrer_contact: String,
}

/// The door a referral came through, and what that door knows by itself.
#[derive(Clone)]
pub struct Door {
    pub scheme: SchemeId,
    pub source: Source,
    pub method: Method,
    pub organisation: Option<ReferringOrganisationId>,
    pub practice: Option<ReferringOrganisationId>,
    pub batch: Option<BatchId>,
    /// The action under which this door was opened.
    pub action: Action,
}

/// A referral that can be received: everything parsed.
pub struct ReceiveReferral {
    pub details: Details,
    pub request: Request,
    pub door: Door,
    /// The person somebody recognised on the form; otherwise matching decides.
    pub person: Option<PersonId>,
    pub received_at: Option<Timestamp>,
    /// Made when the form was shown: a form that is sent twice is one referral.
    pub once: Option<ReferralId>,
    /// Tell person and referrer that it arrived. Not for a list of people already spoken to.
    pub acknowledge: bool,
}

/// What the page that follows can say.
#[derive(Clone)]
pub struct Received {
    pub referral: ReferralId,
    pub reference: String,
    pub person: PersonId,
    /// Joined to somebody already known, certain from number, name and birthday.
    pub joined_known_person: bool,
    /// Others who may be the same person: shown to those who triage, never to the sender.
    pub maybe_known: Vec<KnownPerson>,
    pub already_open: bool,
    pub crisis: Option<CrisisLevel>,
    pub median_wait_days: Option<i64>,
}

const LONGEST_REASON: usize = 4_000;
const LONGEST_LINE: usize = 200;

impl Typed {
    /// Parses what was typed, or says which field is wrong, why, and what to do.
    pub fn parse(self, door: Door, today: Date, demo: bool) -> std::result::Result<ReceiveReferral, FieldErrors> {
        let mut errors = FieldErrors::default();
        for (field, text) in [
            ("first_name", &self.first_name),
            ("family_name", &self.family_name),
            ("preferred_name", &self.preferred_name),
            ("email", &self.email),
            ("best_time", &self.best_time),
            ("helper", &self.helper),
            ("referrer_name", &self.referrer_name),
            ("referrer_role", &self.referrer_role),
            ("referrer_contact", &self.referrer_contact),
            ("address", &self.address),
        ] {
            if text.chars().count() > LONGEST_LINE {
                errors.add(field, format!("Use at most {LONGEST_LINE} characters here. Put the rest in the reason."));
            } else if text.chars().any(|it| it.is_control() && it != '\n' && it != '\r') {
                errors.add(field, "Remove the characters that cannot be printed.");
            }
        }
        let personal = door.source.is_personal();
        let nhs_number = self.nhs_number(&mut errors, demo);
        let born_on = parse_day("born", &self.born_day, &self.born_month, &self.born_year, today, &mut errors);
        // A practice knows a number and a birthday by heart of the screen; the name can follow.
        let by_number = nhs_number.is_some() && born_on.is_some();
        if self.first_name.trim().is_empty() && self.family_name.trim().is_empty() && !by_number {
            errors.add(
                "first_name",
                if personal {
                    "Tell us what to call you."
                } else {
                    "Enter the person’s name, or their NHS number and date of birth."
                },
            );
        }
        let phone = optional(&self.phone).and_then(|it| errors.keep("phone", PhoneNumber::parse(it)));
        let postcode = optional(&self.postcode).and_then(|it| errors.keep("postcode", Postcode::parse(it)));
        if let Some(email) = optional(&self.email)
            && !crate::access::accounts::looks_like_email(email)
        {
            errors.add("email", "Enter an email address, like name@example.org.");
        }
        let contact_by = match optional(&self.contact_by) {
            None => ContactBy::Phone,
            Some(code) => ContactBy::from_code(code).unwrap_or_else(|| {
                errors.add("contact_by", "Choose how we should contact you.");
                ContactBy::Phone
            }),
        };
        let any_way = phone.is_some()
            || optional(&self.email).is_some()
            || optional(&self.address).is_some()
            || nhs_number.is_some();
        if !any_way && errors.get("phone").is_none() && errors.get("nhs_number").is_none() {
            errors.add("phone", "Enter a phone number, an email address or an address, so that we can reach them.");
        }
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() && self.needs.is_empty() {
            errors.add(
                "reason",
                if personal {
                    "Tell us in a few words what you would like help with."
                } else {
                    "Say in a few words what the person would like help with."
                },
            );
        } else if reason.chars().count() > LONGEST_REASON {
            errors.add(
                "reason",
                format!("Use at most {LONGEST_REASON} characters. You have {}.", reason.chars().count()),
            );
        }
        let risk = match RiskStatement::from_code(&self.risk) {
            Some(risk) => risk,
            // People are not asked to judge risk about themselves; a link worker asks in person.
            None if personal => RiskStatement::NoKnownRisks,
            None => {
                errors.add("risk", "Say whether there are risks to know about. “No known risks” is an answer.");
                RiskStatement::NoKnownRisks
            }
        };
        if risk == RiskStatement::Stated && self.risk_note.trim().is_empty() {
            errors.add("risk_note", "Say what the risk is, so that a link worker can visit safely.");
        }
        if !self.agreed_to_contact && !matches!(door.method, Method::FileImport) {
            errors.add(
                "agreed",
                if personal {
                    "Tick to say we may contact you."
                } else {
                    "Confirm that the person agrees to be contacted."
                },
            );
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let acknowledge = !matches!(door.method, Method::FileImport);
        let crisis = crisis_in(&reason, &self.risk_note);
        Ok(ReceiveReferral {
            details: Details {
                first_name: tidy(&self.first_name),
                family_name: tidy(&self.family_name),
                preferred_name: tidy(&self.preferred_name),
                born_on,
                nhs_number,
                phone,
                email: self.email.trim().to_owned(),
                address: self.address.trim().to_owned(),
                postcode,
                practice: door.practice,
                language: if self.language.trim().is_empty() {
                    "en".to_owned()
                } else {
                    self.language.trim().to_owned()
                },
                interpreter: self.interpreter,
                contact_by,
                voicemail_safe: self.voicemail_safe,
                best_time: tidy(&self.best_time),
                helper: tidy(&self.helper),
                ..Details::default()
            },
            request: Request {
                source: door.source,
                method: door.method,
                referrer: Referrer {
                    account: None,
                    organisation: door.organisation,
                    name: tidy(&self.referrer_name),
                    role: tidy(&self.referrer_role),
                    contact: tidy(&self.referrer_contact),
                },
                reason,
                needs: self.needs,
                risk,
                risk_note: self.risk_note.trim().to_owned(),
                agreed_to_contact: self.agreed_to_contact,
                crisis,
                urgent: self.urgent,
            },
            door,
            person: None,
            received_at: None,
            once: None,
            acknowledge,
        })
    }

    fn nhs_number(&self, errors: &mut FieldErrors, demo: bool) -> Option<NhsNumber> {
        let number = optional(&self.nhs_number).and_then(|it| errors.keep("nhs_number", NhsNumber::parse(it)))?;
        if demo && !number.is_test_range() {
            errors.add("nhs_number", "This is a demonstration. Use a made-up NHS number that starts with 999.");
            return None;
        }
        Some(number)
    }
}

fn optional(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.is_empty() { None } else { Some(text) }
}

/// One blank between words, none around.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Receives a referral: matched before anybody is created, durable before it returns.
pub async fn run(app: &App, actor: &Actor, command: ReceiveReferral) -> Result<Received> {
    let mut tx = app.begin().await?;
    let received = within(app, &mut tx, actor, command).await?;
    tx.commit().await?;
    Ok(received)
}

/// The same for a sender that may send twice: the second time it is told what it was told the first time.
pub async fn run_once(
    app: &App,
    actor: &Actor,
    command: ReceiveReferral,
    key: &OnceKey,
    words: impl FnOnce(&Received) -> Result<Words>,
) -> Result<Answer> {
    let mut tx = app.begin().await?;
    if let Some(words) = once::earlier(&mut tx, actor, key).await? {
        return once::again(tx, words).await;
    }
    let received = within(app, &mut tx, actor, command).await?;
    once::keep(app, tx, actor, key, words(&received)?).await
}

/// The same inside somebody's transaction: an import's, or the API's with its idempotency key.
pub async fn within(app: &App, tx: &mut Tx, actor: &Actor, command: ReceiveReferral) -> Result<Received> {
    let now = app.now();
    let ReceiveReferral { details, mut request, door, person, received_at, once, acknowledge } = command;
    permit_at_all(actor, door.action)?;
    if actor.scheme().is_some_and(|own| own != door.scheme) {
        return Err(AppError::NotFound(crate::Noun::Page));
    }
    if let Some(first) = again(tx, once, &door).await? {
        return Ok(first);
    }
    request.referrer.account = actor.account_id();
    let received_at = received_at.unwrap_or(now);

    let known = known_people::find(tx, door.scheme, &details).await?;
    let certain = person.or_else(|| known.iter().find(|it| it.is_certain()).map(|it| it.id));
    let reference = unused_reference(tx, door.scheme).await?;
    let mut referral = Referral {
        id: once.unwrap_or_else(fresh),
        scheme: door.scheme,
        reference,
        person: certain.unwrap_or_else(fresh),
        request,
        received_at,
        previous: None,
        state: ReferralState::Received,
        state_at: received_at,
        first_contact_at: None,
        version: 0,
    };

    let mut already_open = false;
    let reached;
    match certain {
        Some(id) => {
            let mut before = people::get(tx, id, door.scheme).await?;
            referral.previous = referrals::by_person(tx, id, door.scheme).await?.first().map(|it| it.id);
            already_open = before.open_referral.is_some();
            let (contact_by, language) = (details.contact_by, details.language.clone());
            complete(&mut before.details, details);
            // What was asked for this time is how the acknowledgement goes.
            reached = Details { contact_by, language, ..before.details.clone() };
            if !already_open {
                before.open_referral = Some(referral.id);
                before.worker = None;
            }
            people::save(tx, &before).await?;
        }
        None => {
            reached = details.clone();
            let newcomer = Person {
                id: referral.person,
                scheme: door.scheme,
                details: Details { first_name: name_or_later(&details), ..details },
                own_words: None,
                open_referral: Some(referral.id),
                worker: None,
                last_contact_at: None,
                next_contact_on: None,
                merged_into: None,
                version: 0,
            };
            people::insert(tx, &newcomer, received_at).await?;
        }
    }
    referrals::insert(tx, &referral, door.batch).await?;
    let event = Event::of("referral_received", "referral", referral.id.uuid())
        .scheme(door.scheme)
        .person(referral.person)
        .detail(referral.request.source.code());
    record(tx, actor, event, now).await?;
    let median_wait_days = referrals::median_wait_days(tx, door.scheme).await?;
    if acknowledge && acknowledge::anybody_waits(&referral, &reached) {
        let scheme = schemes::get(tx, door.scheme).await?;
        acknowledge::send(tx, &referral, &reached, &scheme, median_wait_days, now).await?;
    }
    Ok(Received {
        referral: referral.id,
        reference: referral.reference,
        person: referral.person,
        joined_known_person: certain.is_some(),
        maybe_known: known.into_iter().filter(|it| Some(it.id) != certain).collect(),
        already_open,
        crisis: referral.request.crisis,
        median_wait_days,
    })
}

/// The same form, sent again: by a double click, or because the answer got lost on its way.
async fn again(tx: &mut Tx, once: Option<ReferralId>, door: &Door) -> Result<Option<Received>> {
    let Some(id) = once else { return Ok(None) };
    let Some(first) = referrals::find(tx, id, door.scheme).await? else { return Ok(None) };
    // An id that came through another door is no repetition: it is not this sender's to learn about.
    if first.request.referrer.organisation != door.organisation || first.request.method != door.method {
        return Err(AppError::Conflict);
    }
    Ok(Some(Received {
        referral: first.id,
        reference: first.reference,
        person: first.person,
        joined_known_person: false,
        maybe_known: Vec::new(),
        already_open: false,
        crisis: first.request.crisis,
        median_wait_days: referrals::median_wait_days(tx, door.scheme).await?,
    }))
}

/// Words of crisis in what was written. They put the referral on top; a person still reads and decides.
pub fn crisis_in(reason: &str, risk_note: &str) -> Option<CrisisLevel> {
    use footbridge_domain::matching::crisis;
    [reason, risk_note].into_iter().filter_map(crisis::most_pressing).max().map(|level| match level {
        crisis::CrisisLevel::Now => CrisisLevel::Now,
        crisis::CrisisLevel::Soon => CrisisLevel::Soon,
    })
}

/// Somebody sent with a number and a birthday alone is shown as what they are: named later.
fn name_or_later(details: &Details) -> String {
    let nameless = details.first_name.is_empty() && details.family_name.is_empty();
    if nameless { NAME_TO_FOLLOW.to_owned() } else { details.first_name.clone() }
}

/// Fills what we did not know; never overwrites what we did.
fn complete(before: &mut Details, typed: Details) {
    let fill = |ours: &mut String, theirs: String| {
        if ours.is_empty() {
            *ours = theirs;
        }
    };
    if before.first_name == NAME_TO_FOLLOW && !(typed.first_name.is_empty() && typed.family_name.is_empty()) {
        before.first_name = typed.first_name.clone();
        before.family_name = typed.family_name.clone();
    }
    before.nhs_number = before.nhs_number.or(typed.nhs_number);
    before.born_on = before.born_on.or(typed.born_on);
    before.phone = before.phone.take().or(typed.phone);
    before.postcode = before.postcode.take().or(typed.postcode);
    before.practice = before.practice.or(typed.practice);
    fill(&mut before.email, typed.email);
    fill(&mut before.address, typed.address);
    fill(&mut before.preferred_name, typed.preferred_name);
    fill(&mut before.best_time, typed.best_time);
    fill(&mut before.helper, typed.helper);
    before.interpreter |= typed.interpreter;
}

/// A reference nobody has yet: 23 to the power of 7 are possible, so the second try is rare.
async fn unused_reference(tx: &mut Tx, scheme: SchemeId) -> Result<String> {
    loop {
        let reference = ReferralReference::long_from_random(secret::random()?).to_string();
        if referrals::find_by_reference(tx, &reference, scheme).await?.is_none() {
            return Ok(reference);
        }
    }
}
