//! The page shells: titles, landmarks, and nothing that a strict content policy would refuse.

use footbridge_components::*;
use maud::html;

fn staff() -> shell::Staff<'static> {
    shell::Staff {
        title: "Today".into(),
        current: "Today".into(),
        nav: vec![NavItem::new("Today", "/today"), NavItem::new("Referrals", "/referrals").badge(3)],
        quick: vec![NavItem::new("Today", "/today")],
        account_name: "Priya <Shah>".into(),
        csrf: "secret-token".into(),
        content: html! { h1 { "Today" } },
        ..Default::default()
    }
}

#[test]
fn a_title_says_page_then_product_and_error_first() {
    assert!(staff().render().0.contains("<title>Today – Footbridge</title>"));
    let errors = shell::Staff { errors: true, ..staff() };
    assert!(errors.render().0.contains("<title>Error: Today – Footbridge</title>"));
    let welsh = shell::Public { title: "Cyswllt".into(), lang: "cy".into(), errors: true, ..Default::default() };
    let welsh = welsh.render().0;
    assert!(welsh.contains("<html lang=\"cy\"") && welsh.contains("<title>Gwall: Cyswllt – Footbridge</title>"));
}

#[test]
fn the_staff_page_escapes_names_marks_where_you_are_and_signs_out_by_post() {
    let page = staff().render().0;
    assert!(page.contains("Priya &lt;Shah&gt;") && !page.contains("Priya <Shah>"));
    assert!(page.contains("href=\"/today\" aria-current=\"true\""));
    assert!(page.contains("action=\"/sign-out\" method=\"post\""));
    assert!(page.contains("name=\"csrf\" value=\"secret-token\""));
    assert!(page.contains("action=\"/search\" method=\"get\""));
    assert!(page.contains("3<span class=\"nhsuk-u-visually-hidden\"> new</span>"));
    assert!(page.contains("Not an emergency service."));
    for link in ["/help", "/privacy", "/accessibility"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[test]
fn nobody_signed_in_means_no_search_and_no_sign_out() {
    let page = shell::Staff { account_name: "".into(), ..staff() }.render().0;
    assert!(!page.contains("/sign-out") && !page.contains("search-field") && !page.contains("app-bottom"));
}

#[test]
fn no_shell_needs_inline_script_or_style() {
    let pages = [
        staff().render().0,
        shell::Public { title: "A".into(), exit_this_page: true, back: Some("/".into()), ..Default::default() }
            .render()
            .0,
        shell::Print { title: "A".into(), ..Default::default() }.render().0,
        shell::Bare { title: "A".into(), ..Default::default() }.render().0,
    ];
    for page in pages {
        assert!(!page.contains("style=\"") && !page.contains(" onclick") && !page.contains("<style"));
        for (at, _) in page.match_indices("<script") {
            assert!(page[at..].starts_with("<script type=\"module\" src=\"/assets/app-"), "an inline script");
        }
        assert_eq!(page.matches("<main").count(), 1);
    }
}

#[test]
fn a_field_with_an_error_points_to_it_and_keeps_what_was_typed() {
    let field = Input::new("nhs_number", "NHS number")
        .hint("10 digits")
        .value("999 \"0\"")
        .error(Some("NHS number must have 10 digits"))
        .render()
        .0;
    assert!(field.contains("aria-describedby=\"nhs_number-hint nhs_number-error\""));
    assert!(field.contains("value=\"999 &quot;0&quot;\""));
    assert!(ErrorSummary::new(Vec::<(&str, &str)>::new()).render().0.is_empty());
    assert!(ErrorSummary::new([("nhs_number", "x")]).render().0.contains("href=\"#nhs_number\""));
}

#[test]
fn a_text_area_keeps_the_first_line_break() {
    assert!(Textarea::new("note", "Note").value("\nHello").render().0.contains(">\n\nHello</textarea>"));
}

#[test]
fn long_lists_of_pages_keep_first_last_and_neighbours() {
    let pages = Pagination::numbered(5, 9, |page| format!("?page={page}")).render().0;
    let numbers: Vec<u32> = (1..=9).filter(|n| pages.contains(&format!("aria-label=\"Page {n}\""))).collect();
    assert_eq!(numbers, [1, 4, 5, 6, 9]);
    assert!(Pagination::numbered(1, 1, |page| page.to_string()).render().0.is_empty());
}
