//! The sentences of the map.

words! {
    map_title();
    map_opening();
    map_not_built();
    map_failed();
    map_again();
    map_pins();
    map_pin(kind: &str, name: &str);
    map_pin_rough(label: &str);
    map_group(count: &str);
    map_group_kind(count: &str, kind: &str);
    map_here();
    map_seen(seen: usize, all: usize);
    map_zoom();
    map_in();
    map_out();
    map_whole();
    map_ways();
    map_north();
    map_south();
    map_west();
    map_east();
    map_contours();
    map_kind(kind: &str);
}
