//! The lock in Réglages: set, changed, taken away; each change asks for the present PIN.

use dioxus::prelude::*;

use super::Keys;
use super::act::use_ask;
use super::live::{Live, use_told};
use super::lock::{PinField, PinForm, Trying, told, use_is_locked_up};
use super::parts::icon::{Glyph, Icon};
use super::words::use_words;
use crate::actions::{self, Actions, Pin, Tried};

/// What is being done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Setting,
    Changing,
    Removing,
}

/// The lock in Réglages.
#[component]
pub fn LockSettings() -> Element {
    let words = use_words();
    let actions = use_context::<Keys>().actions;
    let helping = actions.is_helping();
    let gate = actions.gate().clone();
    let locked = use_is_locked_up();
    let open = use_told({
        let gate = gate.clone();
        move || gate.told()
    });
    let mut doing = use_signal(|| Doing::Nothing);
    let mut done = use_signal(|| None::<&'static str>);
    let mut ends = move |what: &'static str| {
        doing.set(Doing::Nothing);
        done.set(Some(what));
    };
    // The desk of whoever is helped ends by itself; one that does not open has no lock to show.
    let Live::Ready(locked) = *locked.read() else { return rsx! {} };
    if helping {
        return rsx! {};
    }
    let mut begin = move |what: Doing| {
        doing.set(what);
        done.set(None);
    };
    rsx! {
        section { class: "group",
            h2 { {words.lock_title()} }
            p { {words.lock_text()} }
            div { role: "status", class: "stack tight",
                strong { if locked { {words.lock_on()} } else { {words.lock_off()} } }
                if let Some(what) = done() { p { class: "echo", Icon { glyph: Glyph::Check } span { {words.lock_done(what)} } } }
            }
            match doing() {
                Doing::Nothing => rsx! {
                    div { class: "cluster",
                        if locked {
                            button { class: "button", r#type: "button", onclick: move |_| begin(Doing::Changing), {words.lock_change()} }
                            button { class: "button plain", r#type: "button", onclick: move |_| begin(Doing::Removing), {words.lock_remove()} }
                            if open() {
                                button { class: "button plain", r#type: "button", onclick: move |_| gate.close(), {words.lock_close_now()} }
                            }
                        } else {
                            button { class: "button", r#type: "button", onclick: move |_| begin(Doing::Setting), {words.lock_set()} }
                        }
                    }
                },
                Doing::Setting => rsx! { NewPin { present: false, onright: move |()| ends("set"), oncancel: move |()| begin(Doing::Nothing) } },
                Doing::Changing => rsx! { NewPin { present: true, onright: move |()| ends("changed"), oncancel: move |()| begin(Doing::Nothing) } },
                Doing::Removing => rsx! {
                    PinForm { id: "lock-remove", label: words.lock_pin_present(), go: words.lock_remove(),
                        ontry: |(actions, pin): (Actions, Pin)| -> Trying { Box::pin(async move { actions.remove_lock(pin).await }) },
                        onright: move |()| ends("removed"),
                    }
                    Cancel { onpress: move |()| begin(Doing::Nothing) }
                },
            }
            p { class: "small quiet", {words.lock_forgotten()} }
        }
    }
}

#[component]
fn Cancel(onpress: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! { button { class: "button plain", r#type: "button", onclick: move |_| onpress(()), {words.close()} } }
}

/// A new PIN, written twice; the present one first where there is one.
#[component]
fn NewPin(present: bool, onright: EventHandler<()>, oncancel: EventHandler<()>) -> Element {
    let words = use_words();
    let (mut before, mut new, mut again) =
        (use_signal(Pin::default), use_signal(Pin::default), use_signal(Pin::default));
    let mut wrong_before = use_signal(|| None::<String>);
    let mut wrong_new = use_signal(|| None::<String>);
    let mut wrong_again = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let set = use_ask(
        move |actions: Actions, (before, new): (Pin, Pin)| async move {
            match present {
                true => actions.change_lock(before, new).await,
                false => actions.set_lock(new).await.map(|()| Tried::Right),
            }
        },
        move |outcome: actions::Result<Tried>| {
            busy.set(false);
            match &outcome {
                Ok(Tried::Right) => {
                    before.set(Pin::default());
                    new.set(Pin::default());
                    again.set(Pin::default());
                    onright(());
                }
                Ok(_) => wrong_before.set(told(&outcome, words)),
                Err(error) => wrong_new.set(Some(words.apology(error.code()))),
            }
        },
    );
    rsx! {
        form { class: "stack",
            onsubmit: move |event| {
                event.prevent_default();
                wrong_before.set(None);
                wrong_new.set(None);
                wrong_again.set(None);
                if *new.read() != *again.read() {
                    wrong_again.set(Some(words.lock_differs()));
                } else if !busy() {
                    busy.set(true);
                    set((before(), new()));
                }
            },
            if present { PinField { id: "lock-before", label: words.lock_pin_present(), pin: before, wrong: wrong_before() } }
            PinField { id: "lock-new", label: words.lock_pin_new(), pin: new, hint: words.lock_pin_hint(), wrong: wrong_new() }
            PinField { id: "lock-again", label: words.lock_pin_again(), pin: again, wrong: wrong_again() }
            div { class: "cluster",
                button { class: "button primary", r#type: "submit", aria_disabled: if busy() { "true" },
                    if present { {words.lock_change()} } else { {words.lock_set()} }
                }
                Cancel { onpress: oncancel }
            }
        }
    }
}
