//! The lock on screen: the closed door of « Mon dossier », the field of a PIN, and the PIN that is asked again.

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::Keys;
use super::act::use_ask;
use super::live::{Live, use_live, use_told};
use super::page::Page;
use super::parts::icon::{Glyph, Icon};
use super::parts::state::Waiting;
use super::router::Route;
use super::words::use_words;
use crate::actions::{self, Actions, Pin, Tried};
use crate::store::Topic;
use crate::store::desk::lock;
use crate::words::Words;

/// Most letters that the field of a PIN takes: one more than the longest, so that it is said to be too long.
const WIDEST: usize = domain::lock::LONGEST + 1;

/// Whether « Mon dossier » has a door, and it is closed: then nothing of it is shown elsewhere either.
pub fn use_is_shut() -> Memo<bool> {
    let actions = use_context::<Keys>().actions;
    let locked = use_is_locked_up();
    let open = use_told(move || actions.gate().told());
    use_memo(move || match &*locked.read() {
        Live::Ready(locked) => *locked && !open(),
        // Nothing is shown before it is known.
        Live::Loading => true,
        Live::Failed(_) => false,
    })
}

/// Whether « Mon dossier » has a lock, read again at each change.
pub fn use_is_locked_up() -> Signal<Live<bool>> {
    use_live(Topic::Lock, lock::is_set)
}

/// What lies behind the door: shown while it is open, or where there is no lock.
#[component]
pub fn DeskFrame() -> Element {
    let words = use_words();
    let actions = use_context::<Keys>().actions;
    let locked = use_is_locked_up();
    let open = use_told(move || actions.gate().told());
    match &*locked.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Ready(true) if !open() => rsx! { Closed {} },
        // A desk that does not open says so itself.
        Live::Ready(_) | Live::Failed(_) => rsx! { Outlet::<Route> {} },
    }
}

/// The closed door.
#[component]
fn Closed() -> Element {
    let words = use_words();
    rsx! {
        Page { title: words.lock_closed_title(), lead: words.lock_closed_text(),
            PinForm { id: "unlock", label: words.lock_pin(), go: words.lock_open(),
                ontry: |(actions, pin): (Actions, Pin)| -> Trying { Box::pin(async move { actions.unlock(pin).await }) },
                // The gate itself opens what lies behind.
                onright: |()| (),
            }
            p { class: "small quiet", {words.lock_forgotten()} }
        }
    }
}

/// The PIN is asked again before an act that cannot be taken back. `onright` is told once it was given: the act is admitted.
#[component]
pub fn AskAgain(onright: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! {
        section { class: "card stack", aria_labelledby: "ask-again",
            h2 { id: "ask-again", {words.lock_again_title()} }
            p { {words.lock_again_text()} }
            PinForm { id: "again", label: words.lock_pin(), go: words.lock_again_go(),
                ontry: |(actions, pin): (Actions, Pin)| -> Trying { Box::pin(async move { actions.ask_again(pin).await }) },
                onright,
            }
        }
    }
}

/// What asks for the PIN again where there is a lock: shown once it was given.
#[component]
pub fn Admitted(children: Element) -> Element {
    let words = use_words();
    let locked = use_is_locked_up();
    let mut admitted = use_signal(|| false);
    match &*locked.read() {
        Live::Loading => rsx! { Waiting { words } },
        Live::Ready(true) if !admitted() => rsx! { AskAgain { onright: move |()| admitted.set(true) } },
        Live::Ready(_) | Live::Failed(_) => children,
    }
}

/// What becomes of a PIN, some time later.
pub type Trying = std::pin::Pin<Box<dyn Future<Output = actions::Result<Tried>> + Send>>;

/// A PIN and its button; says what is wrong with it under the field.
#[component]
pub fn PinForm(
    id: String,
    label: String,
    go: String,
    ontry: Callback<(Actions, Pin), Trying>,
    onright: EventHandler<()>,
) -> Element {
    let words = use_words();
    let mut pin = use_signal(Pin::default);
    let mut wrong = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let try_it = use_ask(
        move |actions: Actions, pin: Pin| ontry((actions, pin)),
        move |outcome: actions::Result<Tried>| {
            busy.set(false);
            pin.set(Pin::default());
            wrong.set(told(&outcome, words));
            if matches!(outcome, Ok(Tried::Right)) {
                onright(());
            }
        },
    );
    rsx! {
        form { class: "stack",
            onsubmit: move |event| {
                event.prevent_default();
                if !busy() {
                    busy.set(true);
                    try_it(pin());
                }
            },
            PinField { id: id.clone(), label, pin, wrong: wrong() }
            button { class: "button primary", r#type: "submit", aria_disabled: if busy() { "true" }, "{go}" }
        }
    }
}

/// The field of a PIN: figures, hidden as they are typed, never kept by the page.
#[component]
pub fn PinField(
    id: String,
    label: String,
    mut pin: Signal<Pin>,
    #[props(default)] hint: Option<String>,
    #[props(default)] wrong: Option<String>,
) -> Element {
    let words = use_words();
    let described =
        [hint.is_some().then(|| format!("{id}-hint")), wrong.is_some().then(|| format!("{id}-wrong"))];
    let described: Vec<String> = described.into_iter().flatten().collect();
    rsx! {
        div { class: "field",
            label { r#for: "{id}", "{label}" }
            if let Some(hint) = &hint { p { id: "{id}-hint", class: "hint", "{hint}" } }
            span { class: "line short",
                input {
                    id: "{id}", class: "pin", r#type: "text", inputmode: "numeric", autocomplete: "off", autocapitalize: "off",
                    spellcheck: "false", maxlength: WIDEST as i64, value: "{pin.read().as_str()}",
                    aria_describedby: (!described.is_empty()).then(|| described.join(" ")),
                    aria_invalid: if wrong.is_some() { "true" },
                    oninput: move |event| pin.set(Zeroizing::new(event.value())),
                }
            }
            div { role: "alert",
                if let Some(wrong) = &wrong {
                    p { id: "{id}-wrong", class: "wrong", Icon { glyph: Glyph::Alert } span { {words.form_error()} " {wrong}" } }
                }
            }
        }
    }
}

/// What is said of a PIN that was not the right one.
pub fn told(outcome: &actions::Result<Tried>, words: &Words) -> Option<String> {
    let wait = |wait| words.lock_wait(&words.lock_time(wait));
    match outcome {
        Ok(Tried::Right) => None,
        Ok(Tried::Wrong { free: 0, wait: left }) => Some(format!("{} {}", words.lock_wrong(0), wait(*left))),
        Ok(Tried::Wrong { free, .. }) => Some(words.lock_wrong(*free as usize)),
        Ok(Tried::Wait(left)) => Some(wait(*left)),
        Err(error) => Some(words.apology(error.code())),
    }
}
