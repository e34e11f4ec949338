//! The code that puts a run into a page, for each kind of site. Text in, text out: what a site's own
//! documents say of scripts and raw HTML is followed here, and tried by `tests/recipes`.

use super::document::Document;
use super::link::Link;
use super::link::time;
use std::fmt::Write as _;

/// Where a run can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page of HTML.
    Html,
    /// A frame, for pages that take no scripts.
    Frame,
    /// `MkDocs`, with Material or another theme.
    MkDocs,
    /// Sphinx, in reStructuredText.
    Sphinx,
    /// `VitePress`.
    VitePress,
    /// Docusaurus, in MDX.
    Docusaurus,
    /// `mdBook`.
    MdBook,
    /// `WordPress`.
    WordPress,
    /// `SharePoint`.
    SharePoint,
    /// A picture and a table, for places without scripts and frames.
    Still,
}

impl Place {
    /// All of them, the plainest first.
    pub const ALL: [Self; 10] = [
        Self::Html,
        Self::Frame,
        Self::MkDocs,
        Self::Sphinx,
        Self::VitePress,
        Self::Docusaurus,
        Self::MdBook,
        Self::WordPress,
        Self::SharePoint,
        Self::Still,
    ];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Frame => "frame",
            Self::MkDocs => "mkdocs",
            Self::Sphinx => "sphinx",
            Self::VitePress => "vitepress",
            Self::Docusaurus => "docusaurus",
            Self::MdBook => "mdbook",
            Self::WordPress => "wordpress",
            Self::SharePoint => "sharepoint",
            Self::Still => "still",
        }
    }
}

/// A run that is to stand in a page, with the address of the playground that plays it.
#[derive(Clone, Debug)]
pub struct Recipe<'a> {
    run: &'a Document,
    link: Link,
    /// The folder of the playground's files, with its slash.
    folder: &'a str,
    page: &'a str,
}

impl<'a> Recipe<'a> {
    /// For a run whose clock stands at `at_ms`, played by the page at the address `page`.
    pub fn new(run: &'a Document, at_ms: u64, page: &'a str) -> Self {
        let folder = page.rfind('/').map_or("", |slash| &page[..=slash]);
        let link = run.link(at_ms);
        Self {
            run,
            link,
            folder,
            page,
        }
    }

    /// The code for a place; what it says twice it says the same.
    pub fn code(&self, place: Place) -> String {
        let script = format!("{}floodgate.js", self.folder);
        let element = self.element();
        let tag = format!(
            "<script type=\"module\" src=\"{}\"></script>\n",
            escaped(&script)
        );
        match place {
            Place::Html => element + &tag,
            Place::MdBook => format!("<div>\n{element}{tag}</div>\n"),
            Place::Frame | Place::WordPress | Place::SharePoint => self.frame(),
            Place::MkDocs => format!(
                "# mkdocs.yml\nextra_javascript:\n  - path: {script}\n    type: module\n\n<!-- in a page -->\n<div>\n{element}</div>\n"
            ),
            Place::Sphinx => format!(
                "# conf.py\nhtml_js_files = [(\"{script}\", {{\"type\": \"module\"}})]\n\n.. in a page\n.. raw:: html\n\n{}",
                indented(&element)
            ),
            Place::VitePress => format!(
                "// .vitepress/config.js\nexport default {{\n  head: [[\"script\", {{ type: \"module\", src: \"{script}\" }}]],\n  vue: {{ template: {{ compilerOptions: {{ isCustomElement: (tag) => tag === \"floodgate-playground\" }} }} }},\n}};\n\n<!-- in a page -->\n<div>\n{element}</div>\n"
            ),
            Place::Docusaurus => format!(
                "// docusaurus.config.js\nscripts: [{{ src: \"{script}\", type: \"module\" }}],\n\n{{/* in a page */}}\n{element}"
            ),
            Place::Still => self.still(),
        }
    }

    /// The element, with the words that stand there where it can't play.
    fn element(&self) -> String {
        let scenario = &self.run.scenario;
        let mut tag = String::from("<floodgate-playground");
        let mut put = |name: &str, value: &str| {
            // Writing to a string can't fail.
            let _ = write!(tag, " {name}=\"{}\"", escaped(value));
        };
        if self.link.record.is_some() {
            put("link", &self.link.write());
        } else {
            put(
                "scenario",
                self.link.scenario.as_deref().unwrap_or_default(),
            );
            put("seed", &scenario.seed.to_string());
            if let Some(at) = self.link.t_text() {
                put("t", &at);
            }
            if let Some(promise) = self.run.promise.filter(|it| it.at_ms == scenario.horizon) {
                put("digest", &format!("{:016x}", promise.digest));
            }
        }
        // No empty line: Markdown would take what follows for its own.
        let lesson = scenario
            .description
            .split('\n')
            .filter(|line| !line.is_empty());
        let lesson = lesson.map(|line| format!("  <p>{}</p>\n", escaped(line)));
        let lesson: Vec<String> = lesson.collect();
        format!(
            "{tag}>\n  <h3>{}</h3>\n{}  <p><a href=\"{}\">Open the playground</a></p>\n</floodgate-playground>\n",
            escaped(&scenario.title),
            lesson.concat(),
            escaped(&self.address(false)),
        )
    }

    fn frame(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" sandbox=\"allow-scripts allow-popups\" loading=\"lazy\" width=\"100%\" height=\"480\"></iframe>\n",
            escaped(&self.address(true)),
            escaped(&self.run.scenario.title),
        )
    }

    /// The picture and the table are made on the command line; the link stands under them.
    fn still(&self) -> String {
        let scenario = &self.run.scenario;
        let file = "RUN.floodgate.json";
        let at = self
            .link
            .t_text()
            .unwrap_or_else(|| time::write(scenario.horizon));
        format!(
            "floodgate still {file} --at {at} -o still.svg\nfloodgate run {file} --markdown > table.md\n\n[![{title}](still.svg)]({address})\n\n[Open the playground]({address})\n",
            title = escaped(&scenario.title.replace(['[', ']'], "")),
            address = self.address(false),
        )
    }

    fn address(&self, embed: bool) -> String {
        let link = Link {
            embed,
            ..self.link.clone()
        };
        format!("{}{}", self.page, link.write())
    }
}

/// A text in HTML, in an attribute or between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn indented(text: &str) -> String {
    text.lines().flat_map(|line| ["   ", line, "\n"]).collect()
}
