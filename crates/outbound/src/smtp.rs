//! Email by SMTP: plain text, one message at a time, an id that stays the same when a delivery is repeated.

use footbridge_app::ports::{Email, Mailer, Sending};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// Where and as whom mail is handed over.
#[derive(Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    /// `starttls`, `tls` or `none`; the last only for a relay on the same machine.
    pub security: String,
    pub username: String,
    pub password: String,
    /// "Harbour Social Prescribing <hello@example.org>"
    pub from: String,
}

#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// Checks the settings; nothing is sent yet.
    pub fn new(settings: &SmtpSettings) -> Result<Self, String> {
        let from: Mailbox = settings.from.parse().map_err(|_| "mail.from is not an email address".to_owned())?;
        let builder = match settings.security.as_str() {
            "starttls" => {
                AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&settings.host).map_err(|why| why.to_string())?
            }
            "tls" => AsyncSmtpTransport::<Tokio1Executor>::relay(&settings.host).map_err(|why| why.to_string())?,
            "none" if is_local(&settings.host) => {
                AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            }
            "none" => return Err("mail.security may be none only for a relay on this machine".to_owned()),
            _ => return Err("mail.security is starttls, tls or none".to_owned()),
        };
        let builder = builder.port(settings.port);
        let builder = if settings.username.is_empty() {
            builder
        } else {
            builder.credentials(Credentials::new(settings.username.clone(), settings.password.clone()))
        };
        Ok(Self { transport: builder.build(), from })
    }
}

fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

impl Mailer for Smtp {
    fn send<'a>(&'a self, email: &'a Email) -> Sending<'a> {
        Box::pin(async move {
            let address = email.to.parse().map_err(|_| "the recipient is not an email address".to_owned())?;
            let host = self.from.email.domain();
            let message = Message::builder()
                .from(self.from.clone())
                .to(Mailbox::new(Some(email.to_name.clone()).filter(|it| !it.is_empty()), address))
                .subject(&email.subject)
                .message_id(Some(format!("<{}@{host}>", email.id)))
                .header(ContentType::TEXT_PLAIN)
                .body(email.body.clone())
                .map_err(|why| why.to_string())?;
            // The server's own words may repeat an address: only the kind of failure is kept.
            self.transport.send(message).await.map(|_| ()).map_err(|why| match why.status() {
                Some(code) => format!("the mail server answered {code}"),
                None => "the mail server could not be reached".to_owned(),
            })
        })
    }
}
