//! The binary `footbridge`: the whole product in one file, and the commands to run it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use footbridge::{Outcome, commands};

/// Open-source software for social prescribing.
///
/// `footbridge demo` starts a complete, made-up scheme to try. `footbridge serve` runs a real one.
///
/// Exit codes: 0 done; 1 it failed, the reason is on standard error; 2 the command line was wrong;
/// 3 a check found something (`audit verify`, `import --dry-run` with errors).
#[derive(Parser)]
#[command(name = "footbridge", version, max_term_width = 100)]
struct Line {
    /// The settings file. Without it, footbridge.toml in this folder is read if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://user@host/name. Overrides the settings file.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start a complete, made-up scheme on its own database and sign in as any of its people.
    Demo(commands::demo::Demo),
    /// Run the product: pages, API and jobs, until it is asked to stop.
    Serve(commands::serve::Serve),
    /// Bring the database up to date. `serve` refuses to start on one that is not.
    Migrate,
    /// Print every route with its action and the roles that may use it.
    Routes(commands::routes::ListRoutes),
    /// Check the audit trail.
    #[command(subcommand)]
    Audit(commands::audit::Audit),
    /// Make the first scheme, accounts and tokens.
    #[command(subcommand)]
    Admin(commands::admin::Admin),
    /// Bring in services, postcodes or referrals from files.
    #[command(subcommand)]
    Import(commands::import::Import),
    /// Fill a database with a made-up world of any size: for trying things and for load tests.
    World(commands::world::World),
    /// Write the generated documents: states, access matrix, routes, errors, data dictionary.
    #[command(hide = true)]
    Docs(commands::docs::Docs),
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = Line::parse();
    let (config, database) = (line.config.as_deref(), line.database.as_deref());
    let outcome = match line.command {
        Command::Demo(it) => commands::demo::run(it, database).await,
        Command::Serve(it) => commands::serve::run(it, config, database).await,
        Command::Migrate => commands::migrate::run(config, database).await,
        Command::Routes(it) => commands::routes::run(&it).await,
        Command::Audit(it) => commands::audit::run(it, config, database).await,
        Command::Admin(it) => commands::admin::run(it, config, database).await,
        Command::Import(it) => commands::import::run(it, config, database).await,
        Command::World(it) => commands::world::run(it, config, database).await,
        Command::Docs(it) => commands::docs::run(&it).await,
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(3),
        Err(error) => {
            eprintln!("footbridge: {error:#}");
            ExitCode::FAILURE
        }
    }
}
