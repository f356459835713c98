//! The desktop's voice: each sentence in its language, until the end or until enough was heard; no voice is said.

use std::sync::atomic::{AtomicUsize, Ordering};

use ma_region::platform::desktop::SpeechDispatcher;
use ma_region::platform::{NoVoice, Presence, Voice};

use crate::world::speech::Speech;

#[test]
fn each_sentence_is_said_in_its_language_over_one_conversation() {
    let folder = tempfile::tempdir().unwrap();
    let speech = Speech::in_folder(folder.path(), &["en-GB", "fr"], false);
    let voice = SpeechDispatcher::at(Some(speech.socket.clone()));
    assert_eq!(voice.presence(), Presence::Here);
    voice.say("Une  aide,\npour vous.", "fr", &|| true).unwrap();
    voice.say("...and more", "en", &|| true).unwrap();
    let told = [("Une aide, pour vous.", "fr"), ("and more", "en")];
    assert_eq!(speech.told(), told.map(|(text, lang)| (text.to_owned(), lang.to_owned())));
    assert_eq!(speech.cancelled(), 0);
}

#[test]
fn a_sentence_is_cut_short_once_enough_was_heard() {
    let folder = tempfile::tempdir().unwrap();
    let speech = Speech::in_folder(folder.path(), &["fr"], true);
    let voice = SpeechDispatcher::at(Some(speech.socket.clone()));
    let asked = AtomicUsize::new(0);
    voice.say("Une longue phrase.", "fr", &|| asked.fetch_add(1, Ordering::SeqCst) < 2).unwrap();
    assert_eq!((speech.told().len(), speech.cancelled()), (1, 1));
    // The conversation goes on.
    voice.say("Une autre.", "fr", &|| false).unwrap();
    assert_eq!((speech.told().len(), speech.cancelled()), (2, 2));
}

#[test]
fn no_voice_of_the_language_and_no_service_at_all_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let speech = Speech::in_folder(folder.path(), &["de"], false);
    let voice = SpeechDispatcher::at(Some(speech.socket.clone()));
    assert_eq!(voice.say("Bonjour.", "fr", &|| true), Err(NoVoice));
    assert_eq!(speech.told(), []);
    let none = SpeechDispatcher::at(None);
    assert_eq!(none.presence(), Presence::Missing);
    assert_eq!(none.say("Bonjour.", "fr", &|| true), Err(NoVoice));
}
