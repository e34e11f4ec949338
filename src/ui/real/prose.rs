//! The text of the page, read from `static/texts/real.txt`: a kind and a text a line.

use crate::ui::texts::translated;
use yew::prelude::*;

const TEXT: &str = include_str!("../../../static/texts/real.txt");

/// A line of the text.
#[derive(Clone, Copy)]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: &'static str,
    /// What it says; `[TAG]` names a source.
    pub(super) text: &'static str,
}

impl Block {
    /// Whether a step begins here.
    pub(super) fn is_step(&self) -> bool {
        self.kind == "step"
    }
}

/// Where a statement is published.
pub(super) struct Source {
    /// Its short name.
    pub(super) tag: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// Where it is.
    pub(super) place: &'static str,
}

fn lines() -> impl Iterator<Item = Block> {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (kind, text) = line.split_once(' ')?;
        let text = if kind == "code" {
            text
        } else {
            translated(text)
        };
        Some(Block { kind, text })
    })
}

/// The text, without its sources.
pub(super) fn blocks() -> Vec<Block> {
    lines().filter(|line| line.kind != "source").collect()
}

/// The sources in their order.
pub(super) fn sources() -> Vec<Source> {
    let lines = lines().filter(|line| line.kind == "source");
    let source = |line: Block| {
        let mut fields = line.text.split(" | ");
        Some(Source {
            tag: fields.next()?,
            title: fields.next()?,
            place: fields.next()?,
        })
    };
    lines.filter_map(source).collect()
}

/// A text with the sources that it names set apart.
pub(super) fn inline(text: &'static str, sources: &[Source]) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let (tag, after) = after.split_once(']').unwrap_or((after, ""));
        parts.push(html! { <>{ before }</> });
        let source = sources.iter().find(|source| source.tag == tag);
        let title = source.map(|source| source.title);
        parts.push(html! { <cite class="fg-source" {title}>{ tag }</cite> });
        rest = after;
    }
    parts.push(html! { <>{ rest }</> });
    html! { <>{ for parts }</> }
}
