//! The sentences of Accueil.

words! {
    home_title(moment: &str);
    home_lead();
    home_commune_none();
    home_commune_change(name: &str);
    home_tiles();
    home_todo();
    home_todo_empty();
    home_todo_closes(title: &str, days: usize);
    home_todo_outing_off(status: &str, day: &str);
    home_help();
    home_help_text();
    home_help_action();
    tile_rights();
    tile_school();
    tile_health();
    tile_outings();
    tile_renovate();
    tile_associations();
}
