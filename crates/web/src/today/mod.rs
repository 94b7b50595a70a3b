//! Today: the page a working day starts with.

mod day;
mod needs;
mod page;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub(crate) use day::appointment_item;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/today", Action::ViewToday, page::page)
}
