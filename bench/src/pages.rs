//! P8: Today and a caseload page of twenty rows, signed in, against a bare page of twenty rows; at 400 and at 100,000 people.

use anyhow::{Result, ensure};

use crate::driver;
use crate::numbers::Spread;
use crate::process::Server;
use crate::report::Report;
use crate::seed::{self, CASELOAD, House};
use crate::{Choice, floor};

const CONNECTIONS: usize = 16;
const REQUESTS: usize = 6_000;
const SMALL: usize = 400;
const LARGE: usize = 100_000;

/// A page, who looks at it, and what must be on it.
struct Look {
    name: &'static str,
    path: &'static str,
    email: &'static str,
    /// The goal is about a link worker's pages; a team lead's list of everybody is shown beside them.
    judged: bool,
}

const LOOKS: [Look; 3] = [
    Look { name: "Today", path: "/today", email: "amira.hassan@example.org", judged: true },
    Look { name: "People, own caseload", path: "/people", email: "amira.hassan@example.org", judged: true },
    Look {
        name: "People, a team lead's whole scheme",
        path: "/people",
        email: "helen.marsh@example.org",
        judged: false,
    },
];

pub async fn measure(choice: &Choice) -> Result<Report> {
    let mut report = Report::new("pages");
    let mut at_small: Vec<Vec<f64>> = Vec::new();
    for people in [SMALL, LARGE] {
        let product_file = choice.folder.join(format!("pages-{people}.db"));
        let floor_file = choice.folder.join(format!("floor-pages-{people}.db"));
        let house = House::new(&product_file).await?;
        house.people(people).await?;
        let mut cookies = Vec::new();
        for look in &LOOKS {
            cookies.push(format!("Cookie: footbridge_session={}\r\n", house.session(look.email).await?));
        }
        drop(house);
        seed::empty(&floor_file);
        floor::fill(&floor_file, people, people / CASELOAD)?;
        let product = Server::product(choice, &product_file)?;
        let bare = Server::floor(&floor_file)?;
        let mut cpu: Vec<Vec<f64>> = LOOKS.iter().map(|_| Vec::new()).collect();
        let mut p99: Vec<Vec<f64>> = cpu.clone();
        let (mut floor_cpu, mut floor_p99) = (Vec::new(), Vec::new());
        let mut sizes = String::new();
        for round in 0..=choice.rounds {
            let measured = one(choice, &bare, || driver::get("/people/1", "")).await?;
            if round > 0 {
                floor_cpu.push(measured.0);
                floor_p99.push(measured.1);
            }
            for (place, look) in LOOKS.iter().enumerate() {
                let cookie = cookies[place].clone();
                let (ms, slow, page) = one(choice, &product, move || driver::get(look.path, &cookie)).await?;
                ensure!(page.contains("</html>"), "{} is not a page", look.path);
                if round == 0 {
                    sizes.push_str(&format!("{} {:.1} KB; ", look.name, page.len() as f64 / 1024.0));
                } else {
                    cpu[place].push(ms);
                    p99[place].push(slow);
                }
            }
        }
        for (place, look) in LOOKS.iter().enumerate() {
            let goal: Option<fn(f64) -> bool> = if look.judged { Some(|it| it <= 4.0) } else { None };
            let words = if look.judged { "≤ 4" } else { "" };
            report.ratio(format!("{}: CPU at {people} people", look.name), "ms", &cpu[place], &floor_cpu, words, goal);
            report.ratio(format!("{}: p99 at {people} people", look.name), "ms", &p99[place], &floor_p99, "", None);
        }
        if people == SMALL {
            at_small = cpu;
        } else {
            for (place, look) in LOOKS.iter().enumerate() {
                let goal: Option<fn(f64) -> bool> = if look.judged { Some(|it| it <= 1.5) } else { None };
                let words = if look.judged { "≤ 1.5" } else { "" };
                let (large, small) = (cpu[place].clone(), at_small[place].clone());
                let what = format!("{}: CPU at {LARGE} people against {SMALL}", look.name);
                report.ratio(what, "ms", &large, &small, words, goal);
            }
        }
        report.note(format!(
            "at {people} people: {sizes}one in twenty waits in the queue, a link worker holds {CASELOAD}"
        ));
    }
    report.note(format!(
        "{CONNECTIONS} connections; the floor's page reads and writes twenty rows without sign-in or layout"
    ));
    Ok(report)
}

/// CPU ms a page, p99 in ms, and the page.
async fn one<F>(choice: &Choice, server: &Server, request: F) -> Result<(f64, f64, String)>
where
    F: Fn() -> Vec<u8> + 'static,
{
    let before = server.cpu()?;
    let load = driver::run(server.address, CONNECTIONS, choice.share(REQUESTS), 200, move |_| request()).await?;
    let cpu = (server.cpu()? - before) * 1000.0 / load.requests as f64;
    Ok((Spread::of([cpu]).median, load.percentile(0.99), load.sample))
}
