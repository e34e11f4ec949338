//! The incidents of the shipped scenarios: with nothing done the symptom appears and stays, the
//! documented cure cures it, and a person is asked before it is too late.

use floodgate::engine::limits::JOBS_MAX_BROWSER;
use floodgate::engine::{SimTime, Simulation};
use floodgate::scenario::{self, Act, Incident, Scenario, Shipped};
use std::rc::Rc;

const MINUTE_MS: u64 = 60_000;
/// The longest title that the picker shows whole. The first scenarios are older than the rule.
const TITLE_CHARS: usize = 40;

/// The scenarios that show an incident.
fn incidents() -> impl Iterator<Item = (&'static Shipped, Scenario, Incident)> {
    scenario::catalogue().iter().filter_map(|shipped| {
        let mut read = shipped.read().expect(shipped.id);
        let incident = read.incident.take()?;
        Some((shipped, read, incident))
    })
}

/// The run to its end, with these acts made by a person at their times.
fn played(id: &str, scenario: &Scenario, acts: &[Act]) -> Simulation {
    let (mut with, without) = (scenario.clone(), scenario.acts.len());
    with.acts.extend_from_slice(acts);
    let model = with.lower(JOBS_MAX_BROWSER).expect(id);
    let mut plain = scenario.lower(JOBS_MAX_BROWSER).expect(id);
    assert_eq!(plain.acts.len(), without);
    // Made one by one at the clock, so that one that is refused is seen.
    let mut person = model.acts;
    person.retain(|act| !plain.acts.contains(act));
    assert_eq!(
        person.len(),
        acts.len(),
        "{id}: the cure is not what happens anyway"
    );
    plain.jobs_max = JOBS_MAX_BROWSER;
    let mut run = Simulation::new(Rc::new(plain)).expect(id);
    for timed in person {
        run.advance_to(timed.at).expect(id);
        if let Err(refused) = run.apply(timed.act) {
            panic!(
                "{id}: {:?} at {} is refused: {refused}",
                timed.act, timed.at
            );
        }
    }
    run.run_to_end().expect(id);
    run
}

#[test]
fn there_are_sixteen_scenarios_and_more_and_all_but_the_ordinary_one_show_an_incident() {
    let shown = incidents().count();
    assert!(shown >= 15, "{shown}");
    assert_eq!(shown + 1, scenario::catalogue().len());
}

#[test]
fn with_nothing_done_the_symptom_appears_and_with_the_documented_cure_it_goes() {
    for (shipped, scenario, incident) in incidents() {
        let (id, sign) = (shipped.id, incident.sign);
        let untouched = sign.measure.of(&played(id, &scenario, &[]));
        let cured = sign.measure.of(&played(id, &scenario, &incident.cure));
        assert!(
            untouched >= sign.at_least,
            "{id}: {untouched} with nothing done"
        );
        assert!(cured < sign.at_least, "{id}: {cured} with the cure");
        assert!(
            cured * 2 <= untouched,
            "{id}: {cured} of {untouched} is no cure that one can see"
        );
    }
}

#[test]
fn a_person_is_asked_when_there_is_something_to_see_and_the_cure_begins_then() {
    for (shipped, scenario, incident) in incidents() {
        let id = shipped.id;
        let decide = scenario
            .moments
            .iter()
            .find(|moment| moment.name == "decide");
        let decide = decide.unwrap_or_else(|| panic!("{id}: no moment to decide"));
        assert!(decide.pause && decide.note.is_some(), "{id}");
        let first = incident.cure.iter().map(Act::at_ms).min();
        assert_eq!(first, Some(decide.at_ms), "{id}");
        assert!(
            (5 * MINUTE_MS..=60 * MINUTE_MS).contains(&scenario.horizon),
            "{id}"
        );
        assert!((3..=8).contains(&scenario.workflows.len()), "{id}");
        let model = scenario.lower(JOBS_MAX_BROWSER).expect(id);
        let mut run = Simulation::new(Rc::new(model)).expect(id);
        let at_first = incident.sign.measure.of(&run);
        run.advance_to(SimTime::from_ms(scenario.start().ms() + decide.at_ms))
            .expect(id);
        let seen = incident.sign.measure.of(&run);
        assert!(
            seen > at_first || seen >= incident.sign.at_least,
            "{id}: {seen} at the moment"
        );
    }
}

#[test]
fn titles_fit_the_picker_and_tell_the_scenarios_apart() {
    let titles: Vec<&str> = scenario::catalogue()
        .iter()
        .map(|shipped| shipped.title)
        .collect();
    for (place, title) in titles.iter().enumerate() {
        assert!(!titles[..place].contains(title), "{title}");
        assert!(place < 4 || title.chars().count() <= TITLE_CHARS, "{title}");
    }
}
