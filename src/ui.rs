//! The screen: a Yew application. It decides nothing about a run; it sends commands and shows views.

mod store;

use yew::prelude::*;

/// Mounts the playground where the page's mount node is; does nothing on a page without one.
pub fn start() {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("[data-floodgate]").ok().flatten())
    else {
        return;
    };
    yew::Renderer::<App>::with_root(root).render();
}

#[component]
fn App() -> Html {
    html! { <h1>{ "Floodgate" }</h1> }
}
