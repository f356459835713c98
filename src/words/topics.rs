//! The sentences of the pages of a theme and the cards of the Region's systems.

words! {
    topic_school();
    topic_school_lead();
    topic_health();
    topic_health_lead();
    topic_associations();
    topic_associations_lead();
    topic_renovate();
    topic_renovate_lead();
    topic_services();
    topic_aids();
    topic_all_aids(theme: &str);
    topic_emergency();
    emergency_call(number: &str);
    emergency_write(number: &str);
    emergency_more();
    link_open();
    link_steps();
    link_cases();
    link_when();
    link_ask();
    link_verified(day: &str);
    link_missing_title();
}
