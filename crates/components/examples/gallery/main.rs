//! Writes the gallery: every component, and three real pages made of them, as static files to look at.
//!
//! `cargo run -p footbridge-components --example gallery -- FOLDER`, then serve FOLDER and open `index.html`.

mod forms;
mod more;
mod pages;
mod parts;
mod staff;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use footbridge_components::{assets, shell};
use maud::{Markup, html};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("Say where to write: gallery -- FOLDER")?);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets::manifest() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), asset.bytes)?;
    }
    let pages: Vec<(&str, Markup)> = vec![
        ("today", pages::today()),
        ("record", pages::record()),
        ("matches", pages::matches()),
        ("people", more::people()),
        ("report", more::report()),
        ("mailbox", more::mailbox_page()),
        ("forms", forms::staff()),
        ("errors", forms::errors()),
        ("parts", parts::page()),
        ("public", forms::public()),
        ("public-cy", forms::public_welsh()),
        ("sign-in", forms::sign_in()),
        ("letter", more::letter(false)),
        ("letter-large", more::letter(true)),
    ];
    for (name, page) in &pages {
        fs::write(folder.join(format!("{name}.html")), &page.0)?;
    }
    let index = shell::Bare {
        title: "Gallery".into(),
        content: html! {
            h1 { "Gallery" }
            ul { @for (name, _) in &pages { li { a href={"/" (name) ".html"} { (name) } } } }
        },
        ..Default::default()
    };
    fs::write(folder.join("index.html"), index.render().0)?;
    println!("{} pages in {}", pages.len() + 1, folder.display());
    Ok(())
}
