//! Referring people on: sending, following, signposting; and the pages an organisation answers on without an account.

mod answer_form;
mod door;
mod door_pages;
mod list;
mod one;
mod paper;
mod refer;
mod signpost;
mod withdraw;
mod words;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/refer/{service}", Action::ReferOnward, refer::page)
        .post("/people/{id}/refer/{service}", Action::ReferOnward, refer::post)
        .get("/people/{id}/signpost/{service}", Action::ReferOnward, signpost::page)
        .post("/people/{id}/signpost/{service}", Action::ReferOnward, signpost::post)
        .get("/people/{id}/signpost/{service}/print", Action::ReferOnward, signpost::print)
        .get("/people/{id}/onward", Action::ViewRecord, list::page)
        .get("/people/{id}/onward/{onward}", Action::ViewRecord, one::page)
        .get("/people/{id}/onward/{onward}/slip", Action::ViewRecord, paper::slip)
        .post("/people/{id}/onward/{onward}/tell", Action::ReferOnward, one::tell)
        .post("/people/{id}/onward/{onward}/rang", Action::ReferOnward, one::rang)
        .post("/people/{id}/onward/{onward}/cancel", Action::ReferOnward, one::cancel)
        .post("/people/{id}/onward/{onward}/stop-sharing", Action::ManageConsent, one::stop_sharing)
        .post("/people/{id}/consents/{consent}/withdraw", Action::ManageConsent, withdraw::post)
        .get("/onward/{token}", Action::AnswerOnwardReferral, door::page)
        .post("/onward/{token}", Action::AnswerOnwardReferral, door::answer)
        .post("/onward/{token}/send-code", Action::AnswerOnwardReferral, door::send_code)
        .post("/onward/{token}/code", Action::AnswerOnwardReferral, door::give_code)
        .post("/onward/{token}/new-link", Action::AnswerOnwardReferral, door::new_link)
        .get("/onward/{token}/register", Action::AnswerOnwardReferral, paper::register)
}
