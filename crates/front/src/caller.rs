//! Who is calling, found once per request, and the guard that asks whether they may use this route at all.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use footbridge_app::access::session::{self, Found, SignedIn};
use footbridge_app::{AppError, access::token};
use footbridge_domain::access::{Action, Actor, Entrance, may_ever};
use footbridge_domain::ids::AccountId;

use crate::Front;
use crate::routes::{Door, Refusal};

pub const SESSION_COOKIE: &str = "footbridge_session";

/// Who sent this request.
#[derive(Clone)]
pub struct Caller {
    pub actor: Actor,
    pub signed_in: Option<SignedIn>,
    /// The password was right, the code is still to come: account, csrf, session.
    pub needs_code: Option<(AccountId, String, [u8; 32])>,
    /// The request's origin, for throttles. Empty where it is not known.
    pub address: String,
}

impl Caller {
    fn public(address: String) -> Self {
        Self { actor: Actor::Public, signed_in: None, needs_code: None, address }
    }

    /// The token that this caller's forms carry.
    pub fn csrf(&self) -> &str {
        match (&self.signed_in, &self.needs_code) {
            (Some(signed_in), _) => &signed_in.csrf,
            (None, Some((_, csrf, _))) => csrf,
            (None, None) => "",
        }
    }
}

#[derive(Clone)]
pub(crate) struct GuardState {
    pub front: Front,
    pub door: Door,
    pub action: Action,
    pub refusal: Refusal,
}

pub(crate) async fn guard(State(state): State<GuardState>, mut request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let peer = request.extensions().get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|it| it.0.ip());
    let address = address_of(peer, &headers, &state.front.app.settings.trusted_proxies);
    let caller = match find_caller(&state, &headers, address).await {
        Ok(caller) => caller,
        Err(error) => return (state.refusal)(&error, request.uri()),
    };
    // Whoever holds a link proves it in the use case; everybody else is asked here.
    if state.action.entrance() != Entrance::Link && !may_ever(&caller.actor, state.action) {
        let error = match caller.actor {
            Actor::Account(_) => AppError::Forbidden(state.action),
            _ => AppError::NotSignedIn,
        };
        return (state.refusal)(&error, request.uri());
    }
    request.extensions_mut().insert(Arc::new(caller));
    if belongs_to_no_session(state.action) {
        request.extensions_mut().insert(NoSession);
    }
    next.run(request).await
}

/// Put into a request whose form belongs to no session: it carries no secret of one, and none is asked for.
#[derive(Clone, Copy)]
pub(crate) struct NoSession;

/// Forms that anybody may send. A GP who happens to be signed in uses the practice's link like everybody else.
const fn belongs_to_no_session(action: Action) -> bool {
    matches!(action, Action::ReferSelf | Action::ReferByLink | Action::AnswerOnwardReferral)
}

/// Where a request came from: the peer, or what a trusted proxy says. Empty where it is not known.
fn address_of(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> String {
    let Some(peer) = peer else { return String::new() };
    if !trusted.contains(&peer) {
        return peer.to_string();
    }
    // The proxy adds the address it saw at the end; what stands before it came from the caller.
    headers
        .get("x-forwarded-for")
        .and_then(|it| it.to_str().ok())
        .and_then(|it| it.rsplit(',').next())
        .and_then(|it| it.trim().parse::<IpAddr>().ok())
        .map_or_else(String::new, |it| it.to_string())
}

async fn find_caller(state: &GuardState, headers: &HeaderMap, address: String) -> Result<Caller, AppError> {
    match state.door {
        Door::Api => {
            let Some(value) = headers.get(AUTHORIZATION) else { return Ok(Caller::public(address)) };
            let bearer = value.to_str().ok().and_then(|it| it.strip_prefix("Bearer ")).ok_or(AppError::NotSignedIn)?;
            let actor = token::find(&state.front.app, bearer.trim()).await?;
            Ok(Caller { actor, signed_in: None, needs_code: None, address })
        }
        Door::Pages => {
            let Some(token) = cookie(headers, SESSION_COOKIE) else { return Ok(Caller::public(address)) };
            Ok(match session::find(&state.front.app, &token).await? {
                Found::SignedIn(signed_in) => {
                    Caller { actor: signed_in.actor.clone(), signed_in: Some(signed_in), needs_code: None, address }
                }
                Found::NeedsCode { account, csrf, token_hash } => {
                    Caller { needs_code: Some((account, csrf, token_hash)), ..Caller::public(address) }
                }
                Found::Nothing => Caller::public(address),
            })
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = axum::http::StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        // Only a route without a guard lacks it, and such a route cannot be built.
        parts
            .extensions
            .get::<Arc<Self>>()
            .map(|it| (**it).clone())
            .ok_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// The header that gives a browser its session.
pub fn session_cookie(token: &str, secure: bool, hours: i64) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let seconds = hours * 3600;
    HeaderValue::from_str(&format!(
        "{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"
    ))
    .ok()
}

pub fn without_session_cookie() -> HeaderValue {
    HeaderValue::from_static("footbridge_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.7, 203.0.113.9"));
        let proxy: IpAddr = IpAddr::from([10, 0, 0, 2]);
        let rows = [
            ("no proxy is trusted", Some(proxy), vec![], "10.0.0.2"),
            (
                "the proxy is trusted: the last address, not what the caller wrote before it",
                Some(proxy),
                vec![proxy],
                "203.0.113.9",
            ),
            ("somebody else claims to be forwarded", Some(IpAddr::from([192, 0, 2, 1])), vec![proxy], "192.0.2.1"),
            ("no peer is known", None, vec![proxy], ""),
        ];
        for (row, peer, trusted, expected) in rows {
            assert_eq!(address_of(peer, &headers, &trusted), expected, "{row}");
        }
    }
}
