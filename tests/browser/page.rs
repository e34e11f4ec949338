//! The page mounted for real: two playgrounds in shadow roots of one document.

use floodgate::ui::{Mounted, mount};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

fn document() -> web_sys::Document {
    let window = web_sys::window().expect("a window");
    window.document().expect("a document")
}

/// A playground of its own, in the shadow root of a new element of the page.
fn playground() -> (ShadowRoot, Mounted) {
    let host = document().create_element("div").expect("an element");
    document()
        .body()
        .expect("a body")
        .append_child(&host)
        .expect("appended");
    let shadow = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .expect("a shadow root");
    let root = document().create_element("div").expect("an element");
    shadow.append_child(&root).expect("appended");
    let mounted = mount(root);
    (shadow, mounted)
}

/// Lets the page work until something holds; at most a hundred turns of its event loop.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        yew::platform::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

fn one(root: &ShadowRoot, selector: &str) -> Element {
    let found = root.query_selector_all(selector).expect("a selector");
    assert_eq!(found.length(), 1, "{selector}");
    found.get(0).expect("found").unchecked_into()
}

fn clock(root: &ShadowRoot) -> String {
    one(root, "[role=timer]").text_content().unwrap_or_default()
}

fn is_there(root: &ShadowRoot) -> bool {
    root.query_selector("[role=timer]")
        .is_ok_and(|found| found.is_some())
}

fn created(root: &ShadowRoot) -> u64 {
    let number = one(
        root,
        "section[aria-label='Job counts'] div:first-child > dd",
    );
    let value = number.get_attribute("data-value").expect("a plain number");
    value.parse().expect("a plain integer")
}

#[wasm_bindgen_test]
async fn two_playgrounds_live_in_one_page() {
    let (first, one_mounted) = playground();
    let (second, two_mounted) = playground();
    until(|| is_there(&first) && is_there(&second)).await;
    assert_eq!(
        (clock(&first), clock(&second)),
        ("0:00".into(), "0:00".into())
    );
    let step: HtmlElement = one(&first, "button[aria-label='Step event']").unchecked_into();
    step.click();
    until(|| created(&first) > 0).await;
    assert_eq!(
        (created(&first), created(&second)),
        (1, 0),
        "each has a run of its own"
    );

    let mut ids = Vec::new();
    for root in [&first, &second] {
        let found = root.query_selector_all("[id]").expect("a selector");
        for index in 0..found.length() {
            let element: Element = found.get(index).expect("found").unchecked_into();
            ids.push(element.id());
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id stands twice");

    one_mounted.unmount();
    two_mounted.unmount();
    until(|| !is_there(&first)).await;
    assert_eq!(
        first
            .query_selector_all("[role=timer]")
            .expect("a selector")
            .length(),
        0
    );
}
