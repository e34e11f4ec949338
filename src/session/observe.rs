//! From the run as it stands to the view: reading only.

use super::Session;
use super::format::Ratio;
use super::view::{
    ActView, Flow, JobCounts, MomentKind, MomentView, Playback, RecordState, SinceYouClicked,
    StorageView, View, WorkflowRow,
};
use crate::engine::moments::Moment;
use crate::engine::order;
use crate::engine::service::Worker;
use crate::engine::simulation::ProcessState;
use crate::engine::{Act, OperationType, WorkflowId};
use std::rc::Rc;

impl Session {
    /// What the panels show now. Parts that have not changed since the last view are shared.
    pub fn view(&mut self) -> View {
        self.update_series();
        let counts = self.job_counts();
        let workflows = Rc::new(self.workflow_rows());
        let since = self.since();
        let moments = Rc::new(self.moment_views());
        let insight = self.insight(&workflows, since.as_ref());
        View {
            at_ms: self.at_ms(),
            playback: self.playback_view(&moments),
            scenario: self.scenario_view.clone(),
            counts,
            flow: self.flow(),
            workflows,
            selected: self.selected,
            since,
            spared: self.spared(),
            storage: self.storage(),
            moments,
            insight,
            causes: self.causes(),
            followed: self.followed(),
            series: self.series.clone(),
            acts: Rc::new(self.act_views()),
            stopped: self.stopped.map(|error| error.to_string()),
            digest: format!("{:016x}", self.run.sim().digest()),
            as_promised: self.keeps_promise(),
            can_undo: self.history.can(self.run.acts()),
            locks: self.locks,
        }
    }

    fn job_counts(&self) -> JobCounts {
        let counts = self.run.sim().counts();
        JobCounts {
            created: counts.created,
            ready: counts.ready,
            waiting: counts.waiting,
            in_progress: counts.in_progress,
            succeeded: counts.succeeded,
            failed: counts.failed,
            canceled: counts.canceled,
            deleted: counts.deleted,
        }
    }

    fn playback_view(&self, moments: &[MomentView]) -> Playback {
        let paused_at = self.playback.paused_at_ms;
        let computing = if !self.run.is_there() {
            Some(self.way_milli())
        } else if !self.baseline.is_done() {
            Some(self.baseline.done_milli())
        } else {
            None
        };
        Playback {
            state: self.playback.state,
            end_ms: self.run.ms(self.run.sim().end()),
            speed: self.playback.speed,
            slow_motion: self.slow_motion(),
            slow_motion_on: self.playback.slow_motion_on,
            pause_at_moments: self.playback.pause_at_moments,
            paused_at: paused_at.and_then(|at| moments.iter().position(|m| m.at_ms == at)),
            computing,
            on_its_way: !self.run.is_there() && self.playback.is_sent(),
        }
    }

    fn flow(&self) -> Flow {
        let sim = self.run.sim();
        let (base, now) = sim.recently();
        let over_ms = now.at.since(base.at).ms();
        let per = |from: u64, to: u64| Ratio {
            count: to.saturating_sub(from),
            over_ms,
        };
        let (then, counts) = (base.counts, now.counts);
        let busy = |worker: &&Worker| matches!(worker, Worker::Busy { .. });
        let clearing = |worker: &&Worker| matches!(worker, Worker::Clearing { .. });
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Flow {
            arrive: per(then.created, counts.created),
            finish: per(then.succeeded, counts.succeeded),
            cancel: per(then.canceled, counts.canceled),
            growth: Ratio {
                count: counts.ready.abs_diff(then.ready),
                over_ms,
            },
            shrinks: counts.ready < then.ready,
            refuse: per(then.refused, counts.refused),
            oldest_wait_ms: sim.oldest_wait().ms(),
            busy: number(sim.workers().iter().filter(busy).count()),
            clearing: number(sim.workers().iter().filter(clearing).count()),
            workers: sim.planned_workers(),
            background: sim.planned_background(),
        }
    }

    fn storage(&self) -> StorageView {
        let sim = self.run.sim();
        let (base, now) = sim.recently();
        let assumptions = &self.run.model().assumptions;
        let rows = now.storage.job_rows + now.storage.log_rows;
        let before = base.storage.job_rows + base.storage.log_rows;
        StorageView {
            job_rows: now.storage.job_rows,
            log_rows: now.storage.log_rows,
            bytes: now.storage.job_rows * u64::from(assumptions.bytes_per_job_row)
                + now.storage.log_rows * u64::from(assumptions.bytes_per_log_row),
            rows_rate: Ratio {
                count: rows.saturating_sub(before),
                over_ms: now.at.since(base.at).ms(),
            },
        }
    }

