//! What is fetched beside the page's script when it is wanted: the texts of another language, the
//! course and its lessons. And what the browser knows of a language.

use super::texts;
use crate::session::format::Style;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;
use yew::platform::spawn_local;

#[wasm_bindgen(module = "/src/ui/language.js")]
extern "C" {
    /// The text of a file beside the page's script.
    #[wasm_bindgen(catch)]
    async fn text(name: &str) -> Result<JsValue, JsValue>;

    /// Separators, digits and words of a language.
    #[wasm_bindgen(catch)]
    fn style(language: &str) -> Result<Array, JsValue>;
}

/// Characters of the name of a language.
const NAME_CHARS: usize = 12;

/// Fetches a file beside the page's script; then hands over its text, or nothing where it can't
/// be had.
pub(crate) fn fetch(name: String, then: Callback<Option<String>>) {
    spawn_local(async move {
        let text = text(&name).await;
        then.emit(text.ok().and_then(|text| text.as_string()));
    });
}

/// Loads the language of this name, then goes on, whatever came of it. English is there already,
/// and so is a language that was loaded before.
pub(crate) fn load(name: Option<&str>, then: impl FnOnce() + 'static) {
    let plain = |name: &&str| {
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !name.is_empty() && name.len() <= NAME_CHARS && name.chars().all(letters)
    };
    let wanted = name.filter(plain).map(str::to_ascii_lowercase);
    let Some(name) = wanted.filter(|name| name != "en" && texts::language() != *name) else {
        return then();
    };
    spawn_local(async move {
        let file = format!("./texts/{name}.txt");
        if let Some(text) = text(&file).await.ok().and_then(|text| text.as_string()) {
            texts::load(&name, &text, style_of(&name));
        }
        then();
    });
}

fn style_of(name: &str) -> Option<Style> {
    // A name that Intl does not know has the style of English.
    let parts = style(name).ok()?;
    let parts: Vec<_> = parts.iter().filter_map(|part| part.as_string()).collect();
    Style::new(&parts)
}
