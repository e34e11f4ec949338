//! The article (KB 4562256) in claims C1 to C13, each on the shipped scenario of the article, and
//! the clicks that teach.

use super::article::{CLICK_MS, SYNC, clicked, jobs, run, run_with, sync};
use floodgate::engine::moments::Moment;
use floodgate::engine::simulation::ProcessState;
use floodgate::engine::table::JobRow;
use floodgate::engine::{
    Act, ActError, JobId, JobStatus, SimTime, Simulation, TimedAct, WorkflowId,
};
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE_MS: u64 = 60_000;
const END_MS: u64 = 30 * MINUTE_MS;

fn mean_wait_ms(run: &Simulation, of_culprit: bool, created_from: u64, created_to: u64) -> u64 {
    let window = created_from..created_to;
    let waits = jobs(run, of_culprit)
        .filter(|job| window.contains(&job.created.ms()) && job.status == JobStatus::Succeeded)
        .filter_map(|job| Some(job.picked?.since(job.created).ms()));
    let (sum, count) = waits.fold((0, 0), |(sum, count), wait| (sum + wait, count + 1));
    assert!(count > 0, "no job of that window has run");
    sum / count
}

fn found(run: &Simulation, what: Moment) -> Option<SimTime> {
    run.moments()
        .iter()
        .find(|moment| moment.what == what)
        .map(|moment| moment.at)
}

