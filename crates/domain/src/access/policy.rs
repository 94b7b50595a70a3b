//! The one rule. `reach_of` says how far a role's hand goes for an action; `decide` applies it to one record,
//! `scope_of` to lists. Both come from the same table, so they cannot disagree (a property test shows it).

use super::{Action, Actor, Entrance, Role, Scope};
use crate::ids::{AccountId, OnwardReferralId, ReferringOrganisationId, SchemeId};

/// How far a role reaches with an action, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    Never,
    /// The referrals this account or its organisation made.
    OwnReferrals,
    /// The people on one's own caseload.
    OwnPeople,
    /// One's own caseload and the unallocated queue; anybody else in the scheme after giving a reason.
    OwnOrWithReason,
    /// Anybody in the scheme, but always after giving a reason.
    WithReason,
    /// Anybody in the scheme.
    Scheme,
}

/// The facts about a record that the rule needs: ids only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    pub scheme: SchemeId,
    /// The link worker who holds the person; `None` while nobody does.
    pub worker: Option<AccountId>,
    pub referrer: Option<AccountId>,
    pub referring_organisation: Option<ReferringOrganisationId>,
    pub onward: Option<OnwardReferralId>,
    /// A reason this account has given for this person, still in force.
    pub grant: Grant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Grant {
    #[default]
    None,
    /// A reason was given for opening a colleague's record.
    Reason,
    /// Break-glass: a restricted note may be read; it alerts and is reviewed.
    BreakGlass,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Allow,
    /// May go on after giving a reason.
    GiveReason,
    /// May see it, may not do this.
    Forbid,
    /// Must not learn that it exists.
    Hide,
}

impl Subject {
    pub const fn in_scheme(scheme: SchemeId) -> Self {
        Self { scheme, worker: None, referrer: None, referring_organisation: None, onward: None, grant: Grant::None }
    }
}

