//! The numbers of a run as files: series of the charts, and counts with them.

use super::browser;
use super::button::button;
use super::context::Playground;
use super::icons::Icon;
use super::texts::{t, tf};
use crate::session::View;
use crate::session::query::{file_name, series_csv, series_json};
use yew::prelude::*;

/// Buttons that save them as CSV and as JSON; `said` shows what came of it.
pub(crate) fn numbers(playground: &Playground, said: &UseStateSetter<AttrValue>) -> Html {
    let save = |key: &'static str, extension: &'static str, kind: &'static str| {
        let (playground, said) = (playground.clone(), said.clone());
        let write: fn(&View) -> String = if extension == "csv" {
            series_csv
        } else {
            series_json
        };
        let onclick = Callback::from(move |()| {
            let view = playground.store.view();
            let name = file_name(&view, "numbers", extension);
            let saved = browser::download(&name, kind, &write(&view));
            let words = tf("share.saved", &[("name", &name)]);
            let words = if saved { &words } else { t("share.not_saved") };
            said.set(words.to_owned().into());
        });
        button(t(key), Icon::Save, onclick).html()
    };
    html! {
        <>
            <p class="fg-quiet">{ t("share.numbers") }</p>
            <div class="fg-share-file">
                { save("export.csv", "csv", "text/csv") }
                { save("export.json", "json", "application/json") }
            </div>
        </>
    }
}
