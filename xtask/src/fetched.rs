//! The files that the page fetches by their plain names when they are wanted: lessons and texts.
//! Their names stay, since links and translators name them; their hashes stand in the glue.

use crate::finish::integrity;
use crate::problem::{At, Problem, Result};
use crate::{inspect, paths};
use std::fs;
use std::path::Path;

/// Where the glue wants the hashes of what it fetches by plain names.
const FETCHED: &str = "{\"sri\":\"fetched\"}";

/// Adds them to a build, and tells the glue their hashes.
pub(crate) fn add(staging: &Path) -> Result<()> {
    let fetched = [copy("lessons", staging)?, copy("texts", staging)?];
    tell_hashes(&staging.join("floodgate.js"), &fetched.concat())
}

/// Copies a folder whose files are fetched by their plain names when they are wanted. Hands back
/// the address and the hash of each.
fn copy(name: &str, staging: &Path) -> Result<Vec<(String, String)>> {
    let from = paths::root().join("static").join(name);
    let to = staging.join(name);
    fs::create_dir_all(&to).at("make", &to)?;
    let mut copied = Vec::new();
    for file in inspect::files(&from)? {
        let contents = fs::read(&file).at("read", &file)?;
        let plain = file.strip_prefix(&from).unwrap_or(&file);
        let copy = to.join(plain);
        fs::write(&copy, &contents).at("write", &copy)?;
        let address = format!("./{name}/{}", plain.to_string_lossy());
        copied.push((address, integrity(&contents)));
    }
    Ok(copied)
}

/// Tells the glue the hashes of what it fetches by plain names.
fn tell_hashes(glue: &Path, fetched: &[(String, String)]) -> Result<()> {
    let text = fs::read_to_string(glue).at("read", glue)?;
    if !text.contains(FETCHED) {
        return Err(Problem::new(format!("the glue has no {FETCHED} any more."))
            .remedy("look how src/ui/language.js came out of esbuild"));
    }
    let pairs = fetched
        .iter()
        .map(|(name, hash)| format!("\"{name}\":\"{hash}\""));
    let pairs: Vec<_> = pairs.collect();
    let told = text.replace(FETCHED, &format!("{{{}}}", pairs.join(",")));
    fs::write(glue, told).at("write", glue)
}
