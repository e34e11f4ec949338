//! What the page needs to run without a network: a manifest, and the script that keeps its files.

use crate::finish::{TYPES, hashed_name, rename};
use crate::problem::{At, Result};
use crate::{inspect, paths};
use std::fs;
use std::path::Path;
use xxhash_rust::xxh64::xxh64;

/// Adds the manifest, and the script that keeps every file of this version for times without a
/// network; it knows them by name, and the version by their contents.
pub(crate) fn keep(staging: &Path) -> Result<()> {
    let source = |name: &str| {
        let path = paths::root().join("static").join(name);
        fs::read_to_string(&path).at("read", &path)
    };
    let plain = "favicon.svg";
    let mut names = Vec::new();
    let mut all = String::new();
    for file in inspect::files(staging)? {
        let name = file
            .strip_prefix(staging)
            .unwrap_or(&file)
            .to_string_lossy();
        let contents = fs::read(&file).at("read", &file)?;
        all.push_str(&hashed_name(&name, &contents));
        if name != TYPES {
            names.push(format!("\"./{}\"", name.replace('\\', "/")));
        }
    }
    let icon = names.iter().find(|name| name.contains("favicon-"));
    let icon = icon.map_or(plain, |name| {
        name.trim_matches('"').trim_start_matches("./")
    });
    let manifest = rename(&source("manifest.webmanifest")?, plain, icon);
    let to = staging.join("manifest.webmanifest");
    fs::write(&to, &manifest).at("write", &to)?;
    names.extend(["\"./\"".to_owned(), "\"./manifest.webmanifest\"".to_owned()]);
    let version = format!("{:016x}", xxh64((all + &manifest).as_bytes(), 0));
    let script = source("sw.js")?
        .replace("[\"files:\"]", &format!("[{}]", names.join(",")))
        .replace("version:", &version);
    let to = staging.join("sw.js");
    fs::write(&to, script).at("write", &to)
}
