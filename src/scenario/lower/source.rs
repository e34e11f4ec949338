//! Sources, lengths and pick-up in the engine's terms.

use super::{LowerError, Lowering, triggered};
use crate::engine::model::{self, Arrivals, Start};
use crate::engine::{SimDuration, WorkflowId};
use crate::scenario::format::{PickUp, Service, ServiceTime, Source, TableEvent, Workflow};
use std::rc::Rc;

impl Lowering<'_> {
    pub(super) fn length(&self, length: ServiceTime, workflow: &Workflow) -> model::ServiceTime {
        match length {
            ServiceTime::Constant { ms } => model::ServiceTime::Constant { ms },
            ServiceTime::Uniform { min_ms, max_ms } => {
                model::ServiceTime::Uniform { min_ms, max_ms }
            }
            ServiceTime::Exponential { mean_ms } => model::ServiceTime::Exponential { mean_ms },
            ServiceTime::LogNormal {
                mean_ms,
                cv_percent,
            } => model::ServiceTime::LogNormal {
                mean_ms,
                cv_percent,
            },
            ServiceTime::Recorded => {
                let replays = self
                    .scenario
                    .sources
                    .iter()
                    .find_map(|source| match source {
                        Source::Replay(replay) if replay.starts == workflow.name => Some(replay),
                        _ => None,
                    });
                let lengths = replays.map_or(&[][..], |replay| &replay.service_ms);
                model::ServiceTime::Recorded(Rc::from(lengths))
            }
        }
    }

    pub(super) fn source(&self, source: &Source) -> Result<model::Source, LowerError> {
        let starts = match source {
            Source::UserActivity(source) => self.triggered(&source.table, source.event),
            Source::BulkImport(source) => self.triggered(&source.table, source.event),
            Source::FaultyPlugin(source) => vec![self.start(&source.starts, source.calls)?],
            Source::Schedule(source) => vec![self.start(&source.starts, 1)?],
            Source::Platform(source) => vec![self.start(&source.starts, 1)?],
            Source::Replay(source) => vec![self.start(&source.starts, 1)?],
        };
        let arrivals = self.arrivals(source);
        Ok(model::Source { arrivals, starts })
    }

    fn triggered(&self, table: &str, event: TableEvent) -> Vec<Start> {
        let start = |index: usize| Start {
            // `new` has numbered as many.
            workflow: WorkflowId(u16::try_from(index).unwrap_or(u16::MAX)),
            times: 1,
        };
        let triggered = triggered(&self.scenario.workflows, table, event);
        triggered.map(start).collect()
    }

    fn arrivals(&self, source: &Source) -> Arrivals {
        let scenario = self.scenario;
        let from = |start_ms: Option<u64>| scenario.time_at(start_ms.unwrap_or(0));
        let until = |end_ms: Option<u64>| scenario.time_at(end_ms.unwrap_or(scenario.horizon));
        let poisson = |per_hour, start_ms, end_ms| Arrivals::Poisson {
            per_hour,
            from: from(start_ms),
            until: until(end_ms),
        };
        match source {
            Source::UserActivity(it) => poisson(it.per_hour, it.start_ms, it.end_ms),
            Source::FaultyPlugin(it) => poisson(it.per_hour, it.start_ms, it.end_ms),
            Source::Platform(it) => poisson(it.per_hour, it.start_ms, it.end_ms),
            Source::BulkImport(it) => Arrivals::Batches {
                rows: it.rows,
                batch: it.batch,
                every: SimDuration::from_ms(it.every_ms),
                from: from(Some(it.start_ms)),
            },
            Source::Schedule(it) => Arrivals::Every {
                every: SimDuration::from_ms(it.every_ms),
                from: from(it.start_ms),
                until: until(it.end_ms),
            },
            Source::Replay(it) => {
                let times = it.arrivals_ms.iter().map(|ms| scenario.time_at(*ms));
                Arrivals::Recorded(times.collect())
            }
        }
    }
}

impl Service {
    pub(super) fn lower(self) -> model::PickUp {
        match self.pick_up {
            PickUp::Immediate => model::PickUp::Immediate,
            PickUp::Polled => {
                let polling = self.polling.unwrap_or_default();
                model::PickUp::Polled {
                    every: SimDuration::from_ms(polling.every_ms),
                    high: polling.high,
                    low: polling.low,
                }
            }
        }
    }
}
