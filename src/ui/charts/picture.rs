//! Saves a chart as a picture.

use crate::session::View;
use crate::session::query::file_name;
use crate::ui::charts::kind::Kind;
use crate::ui::context::Playground;
use crate::ui::icons::{Icon, icon};
use crate::ui::texts::{t, tf};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

#[wasm_bindgen(module = "/src/ui/charts/picture.js")]
extern "C" {
    /// Saves the figure that an element stands in; fails where the browser draws no pictures.
    #[wasm_bindgen(catch)]
    fn save(element: &Element, name: &str) -> Result<(), JsValue>;
}

/// The button in a chart's caption.
pub(super) fn button(playground: &Playground, view: &Rc<View>, kind: Kind) -> Html {
    let name = tf("charts.save", &[("title", &kind.title())]);
    let (playground, view) = (playground.clone(), view.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let file = file_name(&view, &format!("chart-{}", kind.word()), "png");
        let button = event.target_dyn_into::<Element>();
        let saved = button.is_some_and(|button| save(&button, &file).is_ok());
        let said = tf("share.saved", &[("name", &file)]);
        let said = if saved { &said } else { t("share.not_saved") };
        playground.announcer.say(said);
    });
    html! {
        <button type="button" class="fg-as-table" aria-label={name.clone()} title={name} {onclick}>
            { icon(Icon::Download) }
        </button>
    }
}
