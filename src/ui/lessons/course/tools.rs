//! What can be done with the course and with one's progress.

use super::{Props, keep, state};
use crate::session::lesson::Progress;
use crate::ui::browser;
use crate::ui::button::button;
use crate::ui::dialog::{Confirm, Dialog};
use crate::ui::icons::{Icon, icon};
use crate::ui::page::Page;
use crate::ui::texts::t;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Bytes of a lesson file that is opened by hand.
const FILE_BYTES_MAX: usize = 8 << 20;

/// The buttons of the course.
pub(super) fn tools(
    props: &Props,
    progress: &Progress,
    changed: &Callback<()>,
    class: &Callback<()>,
    reset: &Callback<()>,
) -> Html {
    let save = {
        let text = progress.write();
        Callback::from(move |()| {
            browser::download("floodgate-progress.json", "application/json", &text);
        })
    };
    let empty = progress.is_empty().then(|| t("lessons.no_progress"));
    html! {
        <div class="fg-lessons-tools">
            { button(t("lessons.class"), Icon::Share, class.clone()).html() }
            { file(t("lessons.open"), opened(props)) }
            { button(t("lessons.export"), Icon::Save, save).refused(empty).html() }
            { file(t("lessons.import"), imported(props, changed)) }
            { button(t("lessons.reset"), Icon::Delete, reset.clone()).refused(empty).html() }
        </div>
    }
}

/// A button that asks for a file.
fn file(name: &'static str, then: Callback<Option<String>>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            browser::read_file(&file, FILE_BYTES_MAX, then.clone());
        }
        // The same file may be chosen again.
        input.set_value("");
    });
    html! {
        <label class="fg-button fg-file">
            { icon(Icon::Folder) }
            <span class="fg-button-name">{ name }</span>
            <input type="file" class="fg-unseen" accept=".json,application/json" {onchange} />
        </label>
    }
}

/// Begins a lesson from a file, validated in full before it is shown.
fn opened(props: &Props) -> Callback<Option<String>> {
    let (playground, go) = (props.playground.clone(), props.go.clone());
    Callback::from(move |text: Option<String>| {
        let text = text.unwrap_or_default();
        if state::begin(&playground, "", &text, None) {
            go.emit(Page::Playground);
        }
    })
}

fn imported(props: &Props, changed: &Callback<()>) -> Callback<Option<String>> {
    let (playground, changed) = (props.playground.clone(), changed.clone());
    Callback::from(move |text: Option<String>| {
        match Progress::read(&text.unwrap_or_default()) {
            Ok(progress) => {
                keep::merge(&progress);
                playground.announcer.say(t("lessons.imported"));
            }
            Err(wrong) => {
                state::body(&playground)
                    .wrong
                    .replace(vec![wrong.to_string()]);
                playground.lessons.change();
            }
        }
        changed.emit(());
    })
}

/// The question of whether to forget it all.
pub(super) fn reset_dialog(changed: &Callback<()>, onclose: Callback<()>) -> Html {
    let changed = changed.clone();
    let confirm = Confirm {
        name: t("lessons.reset.confirm").into(),
        icon: Icon::Delete,
        act: Callback::from(move |()| {
            keep::reset();
            changed.emit(());
            true
        }),
    };
    html! {
        <Dialog title={t("lessons.reset.title")} {confirm} {onclose}>
            <p>{ t("lessons.reset.note") }</p>
        </Dialog>
    }
}
