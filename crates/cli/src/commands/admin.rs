//! `footbridge admin`: the first scheme, accounts, referring organisations and tokens, by whoever holds the machine.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::Subcommand;
use footbridge_app::App;
use footbridge_app::AppError;
use footbridge_app::access::accounts::{self, CreateAccount};
use footbridge_app::access::set_up;
use footbridge_app::access::token::{self, IssueToken};
use footbridge_domain::access::{Action, Actor, Role};

use crate::Outcome;

#[derive(Subcommand)]
pub enum Admin {
    /// Make a scheme: the service that holds a caseload.
    Scheme {
        #[arg(long)]
        name: String,
        #[arg(long)]
        phone: String,
        #[arg(long)]
        email: String,
        /// The area it serves, in words.
        #[arg(long, default_value = "")]
        area: String,
    },
    /// Make a practice or agency that refers people, and print its form link once.
    Organisation {
        /// The scheme's name; not needed while there is only one.
        #[arg(long)]
        scheme: Option<String>,
        #[arg(long)]
        name: String,
        /// practice, council, voluntary, hospital or other
        #[arg(long, default_value = "practice")]
        kind: String,
        #[arg(long)]
        ods_code: Option<String>,
        /// Where replies go.
        #[arg(long)]
        reply_to: Option<String>,
    },
    /// Make an account. The password is read from standard input; a machine account (--machine) has none.
    Account {
        email: String,
        #[arg(long)]
        scheme: Option<String>,
        #[arg(long)]
        name: String,
        /// referrer, link_worker, team_lead, supervisor, directory_editor, analyst, administrator; may be repeated
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// The practice or agency a referrer belongs to.
        #[arg(long)]
        organisation: Option<String>,
        #[arg(long)]
        machine: bool,
    },
    /// Print a bearer token for an account, once. Only its hash is kept.
    Token {
        /// The account's email.
        account: String,
        /// An action the token may do, like refer_person; may be repeated. `footbridge routes` names them.
        #[arg(long = "scope", required = true)]
        scopes: Vec<String>,
        #[arg(long, default_value = "token")]
        name: String,
        /// How many days it lasts.
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
}

pub async fn run(command: Admin, file: Option<&Path>, database: Option<&str>) -> Result<Outcome> {
    let config = super::config(file, database)?;
    let app = super::open(&config).await?;
    let product = Actor::Product;
    match command {
        Admin::Scheme { name, phone, email, area } => {
            let id = set_up::scheme(&app, &product, set_up::NewScheme { name, phone, email, area })
                .await
                .map_err(in_words)?;
            println!("Scheme made: {id}");
        }
        Admin::Organisation { scheme, name, kind, ods_code, reply_to } => {
            let scheme = set_up::scheme_named(&app, &product, scheme.as_deref()).await.map_err(in_words)?;
            let new = set_up::NewOrganisation { scheme, name, kind, ods_code, reply_to };
            let link = set_up::organisation(&app, &product, new).await.map_err(in_words)?;
            println!("Its form link, shown once:\n{}/refer/{link}", app.settings.base_url);
        }
        Admin::Account { email, scheme, name, roles, organisation, machine } => {
            account(&app, &product, email, scheme, name, &roles, organisation, machine).await?;
        }
        Admin::Token { account, scopes, name, days } => {
            let actions = scopes
                .iter()
                .map(|code| {
                    Action::from_code(code)
                        .with_context(|| format!("there is no action called {code}; `footbridge routes` names them"))
                })
                .collect::<Result<Vec<_>>>()?;
            let token =
                token::issue(&app, &product, IssueToken { account, name, actions, days }).await.map_err(in_words)?;
            println!("{token}");
        }
    }
    Ok(Outcome::Done)
}

#[expect(clippy::too_many_arguments, reason = "one per flag of the command line")]
async fn account(
    app: &App,
    product: &Actor,
    email: String,
    scheme: Option<String>,
    name: String,
    roles: &[String],
    organisation: Option<String>,
    machine: bool,
) -> Result<()> {
    let scheme = set_up::scheme_named(app, product, scheme.as_deref()).await.map_err(in_words)?;
    let organisation = match organisation {
        Some(name) => Some(set_up::organisation_named(app, product, scheme, &name).await.map_err(in_words)?),
        None => None,
    };
    let roles = roles
        .iter()
        .map(|code| Role::from_code(code).with_context(|| format!("there is no role called {code}")))
        .collect::<Result<_>>()?;
    let password = if machine { None } else { Some(read_password()?) };
    let command = CreateAccount {
        scheme,
        organisation,
        email,
        name,
        job_title: String::new(),
        phone: String::new(),
        roles,
        machine,
        password,
    };
    let id = accounts::create(app, product, command).await.map_err(in_words)?;
    println!("Account made: {id}");
    Ok(())
}

fn read_password() -> Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        eprintln!("Password (it shows as you type; pipe it in to keep it off the screen):");
    }
    let mut line = String::new();
    input.lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        bail!("give the password on standard input");
    }
    Ok(password)
}

/// Field errors as sentences.
pub fn in_words(error: AppError) -> anyhow::Error {
    match error {
        AppError::Invalid(fields) => {
            let words: Vec<_> = fields.iter().map(|(field, message)| format!("{field}: {message}")).collect();
            anyhow::anyhow!("{}", words.join("\n"))
        }
        AppError::Internal(why) | AppError::Unavailable(why) => anyhow::anyhow!("{why}"),
        other => anyhow::anyhow!("{other}"),
    }
}
