//! P5: a referral received through the API (durable, audited, validated, authorised), against bare SQLite with group
//! commit behind axum.

use std::time::Duration;

use anyhow::{Result, ensure};

use crate::driver::{self, Load};
use crate::numbers::Spread;
use crate::process::{Server, cpu_of, cpu_of_machine};
use crate::report::Report;
use crate::seed::{self, House};
use crate::{Choice, floor, people};

/// Connections, and the requests of one round: about a second or two of work.
const LEVELS: [(usize, usize); 3] = [(1, 1_000), (16, 8_000), (64, 12_000)];

/// People the scheme knows before: there are waits to tell of, and names to compare with.
const KNOWN: usize = 400;

/// One side's rounds.
#[derive(Default)]
struct Side {
    rate: Vec<f64>,
    cpu_ms: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

impl Side {
    fn take(&mut self, load: &Load, cpu: f64) {
        self.rate.push(load.per_second());
        self.cpu_ms.push(cpu * 1000.0 / load.requests as f64);
        self.p50.push(load.percentile(0.5));
        self.p99.push(load.percentile(0.99));
    }
}

pub async fn measure(choice: &Choice) -> Result<Report> {
    let mut report = Report::new("referral-create");
    let mut busy = Vec::new();
    for (connections, requests) in LEVELS {
        let requests = choice.share(requests);
        let product_file = choice.folder.join("product.db");
        let floor_file = choice.folder.join("floor.db");
        let bare_file = choice.folder.join("bare.db");
        seed::empty(&floor_file);
        seed::empty(&bare_file);
        let house = House::new(&product_file).await?;
        house.people(KNOWN).await?;
        let headers = format!("Authorization: Bearer {}\r\n", house.token().await?);
        drop(house);
        let product = Server::product(choice, &product_file)?;
        let bare = Server::floor(&floor_file)?;
        let (mut ours, mut theirs, mut commits) = (Side::default(), Side::default(), Vec::new());
        // One round more: the first warms both up and is not counted.
        for round in 0..=choice.rounds {
            let first = round * requests;
            let other_before = cpu_of_machine()? - cpu_of("self")? - product.cpu()? - bare.cpu()?;
            let start = std::time::Instant::now();
            let (load, cpu) = timed(&bare, connections, requests, move |number| {
                driver::post("/referrals", "", "application/json", &people::referral(KNOWN + first + number))
            })
            .await?;
            let mut single = Vec::new();
            if connections == 1 {
                single = floor::bare_commits(&floor::open(&bare_file)?, choice.share(300))?;
            }
            let headers = headers.clone();
            let (our_load, our_cpu) = timed(&product, connections, requests, move |number| {
                let headers = format!("{headers}Idempotency-Key: r{}\r\n", first + number);
                driver::post(
                    "/api/v1/referrals",
                    &headers,
                    "application/json",
                    &people::referral(KNOWN + first + number),
                )
            })
            .await?;
            ensure!(our_load.sample.contains("\"reference\""), "an odd answer: {}", our_load.sample);
            if round > 0 {
                theirs.take(&load, cpu);
                ours.take(&our_load, our_cpu);
                commits.extend((!single.is_empty()).then(|| Spread::of(single).median));
                let other = cpu_of_machine()? - cpu_of("self")? - product.cpu()? - bare.cpu()? - other_before;
                busy.push(other / start.elapsed().as_secs_f64());
            }
        }
        let stored = count(&product_file)? - KNOWN;
        let sent = requests * (choice.rounds + 1);
        ensure!(stored == sent, "{stored} referrals are stored, {sent} were acknowledged");
        rows(&mut report, connections, &ours, &theirs, &commits);
        if connections == 16 {
            report.note(format!(
                "memory after {sent} referrals: product {:.0} MB, floor {:.0} MB (PSS)",
                product.memory()?,
                bare.memory()?
            ));
        }
    }
    report.note(format!("CPU taken by other programs meanwhile, in cores: {}", Spread::of(busy)));
    report.note("every acknowledged referral was counted again in the database".to_owned());
    Ok(report)
}

async fn timed<F>(server: &Server, connections: usize, requests: usize, write: F) -> Result<(Load, f64)>
where
    F: Fn(usize) -> Vec<u8> + 'static,
{
    tokio::time::sleep(Duration::from_millis(100)).await;
    let before = server.cpu()?;
    let load = driver::run(server.address, connections, requests, 201, write).await?;
    Ok((load, server.cpu()? - before))
}

fn rows(report: &mut Report, connections: usize, ours: &Side, theirs: &Side, commits: &[f64]) {
    let at = |what: &str| format!("{what} at {connections}");
    if connections == 1 {
        report.ratio(at("p50 against one bare full commit"), "ms", &ours.p50, commits, "≤ 1.3", Some(|it| it <= 1.3));
        report.ratio(at("p50"), "ms", &ours.p50, &theirs.p50, "", None);
        report.ratio(at("CPU per referral"), "ms", &ours.cpu_ms, &theirs.cpu_ms, "≤ 2.5", Some(|it| it <= 2.5));
        report.ratio(at("referrals"), "per s", &ours.rate, &theirs.rate, "", None);
    } else {
        report.ratio(at("referrals"), "per s", &ours.rate, &theirs.rate, "≥ 0.5", Some(|it| it >= 0.5));
        report.ratio(at("CPU per referral"), "ms", &ours.cpu_ms, &theirs.cpu_ms, "≤ 2.5", Some(|it| it <= 2.5));
        let goal = (connections == 16).then_some((|it| it <= 3.0) as fn(f64) -> bool);
        report.ratio(at("p99"), "ms", &ours.p99, &theirs.p99, if goal.is_some() { "≤ 3" } else { "" }, goal);
        report.ratio(at("p50"), "ms", &ours.p50, &theirs.p50, "", None);
    }
}

fn count(database: &std::path::Path) -> Result<usize> {
    let connection = rusqlite::Connection::open(database)?;
    Ok(connection.query_row("SELECT COUNT(*) FROM referral", [], |row| row.get::<_, i64>(0))? as usize)
}
