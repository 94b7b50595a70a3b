//! Every statement of the store by its slice, so that one test can prepare all of them on both engines.

/// (slice, statements). A module with a `statements!` block must be named here; tidy checks it.
pub fn all() -> Vec<(&'static str, &'static [&'static str])> {
    vec![
        ("access::accounts", crate::access::accounts::STATEMENTS),
        ("access::audit", crate::access::audit::STATEMENTS),
        ("access::grants", crate::access::grants::STATEMENTS),
        ("access::outbox", crate::access::outbox::STATEMENTS),
        ("access::schemes", crate::access::schemes::STATEMENTS),
        ("access::sessions", crate::access::sessions::STATEMENTS),
        ("access::tokens", crate::access::tokens::STATEMENTS),
        ("contacts::appointments", crate::contacts::appointments::STATEMENTS),
        ("bulk", crate::bulk::STATEMENTS),
        ("directory::capacity", crate::directory::capacity::STATEMENTS),
        ("directory::changes", crate::directory::changes::STATEMENTS),
        ("directory::organisation", crate::directory::organisation::STATEMENTS),
        ("directory::postcode", crate::directory::postcode::STATEMENTS),
        ("directory::provenance", crate::directory::provenance::STATEMENTS),
        ("directory::read", crate::directory::read::STATEMENTS),
        ("directory::tip", crate::directory::tip::STATEMENTS),
        ("directory::write", crate::directory::write::STATEMENTS),
        ("people::list", crate::people::LIST_STATEMENTS),
        ("people::merge", crate::people::merge::STATEMENTS),
        ("people::person", crate::people::PERSON_STATEMENTS),
        ("referrals::batches", crate::referrals::batches::STATEMENTS),
        ("referrals::feedback", crate::referrals::feedback::STATEMENTS),
        ("referrals::list", crate::referrals::LIST_STATEMENTS),
        ("referrals::referral", crate::referrals::REFERRAL_STATEMENTS),
        ("workforce::team", crate::workforce::team::STATEMENTS),
        ("workforce::today", crate::workforce::today::STATEMENTS),
        ("referrals::unsent", crate::referrals::unsent::STATEMENTS),
        ("vault", crate::vault::STATEMENTS),
    ]
}
