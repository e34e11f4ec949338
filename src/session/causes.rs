//! What can be mended about a workflow: the sources that trigger it, and what makes its jobs fail.
//! What people and the platform do is no fault to mend. Reading only.

use super::view::CauseView;
use super::{Command, Session};
use crate::engine::{Act, ActError, SourceId, WorkflowId};

/// Kinds of sources that somebody can stop or mend.
const MENDABLE: [&str; 4] = ["bulk_import", "faulty_plugin", "ping_pong", "schedule"];

impl Session {
    /// The causes behind the selected workflow, in the order of the scenario; failures last.
    pub(super) fn causes(&self) -> Vec<CauseView> {
        let sim = self.run.sim();
        let words = |error: ActError| error.to_string();
        let sources = (0_u16..).zip(&self.scenario_view.sources);
        let mendable = sources.filter(|(_, source)| {
            MENDABLE.contains(&source.kind) && source.starts.contains(&self.selected)
        });
        let mut causes: Vec<CauseView> = mendable
            .map(|(id, source)| CauseView {
                command: Command::StopSource(id),
                kind: Some(source.kind),
                name: source.name.clone(),
                refused: sim
                    .check_act(Act::StopSource(SourceId(id)))
                    .err()
                    .map(words),
            })
            .collect();
        let mend = sim.check_act(Act::Mend(WorkflowId(self.selected)));
        if mend != Err(ActError::NothingToMend) && mend != Err(ActError::UnknownWorkflow) {
            let workflow = self.scenario.workflows.get(usize::from(self.selected));
            causes.push(CauseView {
                command: Command::Mend(self.selected),
                kind: None,
                name: workflow
                    .map(|workflow| workflow.name.clone())
                    .unwrap_or_default(),
                refused: mend.err().map(words),
            });
        }
        causes
    }
}
