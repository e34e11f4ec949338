//! Builds, serves and tests Floodgate.
fn main() {}
