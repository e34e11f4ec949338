//! The work of the bare loop on the calendar of the crate nexosim: one model that schedules its
//! own events, on one thread.

use floodgate_bench::bare::Shop;
use floodgate_engine::Model as Work;
use nexosim::model::{Context, Model, schedulable};
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The shop as a model. Saving it is not part of the work.
#[derive(Serialize, Deserialize)]
struct Floor {
    #[serde(skip)]
    shop: Option<Shop>,
    #[serde(skip)]
    done: Arc<Mutex<Option<Shop>>>,
}

fn time(ms: u64) -> MonotonicTime {
    MonotonicTime::EPOCH + Duration::from_millis(ms)
}

fn now(context: &Context<Floor>) -> u64 {
    let since = context.time().duration_since(MonotonicTime::EPOCH);
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[Model]
impl Floor {
    #[nexosim(init)]
    async fn init(&mut self, context: &Context<Self>) {
        self.wait_for_arrival(context);
    }

    #[nexosim(schedulable)]
    fn arrive(&mut self, (): (), context: &Context<Self>) {
        let now = now(context);
        if let Some(shop) = &mut self.shop {
            // Several in one millisecond: an event can't be scheduled at the present time.
            while shop.next_arrival() <= now {
                shop.arrive(now);
            }
        }
        self.pick_up(now, context);
        self.wait_for_arrival(context);
    }

    #[nexosim(schedulable)]
    fn complete(&mut self, (): (), context: &Context<Self>) {
        if let Some(shop) = &mut self.shop {
            shop.complete();
        }
        self.pick_up(now(context), context);
    }

    fn wait_for_arrival(&self, context: &Context<Self>) {
        let Some(shop) = &self.shop else { return };
        let next = shop.next_arrival();
        if next < shop.end() {
            let arrive = schedulable!(Self::arrive);
            context
                .schedule_event(time(next), arrive, ())
                .expect("time goes on");
        }
    }

    fn pick_up(&mut self, now: u64, context: &Context<Self>) {
        while let Some((until, _)) = self.shop.as_mut().and_then(|shop| shop.pick_up(now)) {
            let complete = schedulable!(Self::complete);
            context
                .schedule_event(time(until), complete, ())
                .expect("time goes on");
        }
    }
}

/// The model hands its shop over when the simulation is dropped.
impl Drop for Floor {
    fn drop(&mut self) {
        if let Ok(mut done) = self.done.lock() {
            *done = self.shop.take();
        }
    }
}

/// Runs a workload to its end.
pub fn run(model: &Work) -> Option<Shop> {
    let shop = Shop::new(model)?;
    let last = time(shop.end() - 1);
    let done = Arc::default();
    let floor = Floor {
        shop: Some(shop),
        done: Arc::clone(&done),
    };
    let bench = SimInit::with_num_threads(1).add_model(floor, Mailbox::new(), "floor");
    let mut simulation = bench.init(time(0)).ok()?;
    simulation.step_until(last).ok()?;
    drop(simulation);
    done.lock().ok()?.take()
}
