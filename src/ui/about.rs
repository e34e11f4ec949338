//! The page "About the model": what is modelled and where that is documented, every parameter with
//! its value, and what is left out. Its text is made from the tables of `scenario::about`; this
//! sets it. Decides nothing about a run.

mod theory;

use super::context::Playground;
use super::icons::{Icon, icon};
use super::texts::{t, tf, translated};
use crate::ui::say::{count, duration};
use serde_json::Value;
use yew::prelude::*;

const TEXT: &str = include_str!("../../static/model/about.txt");
const ASSUMPTION: &str = "assumption";

/// The page, with the values that the scenario being played states.
pub(crate) fn page(playground: &Playground) -> Html {
    let stated = playground
        .store
        .read(|session| serde_json::to_value(session.scenario().assumptions).unwrap_or_default());
    let sources = section("sources").map(|line| {
        let [short, title, ..] = parts(line);
        html! { <div><dt>{ short }</dt><dd>{ translated(title) }</dd></div> }
    });
    let left_out = section("left out").map(|line| {
        let [what, why, ..] = parts(line);
        html! { <div><dt>{ translated(what) }</dt><dd>{ translated(why) }</dd></div> }
    });
    html! {
        <div class="fg-page fg-about" role="region" aria-label={t("page.about")} tabindex="0">
            <header class="fg-page-head"><h1>{ t("page.about") }</h1></header>
            <p class="fg-about-lead">{ t("about.lead") }</p>
            <section class="fg-card fg-about-card" aria-label={t("about.facts")}>
                <h2>{ t("about.facts") }</h2>
                <div class="fg-about-areas">{ for areas() }</div>
            </section>
            <section class="fg-card fg-about-card" aria-label={t("about.parameters")}>
                <h2>{ t("about.parameters") }</h2>
                <p class="fg-quiet">{ t("about.parameters.lead") }</p>
                { parameters(&stated) }
            </section>
            { theory::theory(playground) }
            <section class="fg-card fg-about-card" aria-label={t("about.left_out")}>
                <h2>{ t("about.left_out") }</h2>
                <dl class="fg-about-list">{ for left_out }</dl>
            </section>
            <section class="fg-card fg-about-card" aria-label={t("about.sources")}>
                <h2>{ t("about.sources") }</h2>
                <dl class="fg-about-list fg-about-list--short">{ for sources }</dl>
            </section>
        </div>
    }
}

/// The lines of a section of the text.
fn section(name: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = TEXT.lines();
    let is_head = move |line: &&str| line.strip_prefix("# ") != Some(name);
    let rest = lines.skip_while(is_head).skip(1);
    rest.take_while(|line| !line.starts_with('#'))
}

/// The parts of a line; those that it lacks are empty.
fn parts(line: &'static str) -> [&'static str; 5] {
    let mut parts = [""; 5];
    for (part, text) in parts.iter_mut().zip(line.split(" | ")) {
        *part = text;
    }
    parts
}

/// The facts, under the heading of each area.
fn areas() -> Vec<Html> {
    let mut areas: Vec<(&str, Vec<Html>)> = Vec::new();
    for line in section("facts") {
        let [what, source, ..] = parts(line);
        match areas.last_mut() {
            Some((_, facts)) if !source.is_empty() => facts.push(html! {
                <li>{ translated(what) }{ " " }<span class="fg-about-source">{ source }</span></li>
            }),
            _ => areas.push((what, Vec::new())),
        }
    }
    let area = |(name, facts): (&'static str, Vec<Html>)| {
        html! { <div class="fg-about-area"><h3>{ translated(name) }</h3><ul>{ facts }</ul></div> }
    };
    areas.into_iter().map(area).collect()
}

/// Each parameter in a row: what it changes, its value, and where that comes from.
fn parameters(stated: &Value) -> Html {
    let row = |line: &'static str| {
        let [name, default, unit, source, what] = parts(line);
        let here = stated.get(name).map(plain);
        let default = value(default, unit);
        let source = if source == ASSUMPTION {
            html! { <span class="fg-badge fg-badge--warn">{ icon(Icon::Bulb) }{ t("about.assumption") }</span> }
        } else {
            html! {
                <>
                    <span class="fg-badge fg-badge--ok">{ icon(Icon::Check) }{ t("about.published") }</span>
                    <span class="fg-quiet">{ source }</span>
                </>
            }
        };
        let shown = here
            .map(|here| value(&here, unit))
            .filter(|here| *here != default);
        html! {
            <tr>
                <th scope="row">{ translated(what).replace('`', "") }<code>{ name }</code></th>
                <td>
                    if let Some(here) = shown {
                        <b>{ here }</b>
                        <span class="fg-quiet">{ tf("about.here", &[("default", &default)]) }</span>
                    } else {
                        <b>{ default }</b>
                    }
                </td>
                <td>{ source }</td>
            </tr>
        }
    };
    html! {
        <table class="fg-about-table">
            <thead>
                <tr>
                    <th scope="col">{ t("about.column.what") }</th>
                    <th scope="col">{ t("about.column.value") }</th>
                    <th scope="col">{ t("about.column.source") }</th>
                </tr>
            </thead>
            <tbody>{ for section("parameters").map(row) }</tbody>
        </table>
    }
}

/// A value of a scenario, without its quotation marks.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A value with its unit, as a person reads it; words stay as they are.
fn value(text: &str, unit: &'static str) -> String {
    match (text.parse::<u64>(), unit) {
        (Ok(0), "ms") => t("about.none").to_owned(),
        (Ok(ms), "ms") if ms < 1_000 => format!("{ms} ms"),
        (Ok(ms), "ms") => duration(ms),
        (Ok(number), "percent") => format!("{} %", count(number)),
        (Ok(number), unit) => format!("{} {}", count(number), translated(unit)),
        (Err(_), _) => text.to_owned(),
    }
}
