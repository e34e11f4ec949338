//! Tests that run natively and in a browser: the same source, the same expectations.

mod article;
mod claims;
mod digests;
mod samplers;
