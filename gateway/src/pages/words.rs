//! What the gateway says to citizens, in both languages, from the same files as the app.

use std::sync::OnceLock;

use domain::application::Text;
use domain::form::Wording;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
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
    gateway_prefilled(portal: &Wording, link: &Wording, until: &Wording);
    gateway_prefilled_documents(documents: &Wording, portal: &Wording);
}

/// What is the same in both languages: a name, an address.
pub fn same(text: &str) -> Wording {
    Wording { fr: text.to_owned(), en: text.to_owned() }
}

fn said(name: &str, arguments: &[(&str, &Wording)]) -> Text {
    static FRENCH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let key = name.replace('_', "-");
    let fr = FRENCH.get_or_init(|| read(include_str!("../../../assets/words/fr.ftl"), "fr"));
    let en = ENGLISH.get_or_init(|| read(include_str!("../../../assets/words/en.ftl"), "en"));
    Text { fr: say(fr, &key, arguments, true), en: Some(say(en, &key, arguments, false)) }
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

fn say(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    arguments: &[(&str, &Wording)],
    french: bool,
) -> String {
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (argument, wording) in arguments {
        given.set((*argument).to_owned(), wording.read_in(french).to_owned());
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
