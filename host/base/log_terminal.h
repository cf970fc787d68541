// Messages on a terminal.
#pragma once

namespace pgstow::base {

// Says that standard error is a terminal (false by default): what would steer it is spelled in
// messages (VisibleLines), for names and texts in them may be a stranger's. Elsewhere they are
// written as they are. Before threads start.
void SetLogTerminal(bool terminal);

}  // namespace pgstow::base
