//! A self-referral while it is being written: sealed, found again by a spoken code, gone after a fortnight.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{SchemeId, Uuid};
use footbridge_domain::referrals::pick_lists::{Method, Source};
use footbridge_domain::referrals::resume_code::{CodeLanguage, ResumeCode};
use footbridge_store::referrals::unsent::{self, Unsent};
use footbridge_store::vault::Place;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::doorway;
use super::receive::{self, Door, Received, Typed};
use super::suggest::language_name;
use crate::access::throttle;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::permit_at_all;
use crate::secret;

const KEPT_DAYS: i64 = 14;
/// Codes that may be given from one address in a quarter of an hour before it has to wait.
const FREE_TRIES: i64 = 10;

/// What somebody has answered so far. Strings as typed: nothing is lost between pages.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// "me", "someone" (I care for) or "work".
    pub who: String,
    pub helper_name: String,
    pub helper_contact: String,
    pub helper_place: String,
    pub needs: Vec<String>,
    pub story: String,
    pub first_name: String,
    pub family_name: String,
    pub how: String,
    pub phone: String,
    pub text_phone: String,
    pub email: String,
    pub address: String,
    pub voicemail_safe: String,
    pub best_time: String,
    /// Codes of what would make it easier.
    pub easier: Vec<String>,
    pub spoken: String,
    pub easier_other: String,
    pub postcode: String,
    /// For people at work: risk must be stated.
    pub risk: String,
    pub risk_note: String,
    pub agreed: bool,
    /// The pages that have been answered.
    pub done: Vec<String>,
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answers").field("done", &self.done).finish_non_exhaustive()
    }
}

/// Answers found again.
#[derive(Debug, Clone)]
pub struct Kept {
    pub answers: Answers,
    pub scheme: SchemeId,
    pub kept_until: jiff::Timestamp,
}

/// Begins one and gives its code: said aloud, written on paper, held in a cookie.
pub async fn start(app: &App, scheme: SchemeId, welsh: bool) -> Result<ResumeCode> {
    permit_at_all(&Actor::Public, Action::ReferSelf)?;
    let language = if welsh { CodeLanguage::Welsh } else { CodeLanguage::English };
    let code = ResumeCode::from_random(secret::random()?, language);
    save(app, &code, scheme, &Answers::default()).await?;
    Ok(code)
}

pub async fn save(app: &App, code: &ResumeCode, scheme: SchemeId, answers: &Answers) -> Result<()> {
    let now = app.now();
    let hash = secret::hash(&code.key());
    let text = serde_json::to_string(answers).map_err(AppError::internal)?;
    let kept = Unsent {
        code_hash: hash,
        scheme,
        sealed: app.vault.seal(place(&hash), &text)?,
        saved_at: now,
        expires_at: now + SignedDuration::from_hours(24 * KEPT_DAYS),
    };
    let mut tx = app.begin().await?;
    unsent::save(&mut tx, &kept).await?;
    tx.commit().await?;
    Ok(())
}

/// The code as the browser's cookie holds it: sealed. A spoken code is short enough to be guessed by a machine, and
/// only the resume page makes guessers wait; a cookie that could be made up would go round it.
pub fn ticket(app: &App, code: &ResumeCode) -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(app.vault.seal(TICKET, &code.key())?))
}

/// The code inside a cookie of ours; nothing for one that was made up.
pub fn code_of_ticket(app: &App, ticket: &str) -> Option<ResumeCode> {
    let sealed = URL_SAFE_NO_PAD.decode(ticket).ok()?;
    ResumeCode::parse(&app.vault.open_sealed(TICKET, &sealed).ok()?).ok()
}

/// Tickets live in no table.
const TICKET: Place = Place { table: "cookie", column: "unsent_self_referral", row: Uuid::nil() };

/// What is kept under a code; nothing once it was sent or has expired.
pub async fn find(app: &App, code: &ResumeCode) -> Result<Option<Kept>> {
    let hash = secret::hash(&code.key());
    let mut tx = app.read().await?;
    let Some(kept) = unsent::find(&mut tx, &hash, app.now()).await? else { return Ok(None) };
    let text = app.vault.open_sealed(place(&hash), &kept.sealed)?;
    let answers = serde_json::from_str(&text).map_err(AppError::internal)?;
    Ok(Some(Kept { answers, scheme: kept.scheme, kept_until: kept.expires_at }))
}

