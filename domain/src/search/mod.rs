//! Search: from what somebody types to what they mean, and which card comes first.
