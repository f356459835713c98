//! The sentences of the places.

words! {
    places_title();
    places_text();
    places_useful();
}
