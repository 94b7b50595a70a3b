//! The HTML front door: pages, forms, words.

mod access;
mod account;
mod assets;
mod calendar;
mod closing;
mod contacts;
mod directory;
mod errors;
mod help;
mod matching;
mod onward;
mod outcomes;
mod page;
mod people;
mod plans;
mod referrals;
mod referrer;
mod reports;
mod search;
mod self_referral;
mod team;
mod today;
mod urgent;

use axum::Router;
pub use errors::refusal;
pub use footbridge_front::Front;
use footbridge_front::{Door, RouteInfo, Routes};

/// Every page of the product. The order is that of a newcomer's reading.
fn table(front: Front) -> Routes {
    Routes::new(Door::Pages, front, errors::refusal)
        .with(footbridge_front::operations::routes)
        .with(assets::routes)
        .with(access::routes)
        .with(account::routes)
        .with(help::routes)
        .with(today::routes)
        .with(calendar::routes)
        .with(closing::routes)
        .with(search::routes)
        .with(team::routes)
        .with(reports::routes)
        .with(people::routes)
        .with(contacts::routes)
        .with(plans::routes)
        .with(onward::routes)
        .with(outcomes::routes)
        .with(directory::routes)
        .with(matching::routes)
        .with(referrals::routes)
        .with(referrer::routes)
        .with(self_referral::routes)
}

/// The router and its own list of routes.
pub fn router(front: Front) -> (Router, Vec<RouteInfo>) {
    let (router, routes) = table(front.clone()).into_parts();
    let router = router.fallback(errors::no_such_page).layer(axum::middleware::from_fn(errors::ways_back));
    (router.with_state(front), routes)
}
