//! What matters, the plan, its print, and how goals and steps go.

mod conversation;
mod goal_fields;
mod page;
mod print;
mod progress;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/what-matters", Action::EditPlan, conversation::page)
        .post("/people/{id}/what-matters", Action::EditPlan, conversation::post)
        .get("/people/{id}/plan", Action::ViewRecord, page::page)
        .post("/people/{id}/plan", Action::EditPlan, page::post)
        .post("/people/{id}/plan/send", Action::EditPlan, page::send)
        .get("/people/{id}/plan/print", Action::ViewRecord, print::page)
        .post("/people/{id}/goals/{goal}", Action::EditPlan, progress::goal)
        .post("/people/{id}/actions/{action}", Action::EditPlan, progress::action)
        .post("/people/{id}/actions/{action}/help", Action::EditPlan, progress::would_help)
        .post("/people/{id}/plan/needs/{need}", Action::EditPlan, progress::need)
}
