//! Calendar: a week of appointments, adding and cancelling, the day sheet, the feed for other calendars.

mod add;
mod feed;
mod sheet;
mod week;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/calendar", Action::ViewCalendar, week::page)
        .get("/calendar/new", Action::ViewCalendar, add::page)
        .post("/calendar/new", Action::ViewCalendar, add::post)
        .get("/calendar/day-sheet", Action::ViewCalendar, sheet::page)
        .get("/calendar/{id}/appointment.ics", Action::ViewCalendar, feed::one)
        .post("/calendar/{id}/cancel", Action::ViewCalendar, week::cancel)
        .post("/calendar/{id}/restore", Action::ViewCalendar, week::restore)
        .post("/calendar/feed/reset", Action::ViewCalendar, feed::reset)
        .post("/calendar/feed/end", Action::ViewCalendar, feed::end)
        .get("/calendar/feed/{token}", Action::ReadCalendarFeed, feed::page)
}
