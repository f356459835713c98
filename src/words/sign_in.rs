//! The sentences of signing in and out.

words! {
    sign_in_title();
    sign_in_title_again();
    sign_in_text();
    sign_in_text_again();
    sign_in_france_connect();
    sign_in_button();
    sign_in_button_plain();
    sign_in_opening();
    sign_in_away();
    sign_in_away_text();
    sign_in_reopen();
    sign_in_give_up();
    sign_in_give_up_name();
    sign_in_ended(code: &str);
    sign_in_landed_title(what: &str);
    sign_in_landed_text(what: &str);
    account_title();
    account_of(name: &str);
    account_nameless();
    account_since(when: &str);
    account_lapsed();
    account_none();
    account_none_text();
    account_sign_out();
    account_sign_out_text();
    account_sign_out_waits();
    twin_sign_in_go(page: &str);
    twin_sign_out_go(page: &str);
    twin_signed_in(name: &str);
    twin_sign_out_waits();
    twin_vault_in_files();
}
