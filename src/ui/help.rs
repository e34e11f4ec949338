//! The help: what this is, in a few sentences, and the keys.

use super::dialog::Dialog;
use super::shortcuts::KEYS;
use super::texts::t;
use yew::prelude::*;

/// The help, with the digest of the run, so that two people can see that they saw the same.
pub(crate) fn help(digest: &str, onclose: Callback<()>) -> Html {
    let key = |(key, what): (&'static str, &'static str)| {
        html! { <div><dt><kbd>{ t(key) }</kbd></dt><dd>{ t(what) }</dd></div> }
    };
    html! {
        <Dialog title={t("help.title")} class="fg-help" {onclose}>
            <p>{ t("help.what") }</p>
            <p>{ t("help.try") }</p>
            <h3>{ t("help.keys") }</h3>
            <p class="fg-quiet">{ t("help.keys.where") }</p>
            <dl class="fg-keys">{ for KEYS.into_iter().map(key) }</dl>
            <h3>{ t("help.digest") }</h3>
            <p class="fg-quiet">{ t("help.digest.note") }{ " " }<code>{ digest.to_owned() }</code></p>
        </Dialog>
    }
}
