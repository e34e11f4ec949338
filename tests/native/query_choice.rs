//! What is done to a selection of system jobs: exactly to those whose state allows it, by as few
//! commands as there are runs of like jobs; and where rows stand behind a scroll bar.

use floodgate::engine::limits::JOBS_MAX_NATIVE;
use floodgate::engine::{ActError, JobStatus};
use floodgate::scenario;
use floodgate::session::job_command::Verb;
use floodgate::session::query::{
    COMMANDS_MAX, Deletable, Grid, Related, ScrollBar, Selection, TALLEST_PX, Tab,
};
use floodgate::session::{Command, Session};

const AT_MS: u64 = 480_000;

fn session(id: &str, at_ms: u64) -> Session {
    let scenario = scenario::by_id(id).expect("shipped").read().expect("valid");
    let mut session = Session::new(scenario, Some(id.into()), JOBS_MAX_NATIVE).expect("playable");
    go(&mut session, Command::Seek(at_ms));
    session
}

fn go(session: &mut Session, command: Command) {
    assert_eq!(session.apply(command).refused, None);
    while session.work(10_000) {}
}

fn synced(session: &Session, filter: &str) -> Grid {
    let mut grid = Grid::new(session);
    grid.set_tab(Tab::All);
    grid.set_filter(filter).expect("a filter");
    while grid.sync(session, 8) {}
    grid
}

fn of(jobs: impl IntoIterator<Item = u32>) -> Selection {
    let mut selection = Selection::default();
    selection.range(jobs.into_iter().collect());
    selection
}

fn all() -> Selection {
    let mut selection = Selection::default();
    selection.all();
    selection
}

/// Does a verb to a selection; the statuses of all jobs before and after the instant.
fn done(
    session: &mut Session,
    grid: &mut Grid,
    selection: &Selection,
    verb: Verb,
) -> (Vec<JobStatus>, Vec<JobStatus>) {
    let statuses = |grid: &Grid, session: &Session, count: u32| -> Vec<JobStatus> {
        let line = |job| grid.line(session, job).expect("a job").status;
        (0..count).map(line).collect()
    };
    let count = u32::try_from(session.view().counts.created).expect("few");
    let before = statuses(grid, session, count);
    let preview = grid.preview(session, selection, (verb, AT_MS + 60_000));
    let commands = preview.commands.expect("few commands");
    go(session, Command::JobsOf(commands));
    // The act runs in its instant, before anything is picked up or made in it.
    go(session, Command::Seek(AT_MS + 1));
    while grid.sync(session, 8) {}
    (before, statuses(grid, session, count))
}

#[test]
fn a_verb_does_what_its_preview_says_to_exactly_the_selected_jobs() {
    let filters = [
        "workflow:\"Sync contact to ERP\" status:\"Waiting For Resources\"",
        "workflow:sync,score created>5:00 created<6:00",
        "wait>2m status:waiting -workflow:sync",
        "regarding:7",
    ];
    for filter in filters {
        let mut run = session("bulk-import", AT_MS);
        let mut grid = synced(&run, filter);
        let chosen: Vec<u32> = grid.all().collect();
        assert!(!chosen.is_empty(), "{filter}");
        let preview = grid.preview(&run, &all(), (Verb::Cancel, 0));
        let wont: u64 = preview.wont.iter().map(|(_, jobs)| jobs).sum();
        assert_eq!(preview.will + wont, chosen.len() as u64, "{filter}");
        let (before, after) = done(&mut run, &mut grid, &all(), Verb::Cancel);
        let mut canceled = 0;
        for (job, (before, after)) in (0..).zip(before.iter().zip(&after)) {
            let completed = before.state() == floodgate::engine::JobState::Completed;
            let is_canceled = matches!(after, JobStatus::Canceled | JobStatus::Canceling);
            if chosen.contains(&job) && !completed {
                canceled += u64::from(is_canceled);
            } else {
                assert!(
                    completed || !is_canceled,
                    "{filter}: job {job} was not selected"
                );
            }
        }
        // Those that ended in that very instant are not canceled any more.
        assert!(
            preview.will - canceled <= 20,
            "{filter}: {canceled} of {}",
            preview.will
        );
    }
}

