//! Goldens of the first 1,000 raw values of each sampler: their bits are part of every run.

use floodgate::engine::sample::{LogNormal, Purpose, Stream};
use std::fmt::Write as _;
use wasm_bindgen_test::wasm_bindgen_test;

const GOLDEN: &str = include_str!("../golden/samplers.txt");

fn values() -> String {
    let mut lines = String::from("bits uniform exponential log_normal\n");
    let stream = || Stream::new(42, Purpose::Service, 7);
    let (mut bits, mut uniform) = (stream(), stream());
    let (mut exponential, mut log_normal) = (stream(), stream());
    let shape = LogNormal::new(800_000, 60);
    for _ in 0..1_000 {
        let _ = writeln!(
            lines,
            "{:016x} {} {} {}",
            bits.bits(),
            uniform.uniform(10, 1_000_000),
            exponential.exponential(1_000_000_000),
            log_normal.log_normal(shape),
        );
    }
    lines
}

#[wasm_bindgen_test(unsupported = test)]
fn the_first_1000_values_of_each_sampler_are_the_golden_ones() {
    let values = values();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/samplers.txt");
        std::fs::write(path, &values).expect("the golden file can be written");
        return;
    }
    for (line, (value, golden)) in values.lines().zip(GOLDEN.lines()).enumerate() {
        assert_eq!(value, golden, "line {}", line + 1);
    }
    assert_eq!(values.lines().count(), GOLDEN.lines().count());
}