/// Opens one by its spoken code. Wrong codes make the address wait: there are only so many words.
pub async fn resume(app: &App, typed: &str, address: &str) -> Result<ResumeCode> {
    let code = ResumeCode::parse(typed).map_err(|error| AppError::invalid("code", error.to_string()))?;
    let key = format!("resume:{address}");
    let now = app.now();
    let mut tx = app.begin().await?;
    throttle::wait_over(&mut tx, &key, now).await?;
    // Counted before it is looked up: guesses sent side by side are all counted.
    throttle::note_failure(&mut tx, &key, FREE_TRIES, now).await?;
    tx.commit().await?;
    if find(app, &code).await?.is_some() {
        return Ok(code);
    }
    Err(AppError::invalid(
        "code",
        "We have nothing kept under that code. Check each word, or start again. We keep answers for 14 days.",
    ))
}

/// Sends it. The kept answers are gone in the same transaction: twice is not possible.
pub async fn send(app: &App, code: &ResumeCode, welsh: bool) -> Result<Received> {
    let kept = find(app, code).await?.ok_or(AppError::NotFound(Noun::Draft))?;
    let doorway = doorway::personal(app, kept.scheme).await?;
    let (source, typed) = typed(&kept.answers, welsh);
    let door = Door { source, method: Method::SelfReferral, ..doorway.door(None) };
    let mut command = typed.parse(door, app.today(), app.settings.demo).map_err(AppError::Invalid)?;
    // One self-referral, one referral: its id follows from the code.
    let hash = secret::hash(&code.key());
    command.once = Some(place(&hash).row.into());
    let mut tx = app.begin().await?;
    let received = receive::within(app, &mut tx, &Actor::Public, command).await?;
    unsent::delete(&mut tx, &hash).await?;
    tx.commit().await?;
    Ok(received)
}

/// Answers as any other form's fields.
fn typed(answers: &Answers, welsh_page: bool) -> (Source, Typed) {
    let source = match answers.who.as_str() {
        "someone" => Source::FamilyOrCarer,
        "work" => Source::Voluntary,
        _ => Source::SelfReferral,
    };
    let needs = answers.needs.iter().filter(|it| *it != "not_sure").cloned().collect();
    let mut reason = answers.story.trim().to_owned();
    let easier = easier_words(answers);
    if !easier.is_empty() {
        reason = format!("{reason}\n\nWould make it easier: {easier}.").trim().to_owned();
    }
    let language = match answers.spoken.trim() {
        "" if welsh_page => "cy".to_owned(),
        "" => "en".to_owned(),
        code => code.to_owned(),
    };
    let phone = if answers.how == "text" { &answers.text_phone } else { &answers.phone };
    let about = |parts: &[&str]| {
        parts.iter().filter(|it| !it.trim().is_empty()).map(|it| it.trim()).collect::<Vec<_>>().join(", ")
    };
    let helps = answers.who == "someone";
    let typed = Typed {
        first_name: answers.first_name.clone(),
        family_name: answers.family_name.clone(),
        phone: phone.clone(),
        email: answers.email.clone(),
        address: answers.address.clone(),
        postcode: answers.postcode.clone(),
        interpreter: answers.easier.iter().any(|it| it == "interpreter"),
        language,
        contact_by: answers.how.clone(),
        voicemail_safe: answers.voicemail_safe == "yes",
        best_time: answers.best_time.clone(),
        helper: if helps { about(&[&answers.helper_name, &answers.helper_contact]) } else { String::new() },
        reason: if reason.is_empty() { "Not sure yet.".to_owned() } else { reason },
        needs,
        risk: answers.risk.clone(),
        risk_note: answers.risk_note.clone(),
        agreed_to_contact: answers.agreed,
        referrer_name: answers.helper_name.clone(),
        referrer_role: answers.helper_place.clone(),
        referrer_contact: answers.helper_contact.clone(),
        ..Typed::default()
    };
    (source, typed)
}

/// What would make it easier, for the link worker.
fn easier_words(answers: &Answers) -> String {
    let mut words: Vec<String> = Vec::new();
    for code in &answers.easier {
        words.push(match code.as_str() {
            "large_print" => "large print".to_owned(),
            "easy_read" => "Easy Read".to_owned(),
            "bsl" => "British Sign Language".to_owned(),
            "interpreter" if answers.spoken.is_empty() => "an interpreter".to_owned(),
            "interpreter" => format!("an interpreter for {}", language_name(&answers.spoken)),
            "ring" => "ring, do not text".to_owned(),
            "step_free" => "step-free places".to_owned(),
            _ => continue,
        });
    }
    let other = answers.easier_other.trim();
    if !other.is_empty() {
        words.push(other.to_owned());
    }
    words.join("; ")
}

/// Sealed to its own row: the row's id is the start of the code's hash.
fn place(hash: &[u8; 32]) -> Place {
    let mut first = [0; 16];
    first.copy_from_slice(&hash[..16]);
    Place { table: "unsent_self_referral", column: "sealed", row: Uuid::from_bytes(first) }
}
