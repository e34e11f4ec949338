//! How much room a part of the page has. The playground fits itself to its own element, not to
//! the window, so that it can stand in any page.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The four layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Size {
    /// Below 600 px: one column and a sheet at the bottom.
    Phone,
    /// Below 900 px: the rail is a menu, the panel a drawer.
    Small,
    /// Below 1180 px: the panel is a drawer.
    Medium,
    /// Everything beside each other.
    Wide,
}

impl Size {
    /// The layout for a width in CSS pixels; large type needs more room for the same.
    /// The presenter has neither rail nor panel beside the page.
    pub(crate) const fn of(width: u32, large: bool) -> Self {
        match Self::room(width, large) {
            0..600 => Self::Phone,
            600..900 => Self::Small,
            _ if large => Self::Small,
            900..1180 => Self::Medium,
            _ => Self::Wide,
        }
    }

    /// How many pixels of the usual type fit into as many of the presenter's, which is 18/13 as large.
    pub(crate) const fn room(pixels: u32, large: bool) -> u32 {
        if large { pixels * 13 / 18 } else { pixels }
    }

    /// Its name in style sheets.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Wide => "wide",
        }
    }
}

/// Width and height of an element in CSS pixels.
pub(crate) fn measure(element: &Element) -> (u32, u32) {
    let pixels = |value: i32| u32::try_from(value).unwrap_or(0);
    (
        pixels(element.client_width()),
        pixels(element.client_height()),
    )
}

/// Width and height of an element in CSS pixels, followed when they change; absent before it is
/// on the page.
#[hook]
pub(crate) fn use_measure(node: &NodeRef) -> Option<(u32, u32)> {
    let measured = use_state_eq(|| None);
    {
        let (node, set) = (node.clone(), measured.setter());
        use_effect_with((), move |()| {
            let observed = node.cast::<Element>().map(|element| observe(element, set));
            move || drop(observed)
        });
    }
    *measured
}

/// Ends the observation when it is dropped.
struct Observed {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn observe(element: Element, set: UseStateSetter<Option<(u32, u32)>>) -> Option<Observed> {
    set.set(Some(measure(&element)));
    let observed = element.clone();
    let call = Closure::<dyn FnMut()>::new(move || set.set(Some(measure(&element))));
    let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
    observer.observe(&observed);
    Some(Observed {
        observer,
        _call: call,
    })
}
