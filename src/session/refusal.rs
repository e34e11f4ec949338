//! Why a command would be refused, for a screen that asks beforehand.

use super::{Command, Session};
use crate::engine::{Act, SourceId, WorkflowId};

impl Session {
    /// Why an act on a workflow or a source would be refused now; nothing where it would not, or
    /// where the command is no such act.
    pub fn refuses(&self, command: &Command) -> Option<String> {
        if let Some(lock) = self.locks.refuses(command) {
            return Some(lock.to_string());
        }
        let act = match command {
            Command::Activate(id) => Act::Activate(WorkflowId(*id)),
            Command::Deactivate(id) => Act::Deactivate(WorkflowId(*id)),
            Command::Delete(id) => Act::Delete(WorkflowId(*id)),
            Command::Start(id, times) => Act::Start(WorkflowId(*id), *times),
            Command::Mend(id) => Act::Mend(WorkflowId(*id)),
            Command::StopSource(id) => Act::StopSource(SourceId(*id)),
            _ => return None,
        };
        let refused = self.run.sim().check_act(act).err()?;
        Some(refused.to_string())
    }
}