#[test]
fn one_run_of_like_jobs_is_one_command_and_is_taken_back_at_once() {
    let mut run = session("bulk-import", AT_MS);
    let mut grid = synced(&run, "workflow:\"Sync contact to ERP\" status:waiting");
    let preview = grid.preview(&run, &all(), (Verb::Cancel, 0));
    let commands = preview.commands.clone().expect("few commands");
    assert_eq!(commands.len(), 1, "{commands:?}");
    assert_eq!(
        (commands[0].first, commands[0].job),
        (None, None),
        "all like them"
    );
    assert!(preview.will > 1_000);
    let few = grid.range(2, 6);
    let of_few = grid.preview(&run, &of(few.clone()), (Verb::Cancel, 0));
    let commands = of_few.commands.expect("few commands");
    assert_eq!(commands.len(), 1, "a run in the middle: {commands:?}");
    assert_eq!(
        (commands[0].first, commands[0].last),
        (Some(few[0]), Some(few[4]))
    );
    let apart = [grid.range(2, 2), grid.range(4, 5), grid.range(9, 9)].concat();
    let of_apart = grid.preview(&run, &of(apart.clone()), (Verb::Cancel, 0));
    assert_eq!(of_apart.commands.expect("few").len(), 3);
    done(&mut run, &mut grid, &of(apart), Verb::Cancel);
    assert_eq!(run.view().acts.len(), 3);
    go(&mut run, Command::Undo);
    assert_eq!(run.view().acts.len(), 0);
}

#[test]
fn what_would_be_refused_says_why_and_a_scattered_selection_is_refused() {
    let run = session("bulk-import", AT_MS);
    let grid = synced(&run, "");
    let succeeded: Vec<u32> = synced(&run, "status:succeeded").all().collect();
    let waiting: Vec<u32> = synced(&run, "status:waiting").all().collect();
    let refuses = |jobs: &[u32], verb| grid.refuses(&run, &of(jobs.to_vec()), verb);
    assert_eq!(
        refuses(&succeeded[..5], Verb::Cancel),
        Some(ActError::JobCompleted)
    );
    assert_eq!(refuses(&succeeded[..5], Verb::Delete), None);
    assert_eq!(
        refuses(&waiting[..5], Verb::Pause),
        Some(ActError::JobNotInProgress)
    );
    assert_eq!(refuses(&waiting[..5], Verb::Postpone), None);
    assert_eq!(refuses(&[succeeded[0], waiting[0]], Verb::Cancel), None);
    let mixed = of([succeeded[0], waiting[0], waiting[1]]);
    let preview = grid.preview(&run, &mixed, (Verb::Cancel, 0));
    assert_eq!(
        (preview.will, preview.wont),
        (2, vec![(ActError::JobCompleted, 1)])
    );
    let syncs: Vec<u32> = synced(&run, "workflow:sync status:waiting").all().collect();
    let scattered = syncs.iter().step_by(2).take(COMMANDS_MAX + 1).copied();
    let preview = grid.preview(&run, &of(scattered), (Verb::Cancel, 0));
    assert_eq!(preview.will, COMMANDS_MAX as u64 + 1);
    assert_eq!(preview.commands, None);
}

#[test]
fn deleted_rows_are_not_in_the_grid_and_a_link_keeps_what_was_done() {
    let mut run = session("bulk-import", AT_MS);
    let mut grid = synced(&run, "status:succeeded");
    let total = grid.total();
    let few = grid.range(3, 12);
    done(&mut run, &mut grid, &of(few.clone()), Verb::Delete);
    assert!(!grid.has(few[0]), "its row is deleted");
    assert!(grid.all().all(|job| !few.contains(&job)));
    assert!(grid.line(&run, few[0]).expect("it is known").deleted);
    assert!(
        grid.life(&run, few[0])
            .expect("it is known")
            .deleted_ms
            .is_some()
    );
    assert!(grid.total() >= total - 10);
    let document = run.document();
    let mut again = Session::of_document(&document, JOBS_MAX_NATIVE).expect("it opens");
    go(&mut again, Command::Seek(AT_MS + 1));
    assert_eq!(again.view().digest, run.view().digest);
    assert_eq!(again.view().storage, run.view().storage);
    assert!(!synced(&again, "").has(few[0]));
}

#[test]
fn bulk_deletion_counts_what_it_would_delete() {
    let mut run = session("bulk-import", AT_MS);
    let found = Deletable::of(&run, None, 0);
    let counted = synced(&run, "type:\"Workflow\" status:succeeded").total();
    assert_eq!((found.succeeded, found.canceled), (counted, 0));
    let old = Deletable::of(&run, Some(0), 60_000);
    assert!(old.succeeded > 0 && old.succeeded < counted);
    let command = floodgate::session::job_command::DeletionCommand {
        workflow: Some(0),
        succeeded: true,
        failed: false,
        canceled: false,
        older_than_ms: 60_000,
    };
    go(&mut run, Command::DeleteImmediately(command));
    go(&mut run, Command::Seek(AT_MS + 1));
    let left = Deletable::of(&run, Some(0), 60_000);
    assert!(left.succeeded <= 5, "{left:?} of {old:?}");
}

