//! One thing worth saying, from the run's data: right also for the clicks that teach.

use super::Session;
use super::view::{Insight, PlayState, SinceYouClicked, WorkflowRow};

/// Without a trigger for so long after the click, the click was too late.
const QUIET_MS: u64 = 5_000;

impl Session {
    pub(super) fn insight(
        &self,
        workflows: &[WorkflowRow],
        since: Option<&SinceYouClicked>,
    ) -> Option<Insight> {
        let ready: u64 = workflows.iter().map(|row| row.ready).sum();
        match since {
            Some(since) => Some(self.insight_since(workflows, since, ready)),
            None if self.at_ms() == 0 => None,
            None => Some(self.insight_untouched(workflows, ready)),
        }
    }

    fn insight_untouched(&self, workflows: &[WorkflowRow], ready: u64) -> Insight {
        let sim = self.run.sim();
        let (base, now) = sim.recently();
        let workers = u64::from(sim.planned_workers());
        if self.playback.state == PlayState::Ended && ready > workers {
            return Insight::Untouched { waiting: ready };
        }
        if ready <= workers.max(1) * 2 {
            return Insight::Calm;
        }
        match largest(workflows) {
            Some(row) if now.counts.ready >= base.counts.ready => Insight::Growing {
                workflow: row.id,
                share: row.ready * 100 / ready.max(1),
            },
            _ => Insight::Draining,
        }
    }

    fn insight_since(
        &self,
        workflows: &[WorkflowRow],
        since: &SinceYouClicked,
        ready: u64,
    ) -> Insight {
        let workflow = since.workflow;
        let nominal = self.run.sim().moments().iter().rev().find_map(|found| {
            let at_ms = self.run.ms(found.at);
            let is_nominal = matches!(found.what, crate::engine::moments::Moment::Nominal);
            (is_nominal && at_ms >= since.clicked_ms).then_some(at_ms)
        });
        if let Some(at_ms) = nominal {
            let outcome = self.baseline.outcome().filter(|outcome| outcome.complete);
            return Insight::Nominal {
                workflow,
                took_ms: at_ms - since.clicked_ms,
                untouched_at_end: outcome.map(|outcome| outcome.ready_at_end),
            };
        }
        let workers = u64::from(self.run.sim().planned_workers());
        let largest = largest(workflows).filter(|row| row.id != workflow);
        let of_another = largest.filter(|row| row.ready > workers * 2 && row.ready * 2 > ready);
        if let Some(culprit) = of_another.filter(|_| since.queued <= since.others_queued) {
            return Insight::Innocent {
                workflow,
                culprit: culprit.id,
            };
        }
        let quiet = since.refused == 0 && self.at_ms() >= since.clicked_ms + QUIET_MS;
        if since.queued > 0 && quiet {
            return Insight::TooLate { workflow };
        }
        if since.still_waiting > 0 {
            return Insight::Canceling {
                workflow,
                left: since.still_waiting,
            };
        }
        if since.queued == 0 {
            Insight::TooEarly { workflow }
        } else if ready > workers {
            Insight::Draining
        } else {
            Insight::Calm
        }
    }

    /// The next or previous moment from the clock, in milliseconds.
    pub(super) fn moment_beside(&self, forward: bool) -> Option<u64> {
        let now = self.at_ms();
        let times = self.moment_views();
        let mut times = times.iter().map(|moment| moment.at_ms);
        if forward {
            times.find(|at| *at > now)
        } else {
            times.rfind(|at| *at < now)
        }
    }
}

fn largest(workflows: &[WorkflowRow]) -> Option<&WorkflowRow> {
    workflows
        .iter()
        .max_by_key(|row| (row.ready, std::cmp::Reverse(row.id)))
}
