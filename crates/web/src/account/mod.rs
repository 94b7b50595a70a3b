//! One's own account, everybody's accounts for administrators, the audit trail, the demonstration's mailbox.

mod accounts;
mod audit;
mod codes;
mod mailbox;
mod new_account;
mod own;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/account", Action::ManageOwnAccount, own::page)
        .post("/account/password", Action::ManageOwnAccount, own::password)
        .post("/account/sign-out-everywhere", Action::ManageOwnAccount, own::sign_out_everywhere)
        .post("/account/codes", Action::ManageOwnAccount, codes::start)
        .get("/account/codes", Action::ManageOwnAccount, codes::page)
        .post("/account/codes/confirm", Action::ManageOwnAccount, codes::confirm)
        .post("/account/codes/off", Action::ManageOwnAccount, codes::off)
        .get("/admin/accounts", Action::ManageAccounts, accounts::page)
        .get("/admin/accounts/new", Action::ManageAccounts, new_account::page)
        .post("/admin/accounts/new", Action::ManageAccounts, new_account::post)
        .post("/admin/accounts/{id}/end", Action::ManageAccounts, accounts::end)
        .post("/admin/accounts/{id}/restore", Action::ManageAccounts, accounts::restore)
        .get("/admin/audit", Action::ReadAuditTrail, audit::page)
        .get("/demo/mailbox", Action::UseDemonstration, mailbox::page)
}
