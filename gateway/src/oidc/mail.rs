//! Letters to citizens, by the Region's own server of mail.
#![allow(clippy::disallowed_methods, reason = "a letter travels beside the request that asked for it")]

use std::sync::Arc;
use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use reqwest::Url;

use super::email_code::Letter;
use super::secrets;
use crate::config;
use crate::fault::Fault;
use crate::jobs::public_hosts::is_loopback;
use crate::log;
use crate::pages::words::Words;

/// Longest time that the server of mail may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Tries of one letter.
const TRIES: u32 = 3;

/// A server of mail that takes our letters.
pub struct Mailer {
    server: Url,
    password: String,
    from: Mailbox,
}

impl Mailer {
    /// The one of the configuration, if it names any.
    pub fn of(set: &config::Email) -> Result<Option<Self>, Fault> {
        if set.smtp.is_empty() {
            return Ok(None);
        }
        let wrong = |why: &str| Fault::Setting(format!("sign_in.email: {why}"));
        let server: Url = set.smtp.parse().map_err(|_| wrong("smtp cannot be read"))?;
        if !matches!(server.scheme(), "smtp" | "smtps") || server.host_str().is_none() {
            return Err(wrong("smtp://USER@HOST:PORT or smtps://USER@HOST:PORT"));
        }
        if server.password().is_some() {
            return Err(wrong("the password goes into a file or a variable: password"));
        }
        let from = set.from.parse().map_err(|_| wrong("from is no address"))?;
        Ok(Some(Self { server, password: set.password.clone(), from }))
    }

    /// Sends a code. Whoever asked for it does not wait: how long a letter takes would tell whether it was sent.
    pub fn send(self: &Arc<Self>, letter: Letter, words: Words) {
        let mailer = self.clone();
        tokio::spawn(async move {
            for _ in 0..TRIES {
                match mailer.sent(&letter, words).await {
                    Ok(()) => return,
                    // Without the address: it is a person's.
                    Err(why) => log::line(&serde_json::json!({"mail": "not sent", "why": why})),
                }
            }
        });
    }

    async fn sent(&self, letter: &Letter, words: Words) -> Result<(), &'static str> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, letter.to.clone()))
            .subject(words.gateway_letter_subject(&letter.code))
            .header(ContentType::TEXT_PLAIN)
            .body(words.gateway_letter(&letter.code))
            .map_err(|_| "message")?;
        let server = self.transport()?;
        let sent = tokio::time::timeout(PATIENCE, server.send(message)).await;
        sent.map_err(|_| "time")?.map(|_| ()).map_err(|error| match error {
            error if error.is_permanent() => "refused",
            error if error.is_transient() => "not now",
            _ => "connection",
        })
    }

    fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, &'static str> {
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        let host = self.server.host_str().unwrap_or_default();
        let builder = match self.server.scheme() {
            "smtps" => Smtp::relay(host).map_err(|_| "tls")?,
            _ if is_loopback(&self.server) => Smtp::builder_dangerous(host),
            // Never in clear, also where somebody on the way takes the offer of TLS out.
            _ => Smtp::starttls_relay(host).map_err(|_| "tls")?,
        };
        let builder = match self.server.port() {
            Some(port) => builder.port(port),
            None => builder,
        };
        let user = self.server.username();
        if user.is_empty() {
            return Ok(builder.build());
        }
        let password = secrets::named(&self.password).map_err(|_| "password")?;
        Ok(builder.credentials(Credentials::new(user.to_owned(), password.to_string())).build())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(smtp: &str, from: &str) -> Result<bool, Fault> {
        let set = config::Email {
            smtp: smtp.to_owned(),
            password: String::new(),
            from: from.to_owned(),
            codes_an_hour: 5,
        };
        Mailer::of(&set).map(|mailer| mailer.is_some())
    }

    #[test]
    fn a_server_of_mail_is_named_without_its_password() {
        let from = "Region <noreply@region.example>";
        assert!(!of("", "").unwrap());
        for good in ["smtps://region@mail.example", "smtp://mail.example:587", "smtp://127.0.0.1:2525"] {
            assert!(of(good, from).unwrap(), "{good}");
        }
        for bad in ["mail.example", "https://mail.example", "smtps://a:hunter2@mail.example"] {
            let said = of(bad, from).unwrap_err();
            assert!(said.code() == "setting" && !said.to_string().contains("hunter2"), "{bad}");
        }
        assert!(of("smtps://mail.example", "nobody").is_err());
    }
}
