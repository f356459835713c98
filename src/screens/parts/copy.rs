//! A text that is copied out of its field.

use dioxus::prelude::*;

use crate::screens::act::wait_for_page;

const COPY: &str = "const text = document.getElementById(await dioxus.recv());
text.focus(); text.select();
let copied = false;
try { copied = document.execCommand('copy'); } catch { }
dioxus.send(copied);";

/// Selects the whole text of a field, and copies it where the page may; `then` is told whether it was copied.
pub fn copy_of(field: &'static str, then: impl FnOnce(bool) + 'static) {
    let mut page = document::eval(COPY);
    // A page that is gone copies nothing.
    let _ = page.send(field);
    wait_for_page(async move { page.recv::<bool>().await.unwrap_or_default() }, then);
}
