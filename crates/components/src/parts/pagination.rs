//! From page to page of a long list, or from step to step.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{hidden, renders};
use crate::parts::icon::{Icon, icon};

/// The page before or after.
#[derive(Clone, Debug, Default)]
pub struct Turn<'a> {
    pub href: Cow<'a, str>,
    /// Empty: "Previous" or "Next".
    pub text: Cow<'a, str>,
    /// What is there: "Treatments".
    pub label: Cow<'a, str>,
}

/// One number, or the dots where numbers are left out.
#[derive(Clone, Debug)]
pub enum PageNumber<'a> {
    Page { number: u32, href: Cow<'a, str>, current: bool },
    Dots,
}

#[derive(Clone, Debug, Default)]
pub struct Pagination<'a> {
    pub previous: Option<Turn<'a>>,
    pub next: Option<Turn<'a>>,
    /// None: only previous and next.
    pub numbers: Vec<PageNumber<'a>>,
}

impl<'a> Pagination<'a> {
    /// Numbers around the current page, first and last always. `href` makes the address of a page. One page: nothing.
    pub fn numbered(current: u32, last: u32, href: impl Fn(u32) -> String) -> Self {
        let mut numbers = Vec::new();
        let mut before = 0;
        for number in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(current) <= 1) {
            if number > before + 1 {
                numbers.push(PageNumber::Dots);
            }
            numbers.push(PageNumber::Page { number, href: href(number).into(), current: number == current });
            before = number;
        }
        let turn = |number: u32| Turn { href: href(number).into(), ..Turn::default() };
        Self {
            previous: (current > 1).then(|| turn(current - 1)),
            next: (current < last).then(|| turn(current + 1)),
            numbers: if last > 1 { numbers } else { Vec::new() },
        }
    }

    fn markup(&self) -> Markup {
        match (self.numbers.is_empty(), &self.previous, &self.next) {
            (true, None, None) => Markup::default(),
            (true, ..) => self.steps(),
            (false, ..) => self.pages(),
        }
    }

    fn pages(&self) -> Markup {
        html! {
            nav class="nhsuk-pagination nhsuk-pagination--numbered" role="navigation" aria-label="Pagination" {
                @if let Some(turn) = &self.previous {
                    a class="nhsuk-pagination__previous" href=(turn.href) rel="prev" { (icon(Icon::ArrowLeft)) (title(turn, "Previous")) }
                }
                ul class="nhsuk-pagination__list" {
                    @for number in &self.numbers {
                        @match number {
                            PageNumber::Dots => li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis" { "⋯" },
                            PageNumber::Page { number, href, current } => {
                                li class={"nhsuk-pagination__item" (if *current { " nhsuk-pagination__item--current" } else { "" })} {
                                    a class="nhsuk-pagination__link" href=(href) aria-label={"Page " (number)} aria-current=[current.then_some("page")] { (number) }
                                }
                            },
                        }
                    }
                }
                @if let Some(turn) = &self.next {
                    a class="nhsuk-pagination__next" href=(turn.href) rel="next" { (title(turn, "Next")) (icon(Icon::ArrowRight)) }
                }
            }
        }
    }

    fn steps(&self) -> Markup {
        html! {
            nav class="nhsuk-pagination" role="navigation" aria-label="Pagination" {
                ul class="nhsuk-list nhsuk-pagination__list" {
                    @if let Some(turn) = &self.previous {
                        li class="nhsuk-pagination-item--previous" {
                            a class="nhsuk-pagination__link nhsuk-pagination__link--prev" href=(turn.href) rel="prev" {
                                (title(turn, "Previous")) (label(turn)) (icon(Icon::ArrowLeft))
                            }
                        }
                    }
                    @if let Some(turn) = &self.next {
                        li class="nhsuk-pagination-item--next" {
                            a class="nhsuk-pagination__link nhsuk-pagination__link--next" href=(turn.href) rel="next" {
                                (title(turn, "Next")) (label(turn)) (icon(Icon::ArrowRight))
                            }
                        }
                    }
                }
            }
        }
    }
}

renders!(Pagination);

fn title(turn: &Turn<'_>, word: &str) -> Markup {
    html! {
        span class="nhsuk-pagination__title" {
            @if turn.text.is_empty() { (word) (hidden(" page")) } @else { (turn.text) }
        }
    }
}

fn label(turn: &Turn<'_>) -> Markup {
    html! { @if !turn.label.is_empty() { (hidden(":")) " " span class="nhsuk-pagination__page" { (turn.label) } } }
}
