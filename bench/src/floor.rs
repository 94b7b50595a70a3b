//! The floor: axum and SQLite with nothing around them. One writer shares each durable commit among all who wait
//! (group commit); a page is twenty rows read and written as HTML. No sign-in, no permissions, no validation.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::mpsc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{get, post};
use rusqlite::{Connection, params};
use serde::Deserialize;
use tokio::sync::oneshot;

#[derive(Deserialize)]
struct Referral {
    source: String,
    person: Person,
    reason: String,
    needs: Vec<String>,
    risk: String,
}

#[derive(Deserialize)]
struct Person {
    first_name: String,
    family_name: String,
    born_on: String,
    nhs_number: String,
    phone: String,
    postcode: String,
}

struct Wanted {
    id: uuid::Uuid,
    referral: Referral,
    done: oneshot::Sender<bool>,
}

#[derive(Clone)]
struct Floor {
    writer: mpsc::Sender<Wanted>,
    path: PathBuf,
}

pub const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS referral (
        id BLOB PRIMARY KEY, source TEXT NOT NULL, first_name TEXT NOT NULL, family_name TEXT NOT NULL, born_on TEXT NOT NULL,
        nhs_number TEXT NOT NULL, phone TEXT NOT NULL, postcode TEXT NOT NULL, reason TEXT NOT NULL, needs TEXT NOT NULL,
        risk TEXT NOT NULL, worker BIGINT NOT NULL, received_at BIGINT NOT NULL, state TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS referral_name ON referral (worker, family_name, first_name);
    CREATE INDEX IF NOT EXISTS referral_number ON referral (nhs_number);
    CREATE INDEX IF NOT EXISTS referral_received ON referral (received_at);
    CREATE TABLE IF NOT EXISTS audit (seq INTEGER PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, event TEXT NOT NULL, subject BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS audit_subject ON audit (subject);";
const INSERT: &str = "INSERT INTO referral VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, 'received')";
const AUDIT: &str = "INSERT INTO audit (at, actor, event, subject) VALUES (?1, 'a practice', 'referral_received', ?2)";
const ROWS: &str = "SELECT first_name, family_name, born_on, postcode, state, received_at FROM referral WHERE worker = ?1 \
    ORDER BY family_name, first_name LIMIT 20";

thread_local! {
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

pub fn open(path: &std::path::Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;")?;
    connection.execute_batch(TABLES)?;
    Ok(connection)
}

/// Serves until it is killed.
pub fn serve(database: &str) -> Result<()> {
    let path = PathBuf::from(database);
    let connection = open(&path)?;
    let (writer, wanted) = mpsc::channel();
    std::thread::spawn(move || write_forever(&connection, &wanted));
    let port: u16 = std::env::var("FLOOR_PORT").context("FLOOR_PORT")?.parse()?;
    let router = Router::new()
        .route("/ready", get(|| async { "ready" }))
        .route("/referrals", post(receive))
        .route("/people/{worker}", get(page))
        .with_state(Floor { writer, path });
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        axum::serve(listener, router).await?;
        Ok(())
    })
}

async fn receive(State(floor): State<Floor>, body: Bytes) -> Response {
    let Ok(referral) = serde_json::from_slice::<Referral>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let id = uuid::Uuid::now_v7();
    let (done, told) = oneshot::channel();
    if floor.writer.send(Wanted { id, referral, done }).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match told.await {
        Ok(true) => (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], format!("{{\"id\":\"{id}\"}}"))
            .into_response(),
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Whatever waits is written together and synced once.
fn write_forever(connection: &Connection, wanted: &mpsc::Receiver<Wanted>) {
    while let Ok(first) = wanted.recv() {
        let mut group = vec![first];
        group.extend(wanted.try_iter());
        let outcome = write_group(connection, &group);
        if outcome.is_err() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        for one in group {
            let _ = one.done.send(outcome.is_ok());
        }
    }
}

fn write_group(connection: &Connection, group: &[Wanted]) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for one in group {
        insert(connection, one.id, &one.referral)?;
    }
    connection.execute_batch("COMMIT")
}

fn insert(connection: &Connection, id: uuid::Uuid, it: &Referral) -> rusqlite::Result<()> {
    let now = jiff::Timestamp::now().as_millisecond();
    let (id, person) = (id.as_bytes().as_slice(), &it.person);
    connection.prepare_cached(INSERT)?.execute(params![
        id,
        it.source,
        person.first_name,
        person.family_name,
        person.born_on,
        person.nhs_number,
        person.phone,
        person.postcode,
        it.reason,
        it.needs.join(" "),
        it.risk,
        now
    ])?;
    connection.prepare_cached(AUDIT)?.execute(params![now, id])?;
    Ok(())
}

/// The time of single full commits of one referral and its audit row, one after the other: what the disk allows.
pub fn bare_commits(connection: &Connection, many: usize) -> Result<Vec<f64>> {
    let mut times = Vec::with_capacity(many);
    for number in 0..many {
        let referral: Referral = serde_json::from_str(&crate::people::referral(900_000 + number))?;
        let start = std::time::Instant::now();
        connection.execute_batch("BEGIN IMMEDIATE")?;
        insert(connection, uuid::Uuid::now_v7(), &referral)?;
        connection.execute_batch("COMMIT")?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(times)
}

async fn page(State(floor): State<Floor>, Path(worker): Path<i64>) -> Response {
    READER.with(|reader| match rows(&mut reader.borrow_mut(), &floor.path, worker) {
        Ok(html) => Html(html).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    })
}

fn rows(reader: &mut Option<Connection>, path: &std::path::Path, worker: i64) -> Result<String> {
    let connection = match reader {
        Some(connection) => connection,
        None => reader.insert(Connection::open(path)?),
    };
    let mut html =
        String::from("<!doctype html><html lang=\"en\"><head><title>People</title></head><body><h1>People</h1><table>");
    let mut statement = connection.prepare_cached(ROWS)?;
    let mut rows = statement.query([worker])?;
    while let Some(row) = rows.next()? {
        let text = |place: usize| row.get_ref(place).and_then(|it| Ok(it.as_str()?));
        write!(
            html,
            "<tr><td>{} {}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            text(0)?,
            text(1)?,
            text(2)?,
            text(3)?,
            text(4)?,
            row.get::<_, i64>(5)?
        )?;
    }
    html.push_str("</table></body></html>");
    Ok(html)
}

/// Fills the floor's table for pages: the same people as the product's.
pub fn fill(path: &std::path::Path, people: usize, workers: usize) -> Result<()> {
    let connection = open(path)?;
    connection.execute_batch("BEGIN")?;
    for number in 0..people {
        let it = crate::people::person(number);
        connection.prepare_cached(
            "INSERT INTO referral VALUES (?1, 'gp', ?2, ?3, ?4, ?5, ?6, 'M33 2AA', 'Lonely', 'loneliness', 'no_known_risks', ?7, ?8, 'active')",
        )?.execute(params![
            uuid::Uuid::now_v7().as_bytes().as_slice(), it.first_name, it.family_name, it.born_on.to_string(), it.nhs_number, it.phone,
            (number % workers) as i64, number as i64
        ])?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(())
}
