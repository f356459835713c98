//! One journey a file, each told as a person would tell it.

mod asks_the_assistant;
mod brings_news_from_the_gateway;
mod changes_language_and_colours;
mod chooses_between_two_phones;
mod delivers_when_the_network_returns;
mod erases_my_data;
mod every_route_is_accessible;
mod fills_a_form_without_a_network;
mod fills_the_wallet;
mod finds_a_card_and_keeps_it;
mod finds_a_desk_without_a_network;
mod finds_out_their_rights;
mod first_start_without_network;
mod fits_small_and_large_windows;
mod goes_out_this_weekend;
mod helps_somebody_behind_a_lock;
mod keeps_papers_dates_and_people;
mod keeps_to_its_own_pages;
mod looks_after_school;
mod pictures;
mod reads_a_card_with_no_network;
mod reads_easily_and_listens;
mod searches_as_people_speak;
mod shows_places_on_a_map;
mod signs_in_and_sends;
mod watches_and_compares;

/// Every route that leads somewhere in this version.
pub const ROUTES: &[&str] = &[
    "/",
    "/aids",
    "/aids/content:aide-permis-de-conduire",
    "/eligibility",
    "/aids/compare?ids=content:aide-permis-de-conduire,content:bafa-caf-doubs,content:bafa-caf-jura",
    "/places",
    "/places/nobody:knows",
    "/agenda",
    "/agenda/mine",
    "/agenda/nobody:knows",
    "/desk",
    "/desk/outbox",
    "/desk/applications/none",
    "/desk/documents",
    "/search?q=permis",
    "/search?q=",
    "/assistant",
    "/school",
    "/school/year",
    "/school/ars",
    "/school/schools/nobody:knows",
    "/school/scholarships/school",
    "/school/scholarships/crous/0",
    "/school/scholarships/school/result",
    "/health",
    "/associations",
    "/renovate",
    "/renovate/bracket",
    "/settings",
    "/settings/profiles",
    "/my-data",
    "/my-data/erase",
    "/desk/deadlines",
    "/desk/searches",
    "/helper",
    "/card?text=",
    "/accessibility",
    "/help",
    "/glossary",
    "/links/link:france-services",
];
