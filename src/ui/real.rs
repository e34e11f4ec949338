//! The page "In a real environment": what an administrator does in the product, step by step, each
//! with its source. Nothing of a run stands on it; it is made to be printed.

mod prose;

use super::browser;
use super::button::{Look, button};
use super::code::code;
use super::context::Playground;
use super::icons::{Icon, icon};
use super::texts::{t, translated};
use crate::session::query::{RealQuery, real_queries};
use prose::{Block, Source, blocks, sources};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The page. Nothing on it changes while a run goes on.
pub(crate) fn page(playground: &Playground) -> Html {
    html! { <Real playground={playground.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct Props {
    /// Says what was copied.
    playground: Playground,
}

#[component]
fn Real(props: &Props) -> Html {
    let (sources, queries) = (sources(), real_queries());
    let steps = blocks();
    let (before, steps) = steps.split_at(steps.iter().take_while(|block| !block.is_step()).count());
    let steps: Vec<&[Block]> = steps.chunk_by(|_, next| !next.is_step()).collect();
    let print = Callback::from(|()| {
        if let Some(window) = browser::window() {
            // A browser without a printer does nothing.
            let _ = window.print();
        }
    });
    html! {
        <div class="fg-page fg-real">
            <div class="fg-commands" role="toolbar" aria-label={t("real.commands")}>
                { button(t("real.print"), Icon::Print, print).look(Look::Subtle).html() }
            </div>
            <div class="fg-real-sheet">
                <nav class="fg-real-steps" aria-label={t("real.steps")}>
                    <p class="fg-real-way">{ t("real.steps") }</p>
                    <ol>{ for steps.iter().enumerate().map(|(place, blocks)| way(place, blocks)) }</ol>
                </nav>
                <article class="fg-real-text">
                    { for before.iter().map(|block| block_html(block, &sources, &queries, &props.playground)) }
                    { for steps.iter().map(|blocks| html! {
                        <section class="fg-card fg-real-step">
                            { for blocks.iter().map(|block| block_html(block, &sources, &queries, &props.playground)) }
                        </section>
                    }) }
                    <section class="fg-real-sources">
                        <h2>{ t("real.sources") }</h2>
                        <p>{ t("real.sources.note") }</p>
                        <dl>{ for sources.iter().map(source) }</dl>
                    </section>
                </article>
            </div>
        </div>
    }
}

/// Leads to a step.
fn way(place: usize, blocks: &[Block]) -> Html {
    let title = blocks.first().map_or("", |block| block.text);
    let onclick = Callback::from(move |event: MouseEvent| {
        let link = event.target_dyn_into::<Element>();
        let page = link.and_then(|link| link.closest(".fg-real").ok().flatten());
        let step = format!(".fg-real-step:nth-of-type({}) h2", place + 1);
        let step = page.and_then(|page| page.query_selector(&step).ok().flatten());
        if let Some(step) = step.and_then(|step| step.dyn_into::<HtmlElement>().ok()) {
            let _ = step.focus();
            step.scroll_into_view();
        }
    });
    html! {
        <li key={place}><button type="button" class="fg-link" {onclick}>{ title }</button></li>
    }
}

fn block_html(
    block: &Block,
    sources: &[Source],
    queries: &[RealQuery],
    playground: &Playground,
) -> Html {
    let said = || prose::inline(block.text, sources);
    let labelled = |class: &'static str, picture: Icon, label: &'static str| {
        html! {
            <div class={classes!("fg-real-line", class)}>
                { icon(picture) }
                <p>
                    if !label.is_empty() {
                        <strong>{ label }</strong>{ " " }
                    }
                    { said() }
                </p>
            </div>
        }
    };
    match block.kind {
        "title" => html! { <h1>{ block.text }</h1> },
        "lead" => html! { <p class="fg-real-lead">{ said() }</p> },
        "step" => html! { <h2 tabindex="-1">{ block.text }</h2> },
        "who" => labelled("fg-real-who", Icon::Person, t("real.who")),
        "note" => labelled("fg-real-note", Icon::Bulb, t("real.note")),
        "silent" => labelled("fg-real-silent", Icon::Help, t("real.silent")),
        "code" => {
            let (id, title) = block.text.split_once(' ').unwrap_or_default();
            let query = queries.iter().find(|query| query.id == id);
            query.map_or_else(Html::default, |query| {
                code(playground, translated(title), query.language, &query.text)
            })
        }
        _ => labelled("fg-real-do", Icon::Check, ""),
    }
}

fn source(source: &Source) -> Html {
    html! {
        <div key={source.tag}>
            <dt>{ source.tag }</dt>
            <dd><cite>{ source.title }</cite><small>{ source.place }</small></dd>
        </div>
    }
}
