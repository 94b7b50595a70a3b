//! Referrals: receiving them, the queue, one referral whole, the steps of triage, lists from files.

mod import;
mod merge;
mod new;
mod phone;
mod queue;
mod show;
mod triage;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/referrals", Action::TriageReferral, queue::page)
        .post("/referrals/allocate", Action::AllocateReferral, triage::allocate_many)
        .get("/referrals/new", Action::ReferPerson, new::page)
        .post("/referrals/new", Action::ReferPerson, new::post)
        .get("/referrals/phone", Action::TriageReferral, phone::page)
        .post("/referrals/phone", Action::TriageReferral, phone::post)
        .get("/referrals/import", Action::ImportReferrals, import::page)
        .post("/referrals/import", Action::ImportReferrals, import::preview)
        .post("/referrals/import/confirm", Action::ImportReferrals, import::confirm)
        .get("/referrals/import/template.csv", Action::ImportReferrals, import::template)
        .post("/referrals/import/{id}/undo", Action::ImportReferrals, import::undo)
        .post("/referrals/merges/{id}/undo", Action::MergePeople, merge::undo)
        .get("/referrals/{id}", Action::ViewReferral, show::page)
        .get("/referrals/{id}/sent", Action::FollowReferral, new::sent_page)
        .get("/referrals/{id}/slip", Action::FollowReferral, new::slip)
        .post("/referrals/{id}/note", Action::FollowReferral, new::note)
        .post("/referrals/{id}/accept", Action::TriageReferral, triage::accept)
        .post("/referrals/{id}/take", Action::TriageReferral, triage::take)
        .post("/referrals/{id}/allocate", Action::AllocateReferral, triage::allocate)
        .post("/referrals/{id}/ask", Action::TriageReferral, triage::ask)
        .post("/referrals/{id}/answer", Action::TriageReferral, triage::answer)
        .post("/referrals/{id}/decline", Action::TriageReferral, triage::decline)
        .post("/referrals/{id}/withdraw", Action::TriageReferral, triage::withdraw)
        .get("/referrals/{id}/same-person/{other}", Action::MergePeople, merge::page)
        .post("/referrals/{id}/same-person/{other}", Action::MergePeople, merge::post)
}
