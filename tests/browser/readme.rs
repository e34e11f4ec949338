//! The example of the README, as it stands there.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::scenario;
use floodgate::session::{Command, Session};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn deactivate_cancels_at_pick_up() {
    let shipped = scenario::by_id("bulk-import").expect("it is shipped");
    let scenario = shipped.read().expect("it is valid");
    let mut session = Session::new(scenario, None, JOBS_MAX_BROWSER).expect("it can be played");
    for command in [
        Command::Seek(480_000),
        Command::Deactivate(0),
        Command::RunToEnd,
    ] {
        assert_eq!(session.apply(command).refused, None);
        while session.work(10_000) {}
    }
    let since = session.view().since.expect("there was a click");
    assert_eq!(since.canceled, since.queued);
}
