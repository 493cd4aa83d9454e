// Wires the ports of the capabilities to their neighbours: what casework needs to know
// of agencies, practitioners, and answers that were given to the police.
#pragma once

#include "app/screening.hpp"

namespace accord::app {

/// Once, before anything is served.
void wirePorts();
/// How events of agencies' systems are read, once the reference lists are; without them none is taken in.
void wireIntake(ScreeningReference reference);

}  // namespace accord::app
