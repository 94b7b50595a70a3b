//! Routes that cannot exist without saying which action they are: the only way to add one.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, on};
use footbridge_domain::access::{Action, Actor, Entrance, Role, Roles, may_ever};

use crate::Front;
use crate::caller::{GuardState, guard};

/// One route as the router knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteInfo {
    pub method: Method,
    pub path: &'static str,
    pub action: Action,
}

/// Which kind of front door answers: it decides how a refusal looks and who may knock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Pages: a cookie says who is calling, a refusal is a page.
    Pages,
    /// The API: a bearer token says who is calling, a refusal is problem+json.
    Api,
}

/// A table of routes under construction.
pub struct Routes {
    door: Door,
    front: Front,
    router: Router<Front>,
    table: Vec<RouteInfo>,
    refusal: Refusal,
}

/// How this door says no.
pub type Refusal = fn(&footbridge_app::AppError, &axum::http::Uri) -> axum::response::Response;

impl Routes {
    pub fn new(door: Door, front: Front, refusal: Refusal) -> Self {
        Self { door, front, router: Router::new(), table: Vec::new(), refusal }
    }

    /// A page or resource to look at. GET never changes anything a person would notice.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Front>,
        T: 'static,
    {
        self.add(Method::GET, path, action, on(axum::routing::MethodFilter::GET, handler))
    }

    #[must_use]
    pub fn post<H, T>(self, path: &'static str, action: Action, handler: H) -> Self
    where
        H: Handler<T, Front>,
        T: 'static,
    {
        self.add(Method::POST, path, action, on(axum::routing::MethodFilter::POST, handler))
    }

    fn add(mut self, method: Method, path: &'static str, action: Action, route: MethodRouter<Front>) -> Self {
        let state = GuardState { front: self.front.clone(), door: self.door, action, refusal: self.refusal };
        self.router = self.router.route(path, route.layer(from_fn_with_state(state, guard)));
        self.table.push(RouteInfo { method, path, action });
        self
    }

    /// Adds another slice's table.
    #[must_use]
    pub fn with(self, slice: impl FnOnce(Self) -> Self) -> Self {
        slice(self)
    }

    pub fn table(&self) -> &[RouteInfo] {
        &self.table
    }

    pub fn into_parts(self) -> (Router<Front>, Vec<RouteInfo>) {
        (self.router, self.table)
    }
}

impl RouteInfo {
    /// The roles that may ever use this route; `["anybody"]` or `["link"]` for doors that ask none.
    pub fn roles(&self) -> Vec<&'static str> {
        match self.action.entrance() {
            Entrance::Public => vec!["anybody"],
            Entrance::Link => vec!["link"],
            Entrance::Account => Role::ALL
                .iter()
                .filter(|role| may_ever(&Actor::Account(example(**role)), self.action))
                .map(|role| role.code())
                .collect(),
        }
    }
}

/// An account with one role and nothing else, to ask the policy in general.
fn example(role: Role) -> footbridge_domain::access::AccountActor {
    use footbridge_domain::ids::{AccountId, SchemeId, Uuid};
    footbridge_domain::access::AccountActor {
        account: AccountId::from_uuid(Uuid::nil()),
        scheme: SchemeId::from_uuid(Uuid::nil()),
        organisation: None,
        name: String::new(),
        roles: Roles::NONE.with(role),
        granted: None,
    }
}
