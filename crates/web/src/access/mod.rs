//! Signing in and out, the demonstration's doors, giving a reason for opening a record.

mod demo;
mod reason;
mod sign_in;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/", Action::ViewPublicPage, sign_in::start)
        .get("/sign-in", Action::SignIn, sign_in::page)
        .post("/sign-in", Action::SignIn, sign_in::post)
        .get("/sign-in/code", Action::SignIn, sign_in::code_page)
        .post("/sign-in/code", Action::SignIn, sign_in::code_post)
        .post("/sign-out", Action::ManageOwnAccount, sign_in::sign_out)
        .get("/demo/sign-in", Action::UseDemonstration, demo::page)
        .post("/demo/sign-in", Action::UseDemonstration, demo::post)
        .get("/people/{id}/access", Action::AskForAccess, reason::page)
        .post("/people/{id}/access", Action::AskForAccess, reason::post)
}
