//! The phone's calls, one method per route.
