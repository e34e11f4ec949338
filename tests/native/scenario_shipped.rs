//! The shipped scenarios: read, lowered, and what they promise.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::scenario::{self, Scenario};

#[test]
fn every_shipped_scenario_reads_and_fits_a_browser() {
    for shipped in scenario::catalogue() {
        let id = shipped.id;
        let read = shipped
            .read()
            .unwrap_or_else(|problems| panic!("{id}:\n{problems}"));
        assert_eq!(read.title, shipped.title, "{id}: title in the catalogue");
        let by_serde: Scenario = serde_json::from_str(shipped.text).expect(id);
        assert_eq!(read, by_serde, "{id}: reader and serde");
        let model = read.lower(JOBS_MAX_BROWSER).expect(id);
        assert_eq!(model.check(), Ok(()), "{id}");
    }
}
