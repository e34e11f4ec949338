//! What a visitor downloads: bytes a file, raw, with gzip and with brotli; what everybody loads
//! apart from the chunks that come when they are first shown.
//!
//! Measures the built site as it lies in `dist/`; builds it where it is missing.

use crate::build::{self, Profile};
use crate::finish::TYPES;
use crate::inspect;
use crate::paths;
use crate::problem::{At, Problem, Result};
use crate::split;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What everybody loads stays below this in the finished product, with brotli.
const LIMIT: usize = 300_000;
/// Above this the command fails.
const HARD_LIMIT: usize = 350_000;
/// What an embed may load before a click.
const EMBED_LIMIT: usize = 20_000;
/// The script of the element, which the page itself does not load.
const ELEMENT: &str = "floodgate.js";

/// What `cargo xtask size` is asked for.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Measure dist/ as it is, without building
    #[arg(long)]
    no_build: bool,
}

/// The sizes of one file, or of all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// `cargo xtask size`.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !options.no_build {
        build::build(Profile::Release)?;
    }
    report(&paths::dist())
}

/// Prints the table, and fails where the total is above the hard limit.
pub(crate) fn report(dist: &Path) -> Result<()> {
    println!("{:>10} {:>10} {:>10}  file", "raw", "gzip", "brotli");
    let (mut first, mut later, mut before) = (Sizes::default(), Sizes::default(), Sizes::default());
    for file in inspect::files(dist)? {
        let contents = fs::read(&file).at("read", &file)?;
        let sizes = measure(&contents).at("compress", &file)?;
        let name = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy();
        if name == TYPES {
            // No browser loads it.
            continue;
        }
        print_row(sizes, &name);
        let total = if name == ELEMENT {
            &mut before
        } else if comes_later(&name) {
            &mut later
        } else {
            &mut first
        };
        *total = total.and(sizes);
    }
    print_row(first, "the page, before any click");
    print_row(
        later,
        "chunks, uPlot, lessons, languages, each when first wanted",
    );
    print_row(
        before,
        "an embed before a click; after it, what the page has",
    );
    println!(
        "limit of the finished product: {LIMIT} bytes brotli; this is {} % of it",
        first.brotli * 100 / LIMIT
    );
    if before.brotli > EMBED_LIMIT {
        return Err(Problem::new(format!(
            "an embed loads {} bytes with brotli before a click, above {EMBED_LIMIT}.",
            before.brotli
        ))
        .remedy("take out of static/element.js what is not needed before the click"));
    }
    if first.brotli > HARD_LIMIT {
        return Err(Problem::new(format!(
            "the page is {} bytes with brotli before any click, above {HARD_LIMIT}.",
            first.brotli
        ))
        .remedy(
            "see what grew with `git log` and the table above, and put it into a chunk (README)",
        ));
    }
    Ok(())
}

/// Whether a file of the build comes when it is first wanted: a chunk, the charts, a lesson, another
/// language.
fn comes_later(name: &str) -> bool {
    let folders = ["uplot-", "lessons/", "texts/"];
    split::is_chunk(name) || folders.iter().any(|start| name.starts_with(start))
}

impl Sizes {
    fn and(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

fn print_row(sizes: Sizes, name: &str) {
    println!(
        "{:>10} {:>10} {:>10}  {name}",
        sizes.raw, sizes.gzip, sizes.brotli
    );
}

fn measure(contents: &[u8]) -> std::io::Result<Sizes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(contents)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut &*contents, &mut brotli, &parameters)?;
    Ok(Sizes {
        raw: contents.len(),
        gzip: gzip.finish()?.len(),
        brotli: brotli.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_is_compressed_and_totals_add_up() {
        let sizes = measure(&[b'a'; 10_000]).unwrap_or_default();
        assert_eq!(sizes.raw, 10_000);
        assert!(
            (1..100).contains(&sizes.gzip) && (1..100).contains(&sizes.brotli),
            "{sizes:?}"
        );
        assert_eq!(sizes.and(sizes).raw, 20_000);
    }
}