#[test]
fn jobs_of_one_event_are_found_in_slices_and_anew_after_a_seek() {
    let mut run = session("ping-pong", 240_000);
    let grid = synced(&run, "");
    let job = grid.numbers(grid.total() / 2, 1)[0];
    let line = grid.line(&run, job).expect("a job");
    let mut related = Related::default();
    while related.sync(&run, line.correlation) {}
    assert!(related.jobs.contains(&job));
    let lines = related
        .jobs
        .iter()
        .map(|job| grid.line(&run, *job).expect("a job"));
    let lines: Vec<_> = lines.collect();
    assert!(lines.iter().all(|it| it.correlation == line.correlation));
    let mut wanted = synced(&run, &format!("correlation:{}", line.correlation));
    while wanted.sync(&run, 8) {}
    assert_eq!(
        related.jobs,
        wanted.all().take(Related::MOST).collect::<Vec<_>>()
    );
    go(&mut run, Command::Seek(0));
    while related.sync(&run, line.correlation) {}
    assert!(related.jobs.is_empty());
}

#[test]
fn a_life_tells_every_status_with_its_length() {
    let mut run = session("bulk-import", AT_MS);
    let mut grid = synced(&run, "workflow:sync status:waiting");
    let job = grid.numbers(0, 1)[0];
    done(&mut run, &mut grid, &of([job]), Verb::Postpone);
    go(&mut run, Command::Seek(AT_MS + 400_000));
    let life = grid.life(&run, job).expect("a job");
    let statuses: Vec<JobStatus> = life.steps.iter().map(|step| step.status).collect();
    assert_eq!(
        statuses[..3],
        [
            JobStatus::WaitingForResources,
            JobStatus::Waiting,
            JobStatus::WaitingForResources
        ]
    );
    assert_eq!(life.steps[1].at_ms, AT_MS);
    assert_eq!(life.steps[1].took_ms, Some(60_000));
    let ends = life.steps.windows(2);
    for pair in ends {
        assert_eq!(pair[0].at_ms + pair[0].took_ms.unwrap_or(0), pair[1].at_ms);
    }
}

const ROW: u64 = 32;
const VIEW: u64 = 576;

#[test]
fn a_short_list_scrolls_as_it_is() {
    let bar = ScrollBar::new(1_000 * ROW, VIEW);
    assert_eq!(bar.height(), 1_000 * ROW);
    assert_eq!(bar.at(5_000), (5_000, 0));
    assert_eq!(bar.moved(5_000, 6_400), 6_400);
    assert_eq!(bar.moved(0, u64::MAX), bar.end());
    assert_eq!(ScrollBar::new(64, VIEW).end(), 0);
}

#[test]
fn the_wheel_reaches_every_row_of_a_million_and_the_bar_jumps_to_its_share() {
    let strip = 1_000_000 * ROW;
    let bar = ScrollBar::new(strip, VIEW);
    assert_eq!(bar.height(), TALLEST_PX);
    assert_eq!(bar.end(), strip - VIEW);
    // Steps of a wheel, over whole pages and at both ends.
    for from in [0, 79_900, 4_000_000, strip / 2, strip - 200_000] {
        let mut top = from;
        for _ in 0..2_000 {
            let (at, _) = bar.at(top);
            let next = bar.moved(top, (at + 100).min(TALLEST_PX - VIEW));
            assert_eq!(next, (top + 100).min(bar.end()), "from {from} at {top}");
            top = next;
        }
        for _ in 0..2_000 {
            let (at, _) = bar.at(top);
            top = bar.moved(top, at.saturating_sub(100));
        }
        assert!(top <= from.min(bar.end()), "{top} of {from}");
    }
    // What is in sight is always on the element.
    for share in 0..=1_000 {
        let top = bar.end() / 1_000 * share;
        let (at, lift) = bar.at(top);
        assert!(at + VIEW <= TALLEST_PX && at + lift == top, "{share}");
    }
    // Pulled to its end, its half and its beginning.
    assert_eq!(bar.moved(0, TALLEST_PX - VIEW), bar.end());
    assert_eq!(bar.moved(bar.end(), 0), 0);
    let half = bar.moved(0, (TALLEST_PX - VIEW) / 2);
    assert!(half.abs_diff(bar.end() / 2) < bar.end() / 50, "{half}");
}
