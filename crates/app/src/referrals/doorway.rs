//! The doors a referral can come through, and what each knows by itself: whose form it is, which scheme it leads to.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ReferralId, SchemeId};
use footbridge_domain::referrals::agency::AgencyKind;
use footbridge_domain::referrals::pick_lists::{Method, Source};
use footbridge_domain::referrals::{CrisisLevel, Referral};
use footbridge_store::access::accounts;
use footbridge_store::access::schemes::{self, ReferringOrganisation, Scheme};
use footbridge_store::{StoreError, Tx, referrals};

use super::receive::Door;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::{open_referral, permit_at_all, scheme_of};
use crate::record::{Event, record_read};
use crate::scheme_settings::SchemeSettings;
use crate::secret;

/// A form with its house around it. It shows nothing about anybody.
pub struct Doorway {
    pub scheme: Scheme,
    pub settings: SchemeSettings,
    pub organisation: Option<ReferringOrganisation>,
    pub kind: AgencyKind,
    /// The name, job and address of whoever is signed in: nothing to type.
    pub referrer: Option<Myself>,
    action: Action,
}

pub struct Myself {
    pub name: String,
    pub job: String,
    pub email: String,
}

impl Doorway {
    fn new(scheme: Scheme, organisation: Option<ReferringOrganisation>, action: Action) -> Self {
        let kind = organisation.as_ref().and_then(|it| AgencyKind::from_code(&it.kind)).unwrap_or(AgencyKind::Other);
        Self { settings: SchemeSettings::read(&scheme.settings), scheme, organisation, kind, referrer: None, action }
    }

    /// Who may be said to refer through this door. The team writes down referrals of every kind of professional.
    pub fn sources(&self) -> Vec<Source> {
        match &self.organisation {
            Some(_) => self.kind.sources().to_vec(),
            None => Source::ALL.iter().copied().filter(|it| !it.is_personal()).collect(),
        }
    }

    /// The chosen source where this door has it; otherwise the first.
    pub fn source(&self, chosen: Option<Source>) -> Source {
        let sources = self.sources();
        chosen.filter(|it| sources.contains(it)).or(sources.first().copied()).unwrap_or(Source::Voluntary)
    }

    /// The door with the role chosen on the form; a role that is not this organisation's becomes the preset one.
    pub fn door(&self, source: Option<Source>) -> Door {
        let organisation = self.organisation.as_ref().map(|it| it.id);
        Door {
            scheme: self.scheme.id,
            source: self.source(source),
            method: Method::OnlineForm,
            organisation,
            practice: organisation.filter(|_| self.kind.is_practice()),
            batch: None,
            action: self.action,
        }
    }

    /// Whoever rings is the person, or somebody close to them.
    pub fn phone_door(&self, source: Source) -> Door {
        Door { source, method: Method::Phone, organisation: None, practice: None, ..self.door(None) }
    }
}

/// The form of a practice or agency, by the secret in its saved link. No account; nothing is shown about anybody.
pub async fn by_link(app: &App, link: &str) -> Result<Doorway> {
    let mut tx = app.read().await?;
    let organisation = schemes::organisation_by_link(&mut tx, &secret::hash(link))
        .await
        .map_err(|error| AppError::from(error).noun(Noun::Link))?;
    let scheme = schemes::get(&mut tx, organisation.scheme).await?;
    Ok(Doorway::new(scheme, Some(organisation), Action::ReferByLink))
}

/// The same form for whoever is signed in: referrers with their organisation, link workers with none.
pub async fn signed_in(app: &App, actor: &Actor) -> Result<Doorway> {
    permit_at_all(actor, Action::ReferPerson)?;
    let account = actor.account().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.read().await?;
    let organisation = match account.organisation {
        Some(id) => Some(schemes::organisation(&mut tx, id, account.scheme).await?),
        None => None,
    };
    let own = accounts::get(&mut tx, account.account).await?;
    let scheme = schemes::get(&mut tx, account.scheme).await?;
    let referrer = Some(Myself { name: own.name, job: own.job_title, email: own.email });
    Ok(Doorway { referrer, ..Doorway::new(scheme, organisation, Action::ReferPerson) })
}

