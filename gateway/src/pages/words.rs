//! What the gateway says to citizens, in both languages, from the same files as the app.

use std::sync::OnceLock;

use domain::application::Text;
use domain::form::Wording;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// One accessor a message: `gateway_infected(document)` says the message `gateway-infected`. What is put into
/// it may differ from one language to the other.
macro_rules! words {
    ($($name:ident($($argument:ident: &Wording),*);)*) => {
        $(
            #[doc = concat!("Says the message `", stringify!($name), "`.")]
            pub fn $name($($argument: &Wording),*) -> Text {
                said(stringify!($name), &[$((stringify!($argument), $argument)),*])
            }
        )*
    };
}

words! {
    gateway_infected(document: &Wording);
    gateway_leaves(until: &Wording);
    gateway_prefilled(portal: &Wording, link: &Wording, until: &Wording);
    gateway_prefilled_documents(documents: &Wording, portal: &Wording);
}

/// The words of one page, in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Whether it is French; else it is English.
    pub french: bool,
}

/// One accessor a message, as above; what is put in is a text or a number.
macro_rules! page_words {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => {
        impl Words {
            $(
                #[doc = concat!("Says the message `", stringify!($name), "`.")]
                pub fn $name(self, $($argument: $kind),*) -> String {
                    said_in(self.french, stringify!($name), &[$((stringify!($argument), $argument.into())),*])
                }
            )*
        }
    };
}

page_words! {
    gateway_app();
    gateway_region();
    gateway_sign_in_title();
    gateway_sign_in_text();
    gateway_sign_in_with_franceconnect();
    gateway_sign_in_franceconnect_is();
    gateway_sign_in_franceconnect_what();
    gateway_sign_in_franceconnect_window();
    gateway_sign_in_franceconnect_address();
    gateway_sign_in_with(label: &str);
    gateway_sign_in_or();
    gateway_sign_in_email_title();
    gateway_sign_in_email_label();
    gateway_sign_in_email_hint();
    gateway_sign_in_email_send();
    gateway_sign_in_email_wrong();
    gateway_sign_in_code_title();
    gateway_sign_in_code_sent(address: &str);
    gateway_sign_in_code_late();
    gateway_sign_in_code_label();
    gateway_sign_in_code_hint();
    gateway_sign_in_code_send();
    gateway_sign_in_code_again();
    gateway_sign_in_code_wrong(left: u32);
    gateway_sign_in_code_spent();
    gateway_consent_title();
    gateway_consent_who(name: &str);
    gateway_consent_may();
    gateway_consent_file();
    gateway_consent_follow();
    gateway_consent_take_back();
    gateway_consent_never();
    gateway_consent_agree();
    gateway_consent_back();
    gateway_already_title();
    gateway_already_text();
    gateway_already_go_on();
    gateway_already_done();
    gateway_trouble_error();
    gateway_trouble_code(code: &str);
    gateway_trouble_safe();
    gateway_trouble_away(name: &str);
    gateway_trouble_refused(name: &str);
    gateway_trouble_gave_up();
    gateway_trouble_title();
    gateway_trouble_request();
    gateway_trouble_browser();
    gateway_trouble_over();
    gateway_trouble_form();
    gateway_trouble_closed();
    gateway_trouble_ours();
    gateway_trouble_too_many(seconds: u32);
    gateway_sign_out_title();
    gateway_sign_out_text();
    gateway_sign_out_agree();
    gateway_signed_out_title();
    gateway_signed_out_text();
    gateway_signed_out_nothing();
    gateway_letter_subject(code: &str);
    gateway_letter(code: &str);
    gateway_events_title();
    gateway_events_text();
    gateway_events_product();
    gateway_events_cancelled(title: &str);
    gateway_events_postponed(title: &str);
    gateway_events_full(title: &str);
    gateway_events_moved_online(title: &str);
    gateway_events_free();
    gateway_events_price(price: &str);
    gateway_events_online(address: &str);
    gateway_events_booking(way: &str);
    gateway_events_source(source: &str);
    gateway_report_title();
    gateway_report_whose(organiser: &str);
    gateway_report_never();
    gateway_report_read(when: &str);
    gateway_report_failed(when: &str);
    gateway_report_failure(code: &str);
    gateway_report_count_read(count: u32);
    gateway_report_count_accepted(count: u32);
    gateway_report_count_unchanged(count: u32);
    gateway_report_count_refused(count: u32);
    gateway_report_refused_title();
    gateway_report_repaired_title();
    gateway_report_reason(code: &str);
    gateway_report_times(count: u32);
    gateway_report_help_title();
    gateway_report_help();
}

/// What is the same in both languages: a name, an address.
pub fn same(text: &str) -> Wording {
    Wording { fr: text.to_owned(), en: text.to_owned() }
}

fn said(name: &str, arguments: &[(&str, &Wording)]) -> Text {
    let in_one = |french| {
        let arguments: Vec<_> =
            arguments.iter().map(|(name, wording)| (*name, wording.read_in(french).into())).collect();
        said_in(french, name, &arguments)
    };
    Text { fr: in_one(true), en: Some(in_one(false)) }
}

fn said_in(french: bool, name: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    static FRENCH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let bundle = match french {
        true => FRENCH.get_or_init(|| read(include_str!("../../../assets/words/fr.ftl"), "fr")),
        false => ENGLISH.get_or_init(|| read(include_str!("../../../assets/words/en.ftl"), "en")),
    };
    say(bundle, &name.replace('_', "-"), arguments)
}

fn read(text: &str, locale: &str) -> FluentBundle<FluentResource> {
    // A message that Fluent cannot read is left out, and said by its name; a test of the app refuses both.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let mut bundle =
        FluentBundle::new_concurrent(vec![locale.parse::<LanguageIdentifier>().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

fn say(bundle: &FluentBundle<FluentResource>, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (argument, value) in arguments {
        given.set(*argument, value.clone());
    }
    bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_words_for_what_is_put_in() {
        let text = gateway_infected(&Wording { fr: "Devis".to_owned(), en: "Quote".to_owned() });
        assert!(text.fr.contains("Devis") && !text.fr.contains("Quote"), "{text:?}");
        let en = text.en.unwrap();
        assert!(en.contains("Quote") && en != text.fr, "{en}");
        assert!(text.fr.contains('\u{a0}'), "French typography: {}", text.fr);
    }
}
