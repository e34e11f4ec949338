//! What around a drawing makes it stale: its size, the theme, the pixel ratio, forced colours,
//! reduced motion, and whether it can be seen. Everything is let go when the watch is dropped.

use super::number::{decimal, within};
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, MediaQueryList, MutationObserver,
    MutationObserverInit, ResizeObserver, ShadowRoot,
};
use yew::Callback;

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Its size.
    Size,
    /// The pixels of the device in a CSS pixel: make a new watch.
    Ratio,
    /// Colours, or whether they are forced.
    Theme,
    /// Whether the person wants less motion.
    Motion,
    /// Whether any of it is on the screen.
    Seen(bool),
}

/// Device pixels in a CSS pixel.
pub(crate) fn ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() {
        within(ratio, 0.5, 8.0)
    } else {
        1.0
    }
}

/// Whether the person wants less motion.
pub(crate) fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the system forces its own colours.
pub(crate) fn forced_colors() -> bool {
    matches("(forced-colors: active)")
}

fn matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

fn media(query: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(query).ok().flatten()
}

/// A listener on one media query.
struct MediaWatch {
    list: MediaQueryList,
    listener: Closure<dyn Fn()>,
}

impl MediaWatch {
    fn new(query: &str, change: Change, on_change: &Callback<Change>) -> Option<Self> {
        let on_change = on_change.clone();
        let watch = Self {
            list: media(query)?,
            listener: Closure::new(move || on_change.emit(change)),
        };
        let function = watch.listener.as_ref().unchecked_ref();
        watch
            .list
            .add_event_listener_with_callback("change", function)
            .ok()?;
        Some(watch)
    }
}

impl Drop for MediaWatch {
    fn drop(&mut self) {
        let function = self.listener.as_ref().unchecked_ref();
        // Fails only for something that is no listener.
        let _ = self
            .list
            .remove_event_listener_with_callback("change", function);
    }
}

type Entries = Closure<dyn Fn(Array)>;

/// Watches one element until it is dropped.
pub(crate) struct Watch {
    size: Option<(ResizeObserver, Entries)>,
    seen: Option<(IntersectionObserver, Entries)>,
    theme: Option<(MutationObserver, Entries)>,
    /// Held for its drop.
    _media: Vec<MediaWatch>,
}

impl Watch {
    /// Begins to watch; calls back once with the size and with whether it is seen.
    pub(crate) fn new(element: &Element, on_change: &Callback<Change>) -> Self {
        let resolution = format!("(resolution: {}dppx)", decimal(ratio()));
        let queries = [
            (resolution.as_str(), Change::Ratio),
            ("(prefers-color-scheme: dark)", Change::Theme),
            ("(forced-colors: active)", Change::Theme),
            ("(prefers-reduced-motion: reduce)", Change::Motion),
        ];
        Self {
            size: watch_size(element, on_change),
            seen: watch_seen(element, on_change),
            theme: watch_theme(element, on_change),
            _media: queries
                .into_iter()
                .filter_map(|(query, change)| MediaWatch::new(query, change, on_change))
                .collect(),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.size {
            observer.disconnect();
        }
        if let Some((observer, _)) = &self.seen {
            observer.disconnect();
        }
        if let Some((observer, _)) = &self.theme {
            observer.disconnect();
        }
    }
}

fn watch_size(
    element: &Element,
    on_change: &Callback<Change>,
) -> Option<(ResizeObserver, Entries)> {
    let on_change = on_change.clone();
    let entries = Entries::new(move |_| on_change.emit(Change::Size));
    let observer = ResizeObserver::new(entries.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some((observer, entries))
}

fn watch_seen(
    element: &Element,
    on_change: &Callback<Change>,
) -> Option<(IntersectionObserver, Entries)> {
    let on_change = on_change.clone();
    let entries = Entries::new(move |entries: Array| {
        let last: IntersectionObserverEntry = entries.at(-1).unchecked_into();
        on_change.emit(Change::Seen(last.is_intersecting()));
    });
    let observer = IntersectionObserver::new(entries.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some((observer, entries))
}

/// The theme is an attribute or a class of something around the element, across shadow roots.
fn watch_theme(
    element: &Element,
    on_change: &Callback<Change>,
) -> Option<(MutationObserver, Entries)> {
    let on_change = on_change.clone();
    let entries = Entries::new(move |_| on_change.emit(Change::Theme));
    let observer = MutationObserver::new(entries.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    let names = ["data-theme", "class", "data-presenter"].map(JsValue::from_str);
    let names: Array = names.into_iter().collect();
    options.set_attribute_filter(&names.unchecked_into());
    let mut around = Some(element.clone());
    while let Some(outer) = around {
        observer.observe_with_options(&outer, &options).ok()?;
        around = outer.parent_element().or_else(|| host_of(&outer));
    }
    Some((observer, entries))
}

/// The element that the shadow root around an element belongs to.
fn host_of(element: &Element) -> Option<Element> {
    let root = element.get_root_node();
    root.dyn_into::<ShadowRoot>().ok().map(|root| root.host())
}
