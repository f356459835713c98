//! The pages of sign-in: by what means, the code from the letter, and the one page with the one button.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::frame::Page;
use super::notice::Notice;
use super::words::Words;
use crate::config::Kind;
use crate::oidc::provider::Provider;
use crate::oidc::{SignIn, redirects};
use crate::routes;

/// The hidden fields of a form.
pub type Hidden = [(&'static str, String); 2];

fn hidden(fields: &Hidden) -> Markup {
    html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
}

/// What went wrong with a field, said beside it.
fn wrong(words: Words, id: &str, text: &str) -> Markup {
    html! { p.wrong id=(id) { strong { (words.gateway_trouble_error()) } " " (text) } }
}

/// By what means? FranceConnect first, then the others, then a letter. `notice` says why the page is shown again;
/// `address` is what was typed and cannot be written to.
pub fn means(
    words: Words,
    sign_in: &SignIn,
    form: &Hidden,
    notice: Option<&Notice>,
    address: Option<&str>,
) -> Page {
    let leads_to = sign_in.providers.iter().flat_map(|provider| provider.origins()).collect();
    let main = html! {
        @if let Some(notice) = notice { (notice.markup(words)) }
        p { (words.gateway_sign_in_text()) }
        @for (place, provider) in sign_in.providers.iter().enumerate() {
            @if place > 0 { (or(words)) }
            (button(words, provider, form))
        }
        @if sign_in.mailer.is_some() {
            @if !sign_in.providers.is_empty() { (or(words)) }
            h2 { (words.gateway_sign_in_email_title()) }
            (letter(words, form, address, sign_in.providers.is_empty()))
        }
    };
    let status = match (notice, address) {
        (Some(notice), _) => notice.status,
        (None, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let code = notice.map(|notice| notice.code).or(address.map(|_| "sign-in-address"));
    Page { leads_to, status, code, ..Page::new(words, words.gateway_sign_in_title(), main) }
}

fn or(words: Words) -> Markup {
    html! { p.or { span { (words.gateway_sign_in_or()) } } }
}

/// The button of a provider. FranceConnect's own file is shown as it is, where the Region configured it.
fn button(words: Words, provider: &Provider, form: &Hidden) -> Markup {
    let franceconnect = provider.set.kind == Kind::FranceConnect;
    let name = if franceconnect {
        words.gateway_sign_in_with_franceconnect()
    } else {
        words.gateway_sign_in_with(&provider.set.label)
    };
    html! {
        form method="post" action=(routes::of_provider(routes::TO_PROVIDER, &provider.name)) {
            (hidden(form))
            @if provider.set.button.is_empty() {
                button.plain[!franceconnect].provider[franceconnect] { (name) }
            } @else {
                button.official { img src=(routes::of_provider(routes::PROVIDER_BUTTON, &provider.name)) alt=(name); }
            }
        }
        @if franceconnect {
            p { (words.gateway_sign_in_franceconnect_is()) }
            p {
                a href=(words.gateway_sign_in_franceconnect_address()) target="_blank" rel="noopener noreferrer"
                    title=(words.gateway_sign_in_franceconnect_window()) { (words.gateway_sign_in_franceconnect_what()) }
            }
        }
    }
}

/// The form that asks for a letter; its button is the first of the page where there is no provider.
fn letter(words: Words, form: &Hidden, address: Option<&str>, first: bool) -> Markup {
    let described = if address.is_some() { "address-hint address-wrong" } else { "address-hint" };
    html! {
        form method="post" action=(routes::LETTER) {
            (hidden(form))
            label for="address" { (words.gateway_sign_in_email_label()) }
            p.hint id="address-hint" { (words.gateway_sign_in_email_hint()) }
            input type="text" id="address" name="address" inputmode="email" autocomplete="email" autocapitalize="none"
                spellcheck="false" required aria-describedby=(described) aria-invalid=[address.map(|_| "true")]
                value=[address];
            @if address.is_some() { (wrong(words, "address-wrong", &words.gateway_sign_in_email_wrong())) }
            button.plain[first].quiet[!first] { (words.gateway_sign_in_email_send()) }
        }
    }
}

/// What was wrong with the code before.
pub enum Before {
    /// None was tried.
    Nothing,
    /// It is another one; so many tries are left.
    Wrong(u32),
    /// None is good any more.
    Spent,
}

/// Which code came by e-mail?
pub fn code(words: Words, address: Option<&str>, form: &Hidden, before: &Before) -> Page {
    let wrong_text = match before {
        Before::Nothing => None,
        Before::Wrong(left) => Some(words.gateway_sign_in_code_wrong(*left)),
        Before::Spent => Some(words.gateway_sign_in_code_spent()),
    };
    let described = if wrong_text.is_some() { "code-hint code-wrong" } else { "code-hint" };
    let main = html! {
        @if let Some(address) = address { p role="status" { (words.gateway_sign_in_code_sent(address)) } }
        p { (words.gateway_sign_in_code_late()) }
        form method="post" action=(routes::CODE) {
            (hidden(form))
            label for="code" { (words.gateway_sign_in_code_label()) }
            p.hint id="code-hint" { (words.gateway_sign_in_code_hint()) }
            input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"
                required aria-describedby=(described) aria-invalid=[wrong_text.as_ref().map(|_| "true")];
            @if let Some(text) = &wrong_text { (wrong(words, "code-wrong", text)) }
            button.plain { (words.gateway_sign_in_code_send()) }
        }
        form method="post" action=(routes::MEANS) {
            (hidden(form))
            button.quiet { (words.gateway_sign_in_code_again()) }
        }
    };
    let refused = wrong_text.is_some();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let code = refused.then_some("sign-in-code");
    Page { status, code, ..Page::new(words, words.gateway_sign_in_code_title(), main) }
}

/// The one page with the one button: it names the app and what it will be able to do (RFC 8252 §8.6).
pub fn consent(words: Words, name: &str, redirect_uri: &str, form: &Hidden, again: bool) -> Page {
    let main = html! {
        @if again { p.note role="status" { (words.gateway_already_text()) } }
        @if !name.is_empty() { p { (words.gateway_consent_who(name)) } }
        p { (words.gateway_consent_may()) }
        ul {
            li { (words.gateway_consent_file()) }
            li { (words.gateway_consent_follow()) }
            li { (words.gateway_consent_take_back()) }
        }
        p { (words.gateway_consent_never()) }
        form method="post" action=(routes::CONSENT) {
            (hidden(form))
            button.plain { (words.gateway_consent_agree()) }
        }
        p.hint { (words.gateway_consent_back()) }
    };
    let leads_to = vec![redirects::origin(redirect_uri)];
    Page { leads_to, ..Page::new(words, words.gateway_consent_title(), main) }
}