#[wasm_bindgen_test(unsupported = test)]
fn c1_each_trigger_of_an_activated_workflow_queues_one_job() {
    let run = run_with(&[], END_MS);
    assert_eq!(sync(&run).state, ProcessState::Activated);
    assert_eq!(sync(&run).created, 30_000);
    assert_eq!(sync(&run).refused, 0);
    let mut rows: Vec<u32> = jobs(&run, true).map(|job| job.regarding).collect();
    rows.sort_unstable();
    assert!(
        rows.iter().copied().eq(0..30_000),
        "each imported row has one job"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn c2_jobs_are_processed_as_workers_come_free() {
    let run = run_with(&[], 6 * MINUTE_MS);
    assert_eq!(
        run.counts().in_progress,
        16,
        "all workers are busy during the flood"
    );
    let mut ends: Vec<(u64, i32)> = Vec::new();
    for job in run.jobs().rows() {
        if let (Some(picked), Some(ended)) = (job.picked, job.ended) {
            ends.extend([(picked.ms(), 1), (ended.ms(), -1)]);
        }
    }
    // At one instant a worker is freed before it takes the next job.
    ends.sort_unstable();
    let mut busy = 0;
    for (at, change) in ends {
        busy += change;
        assert!(busy <= 16, "{busy} jobs in progress at {at} ms");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn c3_a_bulk_import_floods_the_queue() {
    let before = run_with(&[], 4 * MINUTE_MS);
    assert!(
        before.counts().ready <= 16,
        "{} wait before the import",
        before.counts().ready
    );
    let at_click = run_with(&[], CLICK_MS);
    let ready = at_click.counts().ready;
    assert!((21_500..=22_500).contains(&ready), "{ready} wait at 8:00");
    let oldest = at_click.oldest_wait().ms();
    assert!(
        (190_000..=204_000).contains(&oldest),
        "the oldest has waited {oldest} ms"
    );
    assert!(found(&at_click, Moment::FloodStarts).is_some());
}

#[wasm_bindgen_test(unsupported = test)]
fn c4_the_backlog_delays_the_jobs_of_every_other_workflow() {
    let run = run_with(&[], END_MS);
    let calm = mean_wait_ms(&run, false, 0, 4 * MINUTE_MS);
    let flooded = mean_wait_ms(&run, false, 6 * MINUTE_MS, 7 * MINUTE_MS);
    assert!(calm < 1_000, "others wait {calm} ms before the flood");
    assert!(
        flooded > 3 * MINUTE_MS,
        "others wait {flooded} ms in the flood"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn c5_the_database_grows_by_the_jobs_and_their_logs() {
    let run = run_with(&[], END_MS);
    assert_eq!(run.storage().job_rows, run.counts().created);
    let steps = |job: JobRow| u64::from(run.model().workflows[job.workflow.index()].log_rows);
    let succeeded = run
        .jobs()
        .rows()
        .filter(|job| job.status == JobStatus::Succeeded);
    let logged: u64 = succeeded.map(steps).sum();
    assert_eq!(run.storage().log_rows, logged);
    assert!(logged > 0, "workflows write logs");
}

#[wasm_bindgen_test(unsupported = test)]
fn c6_grouping_what_waits_by_workflow_names_the_culprit() {
    let run = run_with(&[], CLICK_MS);
    let waiting = |index: u16| run.workflow(WorkflowId(index)).ready;
    let most = (0..u16::try_from(run.model().workflows.len()).expect("few"))
        .max_by_key(|index| waiting(*index));
    assert_eq!(most, Some(SYNC.0));
    assert!(u64::from(waiting(SYNC.0)) * 100 > run.counts().ready * 85);
}

#[wasm_bindgen_test(unsupported = test)]
fn c7_deactivate_sets_draft_and_only_a_draft_can_be_deleted() {
    let mut run = run_with(&[], CLICK_MS);
    assert_eq!(run.apply(Act::Delete(SYNC)), Err(ActError::StillActivated));
    run.apply(Act::Deactivate(SYNC))
        .expect("an activated workflow can be deactivated");
    assert_eq!(run.planned_state(SYNC), ProcessState::Draft);
    run.apply(Act::Delete(SYNC))
        .expect("a draft can be deleted");
    run.advance_to(SimTime::from_ms(CLICK_MS + 1))
        .expect("within limits");
    assert_eq!(sync(&run).state, ProcessState::Deleted);
}

#[wasm_bindgen_test(unsupported = test)]
fn c8_no_new_jobs_from_the_deactivation_on() {
    let run = clicked(END_MS);
    let last = jobs(&run, true).map(|job| job.created.ms()).max();
    assert!(last < Some(CLICK_MS), "a job was made at {last:?}");
    assert_eq!(
        sync(&run).refused,
        6_000,
        "a hundred rows a second for the minute that is left"
    );
    assert_eq!(sync(&run).created + sync(&run).refused, 30_000);
}

#[wasm_bindgen_test(unsupported = test)]
fn c9_a_queued_job_is_canceled_when_it_is_picked_up_not_before_and_at_once() {
    let at_click = clicked(CLICK_MS + 1);
    let (before, after) = (sync(&run_with(&[], CLICK_MS)), sync(&at_click));
    assert_eq!(
        u64::from(before.ready),
        after.since.expect("deactivated").queued
    );
    assert!(
        u64::from(after.ready) + 16 >= u64::from(before.ready),
        "the queue is not emptied"
    );
    let run = clicked(END_MS);
    for job in jobs(&run, true).filter(|job| job.status == JobStatus::Canceled) {
        assert!(job.picked >= Some(SimTime::from_ms(CLICK_MS)));
        assert_eq!(
            job.picked, job.ended,
            "canceled in the moment of its pick-up"
        );
    }
    let since = sync(&run).since.expect("deactivated");
    assert_eq!((since.canceled, since.still_waiting()), (since.queued, 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn c10_a_job_in_progress_is_unaffected_and_completes() {
    let run = clicked(END_MS);
    let untouched = run_with(&[], END_MS);
    let click = SimTime::from_ms(CLICK_MS);
    let running = (0..run.jobs().len()).map(JobId).filter(|job| {
        let row = run.jobs().row(*job);
        row.workflow == SYNC && row.picked < Some(click) && row.ended > Some(click)
    });
    let mut count = 0;
    for job in running {
        assert_eq!(run.jobs().row(job).status, JobStatus::Succeeded);
        assert_eq!(
            run.jobs().row(job),
            untouched.jobs().row(job),
            "job {job} runs as it would"
        );
        count += 1;
    }
    let since = sync(&run).since.expect("deactivated");
    assert!(
        count > 0 && since.finished == since.in_progress,
        "{count} were in progress"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn c11_the_backlog_drains_faster_than_by_running_it_all() {
    let later = CLICK_MS + 3 * MINUTE_MS;
    let with = clicked(later).counts().ready;
    let without = run_with(&[], later).counts().ready;
    assert!(
        with * 5 < without,
        "{with} wait with the click, {without} without"
    );
    let gone = found(&clicked(END_MS), Moment::QueueGone(SYNC)).expect("its queue is gone");
    assert!(
        (10 * 60_000 + 14_000..=10 * 60_000 + 34_000).contains(&gone.ms()),
        "at {gone}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn c12_steadily_back_to_nominal() {
    let run = clicked(END_MS);
    let nominal = found(&run, Moment::Nominal).expect("nominal before the end");
    let window = 13 * MINUTE_MS + 40_000..=14 * MINUTE_MS + 10_000;
    assert!(window.contains(&nominal.ms()), "nominal at {nominal}");
    let minutes = (8..=13).map(|minute| clicked(minute * MINUTE_MS).counts().ready);
    let minutes: Vec<u64> = minutes.collect();
    assert!(
        minutes.is_sorted_by(|a, b| a > b),
        "waiting, minute by minute: {minutes:?}"
    );
    let untouched = run_with(&[], END_MS);
    assert_eq!(
        found(&untouched, Moment::Nominal),
        None,
        "not without the click"
    );
    let (peak, _) = untouched.metrics().ready_peak();
    assert!(
        (27_100..=28_100).contains(&peak),
        "the peak without a click is {peak}"
    );
    let left = untouched.counts().ready;
    assert!(
        (16_900..=17_900).contains(&left),
        "{left} wait at the end without a click"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn c13_the_rows_and_the_work_not_done_remain() {
    let at_click = run_with(&[], CLICK_MS);
    let run = clicked(END_MS);
    assert!(
        run.storage().job_rows > at_click.storage().job_rows,
        "draining shrinks no table"
    );
    let since = sync(&run).since.expect("deactivated");
    assert_eq!(since.not_done(), since.canceled + since.refused);
    assert_eq!(
        since.not_done() + sync(&run).succeeded,
        30_000,
        "each row, done or not done"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_click_before_the_flood_cancels_nothing_and_refuses_all() {
    let run = run_with(&[(3 * MINUTE_MS, Act::Deactivate(SYNC))], END_MS);
    let since = sync(&run).since.expect("deactivated");
    assert_eq!(
        (since.queued, since.canceled, since.refused),
        (0, 0, 30_000)
    );
    assert_eq!(found(&run, Moment::FloodStarts), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_click_after_the_import_refuses_nothing() {
    let run = run_with(&[(9 * MINUTE_MS + 1, Act::Deactivate(SYNC))], END_MS);
    let since = sync(&run).since.expect("deactivated");
    assert_eq!(since.refused, 0);
    assert!(since.canceled > 20_000, "{} were canceled", since.canceled);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_click_on_an_innocent_workflow_does_not_stop_the_flood() {
    let innocent = WorkflowId(1);
    let run = run_with(&[(CLICK_MS, Act::Deactivate(innocent))], 9 * MINUTE_MS);
    assert!(run.counts().ready > run_with(&[], CLICK_MS).counts().ready + 4_000);
}

#[wasm_bindgen_test(unsupported = test)]
fn off_and_on_again_cancels_the_old_queue_and_runs_the_new_jobs() {
    let acts = [
        (CLICK_MS, Act::Deactivate(SYNC)),
        (CLICK_MS + 10_000, Act::Activate(SYNC)),
    ];
    let run = run_with(&acts, END_MS);
    let since = sync(&run).since.expect("deactivated");
    assert_eq!(
        since.canceled, since.queued,
        "their activation is gone (an assumption)"
    );
    let reactivated = SimTime::from_ms(CLICK_MS + 10_000);
    let later = jobs(&run, true).filter(|job| job.created >= reactivated);
    let (mut made, mut canceled) = (0, 0);
    for job in later {
        made += 1;
        canceled += u32::from(job.status == JobStatus::Canceled);
    }
    assert_eq!((made, canceled), (5_000, 0));
    assert_eq!(since.refused, 1_000);
}

#[wasm_bindgen_test(unsupported = test)]
fn counts_add_up_at_every_second() {
    let mut run = run();
    run.schedule(TimedAct {
        at: SimTime::from_ms(CLICK_MS),
        act: Act::Deactivate(SYNC),
    })
    .expect("ahead");
    for second in 0..1_800 {
        run.advance_to(SimTime::from_ms(second * 1_000))
            .expect("within limits");
        let counts = run.counts();
        let sum = counts.ready + counts.waiting + counts.in_progress + counts.succeeded;
        assert_eq!(
            sum + counts.failed + counts.canceled + counts.deleted,
            counts.created
        );
    }
}
