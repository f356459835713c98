//! The app and the real gateway, together. This page is the table of contents.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "what was tried is counted, and the count is printed")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test arranges files, databases and processes by itself"
)]

mod world;

/// One story a file.
mod journeys {
    mod asks_for_a_grant_in_time;
    mod brings_content_up_to_date_by_a_few_bytes;
    mod closes_the_desk_by_a_pin;
    mod completes_with_documents;
    mod erases_everything_of_hers;
    mod finds_a_draft_on_another_phone;
    mod finds_its_forms_without_a_network;
    mod follows_a_form_to_its_new_version;
    mod helps_somebody;
    mod keeps_both_answers_of_two_phones;
    mod keeps_what_the_citizen_chose;
    mod makes_papers_ready;
    mod moves_to_a_new_phone;
    mod opens_the_page_of_a_school;
    mod opens_without_a_network;
    mod reads_a_card_with_no_network;
    mod reports_an_error_without_a_network;
    mod says_what_changed;
    mod seals_a_draft_without_a_network;
    mod sends_a_draft_when_the_network_returns;
    mod sends_documents_over_wifi_only;
    mod signs_in_from_the_terminal;
    mod signs_out_and_in_again;
    mod watches_what_becomes_of_aids;
    mod withdraws_and_writes_to_the_service;
}

/// What lies, cuts, fills or kills (WIRE.md §18).
mod faults {
    mod bad_packs;
    mod base_map;
    mod clocks;
    mod copies;
    mod damaged_files;
    mod deadlines;
    mod erasure;
    mod erasure_kills;
    mod filing;
    #[cfg(target_os = "linux")]
    mod forgetful;
    mod gateway_kills;
    mod ground;
    mod helper_kills;
    mod home;
    mod intercepted;
    mod kills;
    mod large_pictures;
    mod lines;
    mod phone_kills;
    #[cfg(target_os = "linux")]
    mod power_cuts;
    mod rotated;
    mod sign_in;
    mod sign_in_trips;
    mod slow;
    mod syscalls;
    mod withdrawn;
    mod writing;
}

/// Others who speak tus: the official client and the official server, at exact versions (tests/peers).
mod peers {
    mod our_client_and_their_server;
    mod their_client_and_our_server;
}

/// Who may ask for what: people of this region against every aid, weighed twice.
mod rights {
    mod personas;
    mod plain;
    mod traps;
}

/// Schemas and what is derived from them.
mod databases {
    mod forms;
    mod index;
    mod schemas;
}

/// What the app writes on paper, read back by other programs.
mod papers;

/// What the system lends, each capability over every back that it has.
mod platform {
    mod loopback;
    #[cfg(target_os = "linux")]
    mod notices;
    #[cfg(target_os = "linux")]
    mod speech;
    #[cfg(target_os = "linux")]
    mod vault;
}

/// The commands that are a contract (TERMINAL.md).
mod terminal;

/// Nothing typed is readable by anybody else (SECURITY.md §3).
mod secrecy;

/// Where one is received: near, open, travelling.
mod places;

/// What takes place: by day, near, kept when it is off.
mod events;

/// The queries of `tests/fixtures/search`, answered by the embedded content.
mod schools;
mod search;

/// The utterances of `tests/fixtures/assistant`, answered by quotes of the embedded content.
mod assistant;

/// Every screen as HTML, every state, fr and en.
mod screens;

/// The committed seed is what the content makes.
mod seed;

/// The patcher of the generated Android project tests itself here: cargo runs no tests of a build script.
#[path = "../../build.rs"]
#[allow(dead_code, reason = "its main runs at build time")]
mod build_script;
