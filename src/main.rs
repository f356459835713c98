//! Skeleton, replaced by the lead's.
use dioxus::prelude::*;
fn app() -> Element { rsx! { h1 { "Bienvenue" } } }
fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap_or_else(|_| std::process::exit(1));
    let _inside = runtime.enter();
    let index = "<!DOCTYPE html><html lang=fr><head></head><body><div id=\"main\"></div></body></html>".to_string();
    dioxus::LaunchBuilder::desktop()
        .with_cfg(dioxus::desktop::Config::new().with_menu(None).with_custom_index(index))
        .launch(app);
}
