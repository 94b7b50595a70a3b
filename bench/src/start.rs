//! P13, P14, P15: from exec to ready, memory when idle, and other requests while many people sign in.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::task::LocalSet;

use crate::Choice;
use crate::driver::{self, Connection};
use crate::process::Server;
use crate::report::Report;
use crate::seed::{self, House};

const SIGNING_IN: usize = 16;
const PEOPLE: usize = 400;

pub async fn measure(choice: &Choice) -> Result<Report> {
    let mut report = Report::new("start");
    let file = choice.folder.join("start.db");
    let house = House::new(&file).await?;
    house.people(PEOPLE).await?;
    house.signers(SIGNING_IN).await?;
    let cookie = format!("Cookie: footbridge_session={}\r\n", house.session("amira.hassan@example.org").await?);
    drop(house);

    let (mut ready, mut idle) = (Vec::new(), Vec::new());
    for round in 0..=choice.rounds {
        let server = Server::product(choice, &file)?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        if round > 0 {
            ready.push(server.ready_after.as_secs_f64() * 1000.0);
            idle.push(server.memory()?);
        }
    }
    report.alone(format!("exec to ready, {PEOPLE} people"), "ms", &ready, "≤ 100", Some(|it| it <= 100.0));
    report.alone("memory when idle (PSS)".to_owned(), "MB", &idle, "≤ 25", Some(|it| it <= 25.0));

    let server = Server::product(choice, &file)?;
    let (mut quiet, mut meanwhile, mut sign_ins) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=choice.rounds {
        let alone = others(&server, &cookie, choice, 0).await?;
        let together = others(&server, &cookie, choice, SIGNING_IN).await?;
        if round > 0 {
            quiet.push(alone.0);
            meanwhile.push(together.0);
            sign_ins.push(together.1);
        }
    }
    let what = format!("p99 of another page while {SIGNING_IN} sign in");
    report.ratio(what, "ms", &meanwhile, &quiet, "≤ 1.5", Some(|it| it <= 1.5));
    report.alone("sign-ins finished meanwhile".to_owned(), "per s", &sign_ins, "", None);
    report.note(
        "the floor of the third row is the same page while nobody signs in; two cores are shared with the driver"
            .to_owned(),
    );
    Ok(report)
}

/// p99 of a light page asked one after the other, while so many sign in again and again; and how many did, a second.
async fn others(server: &Server, cookie: &str, choice: &Choice, signing_in: usize) -> Result<(f64, f64)> {
    let stop = Rc::new(Cell::new(false));
    let done = Rc::new(Cell::new(0_usize));
    let local = LocalSet::new();
    let start = Instant::now();
    let mut signers = Vec::new();
    for number in 0..signing_in {
        let (stop, done, address) = (stop.clone(), done.clone(), server.address);
        signers.push(local.spawn_local(async move {
            let body = format!("email={}&password={}", seed::signer(number).replace('@', "%40"), seed::PASSWORD);
            let request =
                driver::post("/sign-in", "Origin: http://127.0.0.1\r\n", "application/x-www-form-urlencoded", &body);
            let mut connection = Connection::open(address).await?;
            while !stop.get() {
                let status = connection.ask(&request).await?;
                anyhow::ensure!(status == 303, "a sign-in was answered {status}");
                done.set(done.get() + 1);
            }
            anyhow::Ok(())
        }));
    }
    let requests = choice.share(1_000);
    let times = local
        .run_until(async {
            let mut connection = Connection::open(server.address).await?;
            let request = driver::get("/referrals", cookie);
            let mut times = Vec::with_capacity(requests);
            for _ in 0..requests {
                let start = Instant::now();
                let status = connection.ask(&request).await?;
                anyhow::ensure!(status == 200, "answered {status}");
                times.push(start.elapsed());
                // A person's pace would be slower still.
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            anyhow::Ok(times)
        })
        .await?;
    stop.set(true);
    let seconds = start.elapsed().as_secs_f64();
    local.await;
    for signer in signers {
        signer.await??;
    }
    let mut times = times;
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).context("no answers")?.as_secs_f64() * 1000.0;
    Ok((p99, done.get() as f64 / seconds))
}
