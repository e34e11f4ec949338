//! Checks a built site: no path of this machine in any file, nothing inline in any page.
//!
//! Reads the files as bytes. What the page does in a browser is for the end-to-end tests.

use crate::paths;
use crate::problem::{At, Problem, Result};
use crate::setup::rust::sysroot;
use std::fs;
use std::path::{Path, PathBuf};

/// Fails at the first file that gives this machine away or would break under the strict policy.
pub(crate) fn dist(dist: &Path) -> Result<()> {
    let needles = machine_paths();
    for file in files(dist)? {
        let contents = fs::read(&file).at("read", &file)?;
        if let Some(path) = needles
            .iter()
            .find(|path| contains(&contents, path.as_bytes()))
        {
            return Err(Problem::new(format!(
                "{} contains {path}, a path of this machine.",
                file.display()
            ))
            .remedy("map it away in xtask/src/flags.rs"));
        }
        if file.extension().is_some_and(|ending| ending == "html") {
            let text = String::from_utf8_lossy(&contents);
            if let Some(inline) = inline_part(&text) {
                return Err(
                    Problem::new(format!("{} has {inline} inline.", file.display())).remedy(
                        "move it into a file: the page is served under a policy that forbids it",
                    ),
                );
            }
        }
    }
    Ok(())
}

/// All files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let path = entry.at("read", folder)?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The folders that must not be named, each with its separator, so that no word is mistaken.
fn machine_paths() -> Vec<String> {
    let folders = [
        paths::root(),
        paths::target(),
        paths::tools(),
        paths::cargo_home(),
        paths::home(),
    ];
    folders
        .into_iter()
        .chain(sysroot())
        .filter(|folder| folder.components().count() > 1)
        .map(|folder| format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR))
        .collect()
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// The first thing in a page that a strict policy forbids.
fn inline_part(page: &str) -> Option<&'static str> {
    let page = page.to_ascii_lowercase();
    let tags = page
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    for (tag, body) in tags {
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name == "style" {
            return Some("a style sheet");
        }
        if name == "script" && !body.trim().is_empty() {
            return Some("a script");
        }
        let mut attributes = tag.split_whitespace().skip(1);
        if attributes
            .clone()
            .any(|attribute| attribute.starts_with("style="))
        {
            return Some("a style attribute");
        }
        if attributes.any(|attribute| attribute.starts_with("on") && attribute.contains('=')) {
            return Some("an event handler");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_parts_are_found() {
        let check =
            |page: &str, expected: Option<&str>| assert_eq!(inline_part(page), expected, "{page}");
        check("<script>let a = 1;</script>", Some("a script"));
        check(
            "<SCRIPT type=module>\nimport 'a'</SCRIPT>",
            Some("a script"),
        );
        check("<style>a{}</style>", Some("a style sheet"));
        check(
            "<p class=\"a\"\n STYLE=\"color:red\">x</p>",
            Some("a style attribute"),
        );
        check("<a onclick=\"x()\">", Some("an event handler"));
        check("<script type=\"module\" src=\"./a.js\"></script>", None);
        check("<p class=\"style\">the style= of on=this</p>", None);
    }

    #[test]
    fn a_path_is_found_anywhere_in_a_file() {
        assert!(contains(b"\0\0/builder/x/y", b"/builder/x/"));
        assert!(!contains(b"/builder/xy", b"/builder/x/"));
        assert!(!contains(b"", b"/builder/x/"));
    }
}