/// The telephone in the scheme's own office.
pub async fn telephone(app: &App, actor: &Actor) -> Result<Doorway> {
    permit_at_all(actor, Action::TriageReferral)?;
    let mut tx = app.read().await?;
    let scheme = schemes::get(&mut tx, scheme_of(actor)?).await?;
    Ok(Doorway::new(scheme, None, Action::TriageReferral))
}

/// The public pages. With several schemes in one house the person says where they live.
pub async fn open_to_all(app: &App) -> Result<Vec<Scheme>> {
    let mut tx = app.read().await?;
    Ok(schemes::list(&mut tx).await?)
}

pub async fn personal(app: &App, scheme: SchemeId) -> Result<Doorway> {
    let mut tx = app.read().await?;
    let scheme = schemes::get(&mut tx, scheme).await?;
    Ok(Doorway::new(scheme, None, Action::ReferSelf))
}

/// What the page after sending may say: a reference and a wait, nothing about the person.
pub struct Sent {
    pub referral: ReferralId,
    pub reference: String,
    pub crisis: Option<CrisisLevel>,
    pub from_practice: bool,
    pub median_wait_days: Option<i64>,
    pub scheme: Scheme,
    pub settings: SchemeSettings,
}

/// The confirmation behind a link: of this organisation's own referral, for a day.
pub async fn sent_by_link(app: &App, link: &str, id: ReferralId) -> Result<Sent> {
    let doorway = by_link(app, link).await?;
    let mut tx = app.read().await?;
    let referral = referrals::find(&mut tx, id, doorway.scheme.id).await?;
    let own = doorway.organisation.as_ref().map(|it| it.id);
    let referral = referral
        .filter(|it| {
            it.request.referrer.organisation == own && it.request.referrer.account.is_none() && is_fresh(app, it)
        })
        .ok_or(AppError::NotFound(Noun::Referral))?;
    sent(&mut tx, referral, doorway.scheme).await
}

/// The confirmation of a self-referral, for a day.
pub async fn sent_by_person(app: &App, id: ReferralId) -> Result<Sent> {
    let mut tx = app.read().await?;
    for scheme in schemes::list(&mut tx).await? {
        if let Some(referral) = referrals::find(&mut tx, id, scheme.id).await?
            && referral.request.method == Method::SelfReferral
            && is_fresh(app, &referral)
        {
            return sent(&mut tx, referral, scheme).await;
        }
    }
    Err(AppError::NotFound(Noun::Referral))
}

pub async fn sent_signed_in(app: &App, actor: &Actor, id: ReferralId) -> Result<Sent> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::FollowReferral, id, now).await?;
    let event =
        Event::of("referral_followed", "referral", id.uuid()).person(opened.record.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    let scheme = schemes::get(&mut tx, opened.record.scheme).await?;
    let sent = sent(&mut tx, opened.record, scheme).await?;
    tx.commit().await?;
    Ok(sent)
}

fn is_fresh(app: &App, referral: &Referral) -> bool {
    referral.received_at + jiff::SignedDuration::from_hours(24) > app.now()
}

async fn sent(tx: &mut Tx, referral: Referral, scheme: Scheme) -> Result<Sent, AppError> {
    let median_wait_days =
        referrals::median_wait_days(tx, scheme.id).await.map_err(|error: StoreError| AppError::from(error))?;
    Ok(Sent {
        referral: referral.id,
        reference: referral.reference,
        crisis: referral.request.crisis,
        from_practice: referral.request.source.is_practice(),
        median_wait_days,
        settings: SchemeSettings::read(&scheme.settings),
        scheme,
    })
}
