//! The sentences of « Signaler une erreur ».

words! {
    report_open();
    report_lead();
    report_legend();
    report_reason(code: &str);
    report_text();
    report_text_hint();
    report_send();
    report_waits();
    report_unfit(code: &str);
    report_done();
    report_done_text();
    report_lane();
    report_line(reason: &str);
    report_take_back();
    report_take_back_name(title: &str);
    report_again();
    surprised_open();
    surprised_lead(about: &str, shown: &str);
    surprised_shown(code: &str);
    surprised_legend();
    surprised_again();
}
