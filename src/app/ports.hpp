// Wires the ports of the capabilities to their neighbours: what casework needs to know
// of agencies, practitioners, and answers that were given to the police.
#pragma once

namespace accord::app {

/// Once, before anything is served.
void wirePorts();

}  // namespace accord::app