    fn workflow_rows(&self) -> Vec<WorkflowRow> {
        let sim = self.run.sim();
        let definitions = (0_u16..).zip(&self.scenario.workflows);
        let row = |(id, definition): (u16, &crate::scenario::Workflow)| {
            let workflow = WorkflowId(id);
            let view = sim.workflow(workflow);
            let refused = |act: Act| {
                let barred = self.allowed.and_then(|allowed| allowed.refuses(&act));
                let barred = barred.map(super::lock::not_in_lesson);
                barred.or_else(|| sim.check_act(act).err().map(|error| error.to_string()))
            };
            let state = match sim.planned_state(workflow) {
                _ if definition.operation_type != OperationType::Workflow => RecordState::NoRecord,
                ProcessState::Draft => RecordState::Draft,
                ProcessState::Activated => RecordState::Activated,
                ProcessState::Deleted => RecordState::Deleted,
            };
            WorkflowRow {
                id,
                name: definition.name.clone(),
                table: definition.table.clone(),
                owner: definition.owner.clone(),
                operation_type: definition.operation_type,
                start_when: definition
                    .start_when
                    .iter()
                    .map(|event| event.key())
                    .collect(),
                steps: definition.steps.len(),
                mark: self.marks[usize::from(id)],
                state,
                ready: u64::from(view.ready),
                in_progress: u64::from(view.in_progress),
                created: view.created,
                succeeded: view.succeeded,
                canceled: view.canceled,
                refused: view.refused,
                activate_refused: refused(Act::Activate(workflow)),
                deactivate_refused: refused(Act::Deactivate(workflow)),
                delete_refused: refused(Act::Delete(workflow)),
            }
        };
        definitions.map(row).collect()
    }

    /// The workflow deactivated last, an act of this very moment included.
    pub(super) fn since(&self) -> Option<SinceYouClicked> {
        let sim = self.run.sim();
        let pending = sim.pending_acts().filter_map(|timed| match timed.act {
            Act::Deactivate(id) => Some(id),
            _ => None,
        });
        if let Some(id) = pending.last() {
            let (view, counts) = (sim.workflow(id), sim.counts());
            let queued = u64::from(view.ready);
            return Some(SinceYouClicked {
                workflow: id.0,
                clicked_ms: self.at_ms(),
                queued,
                canceled: 0,
                still_waiting: queued,
                run: 0,
                in_progress: u64::from(view.in_progress),
                finished: 0,
                refused: 0,
                not_done: 0,
                others_queued: counts.ready - queued,
            });
        }
        let id = sim.last_deactivated()?;
        let since = sim.workflow(id).since?;
        Some(SinceYouClicked {
            workflow: id.0,
            clicked_ms: self.run.ms(since.at),
            queued: since.queued,
            canceled: since.canceled,
            still_waiting: since.still_waiting(),
            run: since.run,
            in_progress: since.in_progress,
            finished: since.finished,
            refused: since.refused,
            not_done: since.not_done(),
            others_queued: since.others_queued,
        })
    }

    pub(super) fn moment_views(&self) -> Vec<MomentView> {
        let found = self.run.moments().iter().map(|found| {
            let (kind, of) = match found.what {
                Moment::FloodStarts => (MomentKind::FloodStarts, None),
                Moment::OldestWait5Min => (MomentKind::OldestWait5Min, None),
                Moment::Deactivated(id) => (MomentKind::Deactivated, Some(id)),
                Moment::QueueGone(id) => (MomentKind::QueueGone, Some(id)),
                Moment::Nominal => (MomentKind::Nominal, None),
            };
            let title = of.map(|id| self.scenario.workflows[id.index()].name.clone());
            let title = title.unwrap_or_default();
            MomentView {
                at_ms: self.run.ms(found.at),
                kind,
                title,
                pauses: false,
            }
        });
        let named = self.scenario.moments.iter().map(|named| MomentView {
            at_ms: named.at_ms,
            kind: MomentKind::Named,
            title: named.title.clone(),
            pauses: named.pause,
        });
        let mut moments: Vec<_> = named.chain(found).collect();
        order::by_key(&mut moments, |moment| moment.at_ms);
        moments
    }

    fn act_views(&self) -> Vec<ActView> {
        let now = self.run.sim().now();
        let view = |timed: &crate::engine::TimedAct| ActView {
            at_ms: self.run.ms(timed.at),
            command: super::command::of_act(timed.act, self.run.model().start),
            ahead: timed.at > now,
        };
        self.run.acts().iter().map(view).collect()
    }
}
