//! The binary: a runtime, then the terminal or the window. Safe to run twice in one process.

use std::process::ExitCode;

use ma_region::terminal;

fn main() -> ExitCode {
    let args = match terminal::arguments() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    if args.command.as_ref().is_some_and(|command| !command.opens_a_browser()) {
        // A command does one thing after the other; so its writes come in one order, which the kill tests count. A
        // browser may live in the terminal as long as it is open, and the way back from it must not wait for that.
        runtime.max_blocking_threads(1);
    }
    let Ok(runtime) = runtime.enable_all().build() else {
        return ExitCode::FAILURE;
    };
    match args.command.clone() {
        Some(command) => terminal::run(&args, &command, &runtime),
        None => window(&args, &runtime),
    }
}

#[cfg(not(feature = "screens"))]
fn window(args: &terminal::Args, _runtime: &tokio::runtime::Runtime) -> ExitCode {
    terminal::failed(args, "no-window")
}

#[cfg(feature = "screens")]
fn window(args: &terminal::Args, runtime: &tokio::runtime::Runtime) -> ExitCode {
    use ma_region::{screens, store, wiring};
    let _inside = runtime.enter();
    let app = match wiring::open(&terminal::choices(args), runtime.handle()) {
        Ok(app) => app,
        Err(closed) => return terminal::failed(args, closed.code()),
    };
    terminal::said_of_the_safe(args, &app);
    let chosen = runtime.block_on(app.store.read(store::desk::settings::read)).unwrap_or_default();
    // What cannot be swept was left by another window, or is not there.
    let _ = runtime.block_on(app.store.sweep_webview());
    runtime.spawn({
        let app = app.clone();
        async move {
            app.seed().await;
            // Nobody waits for it: the first list comes before.
            app.tidy().await;
            app.runs().await;
        }
    });
    let (turned, read) = (app.actions.turned(), app.store.reading());
    let keys = move |settings: Option<store::desk::settings::Settings>| {
        let app = app.shown();
        let settings = settings.unwrap_or_else(|| chosen.clone());
        screens::Keys { read: app.store.reading(), actions: app.actions, settings, desk: app.desk }
    };
    screens::launch(screens::House { keys: std::sync::Arc::new(keys), read, turned });
    ExitCode::SUCCESS
}
