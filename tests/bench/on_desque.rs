//! The work of the bare loop on the calendar of the crate desque.

use desque::serial::{OkEvent, Simulation};
use desque::{SimState, SimTime};
use floodgate_bench::bare::Shop;
use floodgate_engine::Model;

/// Simulated milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct At(u64);

impl SimTime for At {}

struct State(Shop);

impl SimState<At> for State {
    fn is_complete(&self, now: &At) -> bool {
        now.0 >= self.0.end()
    }
}

type Run = Simulation<State, At>;

#[derive(Debug)]
struct Arrival;

#[derive(Debug)]
struct Completion;

impl OkEvent<State, At> for Arrival {
    fn execute(&mut self, run: &mut Run) {
        let now = run.current_time().0;
        if now < run.state().0.end() {
            run.state_mut().0.arrive(now);
            pick_up(run, now);
            let next = At(run.state().0.next_arrival());
            run.schedule(Self, next).expect("time goes on");
        }
    }
}

impl OkEvent<State, At> for Completion {
    fn execute(&mut self, run: &mut Run) {
        let now = run.current_time().0;
        if now < run.state().0.end() {
            run.state_mut().0.complete();
            pick_up(run, now);
        }
    }
}

fn pick_up(run: &mut Run, now: u64) {
    while let Some((until, _)) = run.state_mut().0.pick_up(now) {
        run.schedule(Completion, At(until)).expect("time goes on");
    }
}

/// Runs a workload to its end.
pub fn run(model: &Model) -> Option<Shop> {
    let shop = Shop::new(model)?;
    let first = At(shop.next_arrival());
    let mut run = Simulation::new(State(shop), At(0));
    run.schedule(Arrival, first).ok()?;
    run.run().ok()?;
    Some(std::mem::replace(&mut run.state_mut().0, Shop::new(model)?))
}