/// How far this role reaches with this action. Exhaustive on both sides: a new role or action does not compile until it is decided here.
pub const fn reach_of(role: Role, action: Action) -> Reach {
    use Reach::{Never, OwnOrWithReason, OwnPeople, OwnReferrals, Scheme, WithReason};
    use Role::{Administrator, Analyst, DirectoryEditor, LinkWorker, Referrer, Supervisor, TeamLead};
    match action {
        // Doors that ask no role: decided by `decide` from the entrance.
        Action::ViewPublicPage
        | Action::SignIn
        | Action::ReferSelf
        | Action::ReferByLink
        | Action::ReadCalendarFeed
        | Action::UseDemonstration
        | Action::AnswerOnwardReferral
        | Action::ManageOwnAccount => Scheme,

        Action::ViewToday => match role {
            LinkWorker | TeamLead | Supervisor => Scheme,
            Referrer | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::Search => match role {
            LinkWorker | TeamLead | Supervisor | DirectoryEditor => Scheme,
            Referrer | Analyst | Administrator => Never,
        },

        Action::ReferPerson => match role {
            Referrer | LinkWorker | TeamLead => Scheme,
            Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ViewOwnReferrals => match role {
            Referrer => OwnReferrals,
            LinkWorker | TeamLead | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ViewReferral | Action::TriageReferral => match role {
            LinkWorker => OwnOrWithReason,
            TeamLead => Scheme,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::FollowReferral => match role {
            Referrer => OwnReferrals,
            LinkWorker => OwnOrWithReason,
            TeamLead => Scheme,
            Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::AllocateReferral | Action::ImportReferrals | Action::MergePeople => match role {
            TeamLead => Scheme,
            Referrer | LinkWorker | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },

        Action::ListPeople => match role {
            LinkWorker => OwnPeople,
            TeamLead => Scheme,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::AskForAccess => match role {
            LinkWorker | TeamLead | Supervisor => Scheme,
            Referrer | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ViewRecord | Action::ViewAccessLog => match role {
            LinkWorker => OwnOrWithReason,
            TeamLead => Scheme,
            Supervisor => WithReason,
            Referrer | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::EditPerson
        | Action::LogContact
        | Action::EditPlan
        | Action::RecordMeasure
        | Action::RecordSafeguarding
        | Action::MatchPerson
        | Action::RecordGap
        | Action::ReferOnward
        | Action::ManageConsent
        | Action::CloseReferral
        | Action::WriteRestrictedNote => match role {
            LinkWorker => OwnOrWithReason,
            TeamLead => Scheme,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        // Restricted: even the team lead breaks the glass for a record that is not their own.
        Action::ReadRestrictedNote => match role {
            LinkWorker | TeamLead => OwnOrWithReason,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ReviewBreakGlass => match role {
            TeamLead => Scheme,
            Referrer | LinkWorker | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },

        Action::SearchDirectory => match role {
            Referrer | LinkWorker | TeamLead | Supervisor | DirectoryEditor => Scheme,
            Analyst | Administrator => Never,
        },
        Action::EditDirectory => match role {
            DirectoryEditor => Scheme,
            Referrer | LinkWorker | TeamLead | Supervisor | Analyst | Administrator => Never,
        },

        Action::ViewCalendar => match role {
            LinkWorker => OwnPeople,
            TeamLead => Scheme,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ViewTeam => match role {
            TeamLead | Supervisor => Scheme,
            Referrer | LinkWorker | DirectoryEditor | Analyst | Administrator => Never,
        },
        Action::ViewReports => match role {
            LinkWorker | TeamLead | Analyst => Scheme,
            Referrer | Supervisor | DirectoryEditor | Administrator => Never,
        },
        Action::ViewReportRows => match role {
            LinkWorker => OwnPeople,
            TeamLead => Scheme,
            Referrer | Supervisor | DirectoryEditor | Analyst | Administrator => Never,
        },

        Action::ManageAccounts | Action::ReadAuditTrail => match role {
            Administrator => Scheme,
            Referrer | LinkWorker | TeamLead | Supervisor | DirectoryEditor | Analyst => Never,
        },
    }
}

/// The widest reach among an actor's roles, narrowed to what a token was given.
fn reach(actor: &Actor, action: Action) -> Reach {
    let Actor::Account(account) = actor else {
        return Reach::Never;
    };
    if account.granted.as_ref().is_some_and(|granted| !granted.contains(&action)) {
        return Reach::Never;
    }
    account.roles.iter().map(|role| reach_of(role, action)).max().unwrap_or(Reach::Never)
}

/// May this actor do this at all, to anything? What the front doors ask before a handler runs.
pub fn may_ever(actor: &Actor, action: Action) -> bool {
    match (action.entrance(), actor) {
        (_, Actor::Product) | (Entrance::Public, _) => true,
        (Entrance::Link, Actor::Link(_)) => true,
        (Entrance::Account, Actor::Account(account)) if matches!(action, Action::ManageOwnAccount) => {
            account.granted.is_none()
        }
        (Entrance::Account, Actor::Account(_)) => reach(actor, action) > Reach::Never,
        (Entrance::Link | Entrance::Account, _) => false,
    }
}

/// May this actor do this to this record?
pub fn decide(actor: &Actor, action: Action, subject: &Subject) -> Decision {
    match actor {
        Actor::Product => Decision::Allow,
        Actor::Public => Decision::Hide,
        Actor::Link(link) => {
            let its_own = link.scheme == subject.scheme && subject.onward == Some(link.onward);
            if its_own && action.entrance() == Entrance::Link { Decision::Allow } else { Decision::Hide }
        }
        Actor::Account(account) => {
            if account.scheme != subject.scheme {
                return Decision::Hide;
            }
            let own_person = subject.worker == Some(account.account);
            let own_referral = subject.referrer == Some(account.account)
                || (account.organisation.is_some() && subject.referring_organisation == account.organisation);
            let wanted = if matches!(action, Action::ReadRestrictedNote) { Grant::BreakGlass } else { Grant::Reason };
            match reach(actor, action) {
                Reach::Never => {
                    if sees(actor, subject) {
                        Decision::Forbid
                    } else {
                        Decision::Hide
                    }
                }
                Reach::OwnReferrals => {
                    if own_referral {
                        Decision::Allow
                    } else {
                        Decision::Hide
                    }
                }
                Reach::OwnPeople => {
                    if own_person {
                        Decision::Allow
                    } else {
                        Decision::Hide
                    }
                }
                Reach::OwnOrWithReason if own_person => Decision::Allow,
                Reach::OwnOrWithReason if subject.worker.is_none() && !matches!(action, Action::ReadRestrictedNote) => {
                    Decision::Allow
                }
                Reach::OwnOrWithReason | Reach::WithReason => {
                    if subject.grant >= wanted {
                        Decision::Allow
                    } else {
                        Decision::GiveReason
                    }
                }
                Reach::Scheme => Decision::Allow,
            }
        }
    }
}

/// Would this actor be shown the record by any of the two ways of looking?
fn sees(actor: &Actor, subject: &Subject) -> bool {
    [Action::ViewRecord, Action::ViewReferral]
        .into_iter()
        .any(|look| reach(actor, look) > Reach::Never && decide(actor, look, subject) == Decision::Allow)
}

/// The same rule for lists. A list never holds what needs a reason first.
pub(super) fn scope_of(actor: &Actor, action: Action) -> Scope {
    let Actor::Account(account) = actor else {
        return Scope::Nothing { scheme: actor.scheme().unwrap_or(SchemeId::from_uuid(uuid::Uuid::nil())) };
    };
    let (scheme, worker) = (account.scheme, account.account);
    match reach(actor, action) {
        Reach::Never | Reach::WithReason => Scope::Nothing { scheme },
        Reach::OwnReferrals => Scope::OwnReferrals { scheme, account: worker, organisation: account.organisation },
        Reach::OwnPeople => Scope::OwnPeople { scheme, worker },
        Reach::OwnOrWithReason if matches!(action, Action::ReadRestrictedNote) => Scope::OwnPeople { scheme, worker },
        Reach::OwnOrWithReason => Scope::OwnPeopleAndQueue { scheme, worker },
        Reach::Scheme => Scope::Scheme { scheme },
    }
}
