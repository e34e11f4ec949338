//! The screen: a Yew application. It decides nothing about a run; it sends commands and shows views.

mod announcer;
mod app;
mod app_bar;
mod browser;
mod button;
mod charts;
mod context;
mod counts;
mod dialog;
mod first;
mod flyout;
mod help;
mod icons;
mod moments;
mod opening;
mod page;
mod painter;
mod panel;
mod processes;
mod rail;
mod settings;
mod shortcuts;
mod size;
mod stage;
mod store;
mod texts;
mod theme;
mod transport;

/// Mounts the playground where the page's mount node is; does nothing on a page without one.
pub fn start() {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("[data-floodgate]").ok().flatten())
    else {
        return;
    };
    yew::Renderer::<app::App>::with_root(root).render();
}
