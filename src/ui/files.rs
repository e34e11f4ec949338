//! Run files: saved, chosen, and dropped on the playground. Scenario files are taken too.

use super::browser;
use super::context::Playground;
use super::reading::Readers;
use super::texts::{t, tf};
use crate::scenario::limits::FILE_BYTES_MAX;
use crate::session::Command;
use crate::session::run_file;
use web_sys::File;
use yew::prelude::*;

/// Saves the run as a file; says what came of it.
pub(crate) fn save(playground: &Playground) -> String {
    let document = playground
        .store
        .read(crate::session::Session::finished_document);
    let stem = document.id.as_deref().unwrap_or("run");
    let name = format!("{stem}-{}{}", document.scenario.seed, run_file::EXTENSION);
    let saved = browser::download(&name, "application/json", &run_file::write(&document));
    if saved {
        tf("share.saved", &[("name", &name)])
    } else {
        t("share.not_saved").to_owned()
    }
}

/// Opens a file; what is wrong with it goes to `wrong`, and an empty list where nothing is.
pub(crate) fn open(playground: &Playground, file: &File, wrong: Callback<Vec<AttrValue>>) {
    let (playground, name) = (playground.clone(), file.name());
    let opened = move |text: Option<String>| {
        let (shared, name, wrong) = (playground.clone(), name.clone(), wrong.clone());
        let read = move |readers: Readers| {
            let refused = match text.map(|text| (readers.file)(text.as_bytes())) {
                None => vec![t("notice.large").to_owned()],
                Some(Err(problems)) => problems,
                Some(Ok(document)) => {
                    let sent = shared.try_send(Command::OpenRun(Box::new(document)));
                    sent.err().into_iter().collect()
                }
            };
            let line = |what: &String| tf("notice.file", &[("name", &name), ("what", what)]).into();
            wrong.emit(refused.iter().take(10).map(line).collect());
        };
        playground.with_readers(true, Box::new(read));
    };
    browser::read_file(file, FILE_BYTES_MAX, Callback::from(opened));
}

/// What the playground does with a file that is dropped on it.
pub(crate) fn dropped(
    playground: &Playground,
    wrong: &Callback<Vec<AttrValue>>,
) -> Callback<DragEvent> {
    let (playground, wrong) = (playground.clone(), wrong.clone());
    Callback::from(move |event: DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            open(&playground, &file, wrong.clone());
        }
    })
}
