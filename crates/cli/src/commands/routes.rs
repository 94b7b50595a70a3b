//! `footbridge routes`: what the router itself says it answers.

use anyhow::Result;
use clap::Args;
use footbridge_front::{Front, RouteInfo};
use serde_json::json;

use crate::{Outcome, server};

/// Print every route with its action and the roles that may use it.
#[derive(Args)]
pub struct ListRoutes {
    /// As a JSON array of {method, path, action, roles}.
    #[arg(long)]
    json: bool,
}

/// Routes need an application to hang on; this one has an empty database in memory and answers nobody.
pub async fn table() -> Result<Vec<RouteInfo>> {
    let config = crate::config::Config {
        database: "sqlite::memory:".to_owned(),
        master_key: "00".repeat(32),
        ..Default::default()
    };
    let db = footbridge_store::Db::open(&config.database)?;
    footbridge_store::migrate::run(&db).await?;
    let app = super::assemble(&config, db, true).await?;
    Ok(server::router(Front::new(app)).1)
}

pub async fn run(command: &ListRoutes) -> Result<Outcome> {
    let mut routes = table().await?;
    routes.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    if command.json {
        let rows: Vec<_> = routes
            .iter()
            .map(|it| json!({ "method": it.method.as_str(), "path": it.path, "action": it.action.code(), "roles": it.roles() }))
            .collect();
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        for it in &routes {
            println!("{:6} {:44} {:26} {}", it.method.as_str(), it.path, it.action.code(), it.roles().join(" "));
        }
    }
    Ok(Outcome::Done)
}
