//! The shell that the gallery's staff pages stand in.

use footbridge_components::{NavIcon, NavItem, shell};
use maud::Markup;

pub fn page(title: &'static str, current: &'static str, banner: Markup, content: Markup) -> shell::Staff<'static> {
    shell::Staff {
        title: title.into(),
        current: current.into(),
        nav: vec![
            NavItem::new("Today", "/today.html"),
            NavItem::new("People", "/people.html"),
            NavItem::new("Referrals", "#").badge(3),
            NavItem::new("Calendar", "#"),
            NavItem::new("Directory", "/matches.html"),
            NavItem::new("Reports", "/report.html"),
        ],
        quick: vec![
            NavItem::new("Today", "/today.html").icon(NavIcon::Today),
            NavItem::new("People", "/people.html").icon(NavIcon::People),
            NavItem::new("Log contact", "/record.html#log").icon(NavIcon::Add),
            NavItem::new("Directory", "/matches.html").icon(NavIcon::Directory),
        ],
        account_name: "Priya Shah".into(),
        csrf: "token".into(),
        home_href: "/today.html".into(),
        banner,
        content,
        ..Default::default()
    }
}
