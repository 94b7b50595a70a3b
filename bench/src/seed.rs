//! Databases for the product to be measured on: one scheme, link workers, people with referrals, a token, sessions.

use std::path::Path;

use anyhow::{Context as _, Result};
use footbridge_app::access::accounts::{self, CreateAccount};
use footbridge_app::access::sign_in;
use footbridge_app::access::token::{self, IssueToken};
use footbridge_app::fresh;
use footbridge_domain::access::{Action, Actor, Role, Roles};
use footbridge_domain::ids::{AccountId, PersonId};
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::{Details, Person};
use footbridge_domain::referrals::pick_lists::{Method, RiskStatement, Source};
use footbridge_domain::referrals::reference::ReferralReference;
use footbridge_domain::referrals::{Acceptance, Allocation, Referral, ReferralState, Referrer, Request};
use footbridge_store::{Db, people, referrals};
use footbridge_testkit::{SmallScheme, TestApp, account, small_scheme};
use jiff::{SignedDuration, Timestamp};

/// People that one link worker holds.
pub const CASELOAD: usize = 60;
/// Of twenty people ever referred, this many wait in the queue.
const WAITING_OF_20: usize = 1;

pub const PASSWORD: &str = "corridor-lantern-oat-4";

/// The email of an account that signs in with that password.
pub fn signer(number: usize) -> String {
    format!("signer.{number}@example.org")
}

pub struct House {
    t: TestApp,
    pub scheme: SmallScheme,
}

impl House {
    /// A migrated database in a file, with the scheme of the stories in it.
    pub async fn new(path: &Path) -> Result<Self> {
        remove(path);
        let t = TestApp::on(Db::open(&format!("sqlite:{}", path.display()))?).await?.with_settings(|it| it.demo = true);
        t.clock.set(Timestamp::now());
        let scheme = small_scheme(&t.app).await?;
        Ok(Self { t, scheme })
    }

    /// A practice's token to send referrals.
    pub async fn token(&self) -> Result<String> {
        let command = IssueToken {
            account: "ngozi.okafor@example.org".to_owned(),
            name: "bench".to_owned(),
            actions: vec![Action::ReferPerson, Action::FollowReferral],
            days: 2,
        };
        Ok(token::issue(&self.t.app, &self.scheme.admin, command).await?)
    }

    /// Accounts that sign in with a password.
    pub async fn signers(&self, many: usize) -> Result<()> {
        for number in 0..many {
            let command = CreateAccount {
                scheme: self.scheme.scheme,
                organisation: None,
                email: signer(number),
                name: format!("Signer {number}"),
                job_title: String::new(),
                phone: String::new(),
                roles: Roles::NONE.with(Role::LinkWorker),
                password: Some(PASSWORD.to_owned()),
                machine: false,
            };
            accounts::create(&self.t.app, &Actor::Product, command).await?;
        }
        Ok(())
    }

    /// Somebody signed in: the value of their cookie.
    pub async fn session(&self, email: &str) -> Result<String> {
        Ok(sign_in::as_demonstration(&self.t.app, email).await?)
    }

    /// Fills the scheme with people, shared among as many link workers as that takes. One in twenty waits without one.
    /// Amira Hassan is the first of the workers and holds no more than the others.
    pub async fn people(&self, many: usize) -> Result<()> {
        let app = &self.t.app;
        let mut workers =
            vec![self.scheme.amira.account_id().context("amira")?, self.scheme.ben.account_id().context("ben")?];
        while workers.len() < many / CASELOAD {
            let name = Box::leak(format!("Worker {}", workers.len()).into_boxed_str());
            workers.push(account(app, self.scheme.scheme, name, Roles::NONE.with(Role::LinkWorker), None).await?);
        }
        let now = app.now();
        let mut tx = app.database().begin().await?;
        for number in 0..many {
            let received_at = now - SignedDuration::from_hours(i64::try_from(number % 5000)? + 1);
            let worker = (number % 20 >= WAITING_OF_20).then(|| workers[number % workers.len()]);
            let id: PersonId = fresh();
            let mut person = self.person(id, number, worker, now)?;
            let referral = self.referral(id, number, worker, received_at);
            person.open_referral = Some(referral.id);
            people::insert(&mut tx, &person, received_at).await?;
            referrals::insert(&mut tx, &referral, None).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    fn person(&self, id: PersonId, number: usize, worker: Option<AccountId>, now: Timestamp) -> Result<Person> {
        let it = crate::people::person(number);
        let today = footbridge_app::time::day_of(now);
        Ok(Person {
            id,
            scheme: self.scheme.scheme,
            details: Details {
                first_name: it.first_name.to_owned(),
                family_name: it.family_name,
                born_on: Some(it.born_on),
                nhs_number: Some(NhsNumber::parse(&it.nhs_number)?),
                phone: Some(PhoneNumber::parse(&it.phone)?),
                ..Details::default()
            },
            own_words: None,
            open_referral: None,
            worker,
            last_contact_at: worker
                .map(|_| now - SignedDuration::from_hours(24 * i64::try_from(number % 40).unwrap_or(0))),
            next_contact_on: worker
                .map(|_| today + jiff::Span::new().days(i64::try_from(number % 30).unwrap_or(0) - 5)),
            merged_into: None,
            version: 0,
        })
    }

    fn referral(&self, person: PersonId, number: usize, worker: Option<AccountId>, received_at: Timestamp) -> Referral {
        let state = match worker {
            None => ReferralState::Received,
            Some(worker) => ReferralState::Active {
                acceptance: Acceptance { by: worker, at: received_at },
                allocation: Allocation { worker, at: received_at },
            },
        };
        // Two leading places stay zero: no two numbers give one reference.
        let bytes = (number as u64 * 23 * 23).to_be_bytes();
        Referral {
            id: fresh(),
            scheme: self.scheme.scheme,
            reference: ReferralReference::long_from_random(bytes).to_string(),
            person,
            request: Request {
                source: Source::Gp,
                method: Method::OnlineForm,
                referrer: Referrer::default(),
                reason: "Lonely since her husband died. Would like company.".to_owned(),
                needs: vec!["loneliness".to_owned(), "bereavement".to_owned()],
                risk: RiskStatement::NoKnownRisks,
                risk_note: String::new(),
                agreed_to_contact: true,
                crisis: None,
                urgent: false,
            },
            received_at,
            previous: None,
            state,
            state_at: received_at,
            first_contact_at: None,
            version: 0,
        }
    }
}

fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
}

/// A fresh floor database.
pub fn empty(path: &Path) {
    remove(path);
}
