//! The sentences of the first start.

words! {
    welcome_page(page: usize, pages: usize);
    welcome_skip();
    welcome_next();
    welcome_finish();
    welcome_back();
    welcome_hello();
    welcome_hello_text();
    welcome_point(rank: usize);
    welcome_commune();
    welcome_commune_text();
    welcome_comfort();
    welcome_comfort_text();
}
