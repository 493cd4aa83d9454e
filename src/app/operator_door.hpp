// The door of the command line while the server runs: one owner of the data folder,
// so a command sends its work here. Only the user whose server it is may knock (the
// kernel names the peer), and as operator: maintenance, no personal value opened.
//
//    POST /screen   {"files": "a.csv,b.csv", "agency": "bedfordshire", "as": "words"}   ->  what `accord screen` prints
//    POST /act/agency.operator-token   {"agency": "swanmere", …}             ->  the output of the action (operator_acts.hpp)
//    POST /commits   {}   ->  {"commits": 811, "units": 9020}: of this server since it started
//    POST /verify    {}   ->  what `accord verify --json` prints
//    POST /shred     {}   ->  what `accord keys shred --json` prints
//    POST /outbox    {}   ->  what waits to be mailed, and what was given up; of nobody by name
//    POST /decide    [{"discloser": "swanmere", …}]   ->  what `accord decide --json` prints
//
// The paths are those of this machine, read with the server's own rights, which are
// the peer's too.
#pragma once

#include "app/installation.hpp"
#include "web/server.hpp"

#include <optional>
#include <string>

namespace accord::app {

class OperatorDoor {
public:
    explicit OperatorDoor(Installation& installation) : installation_(installation) {}
    void handle(web::Request const& request, web::Responder const& respond);

private:
    Installation& installation_;
};

/// Asks the running server; nullopt where none runs there. The JSON that it answers, or its error.
[[nodiscard]] std::optional<Result<std::string>> askServer(Places const& places, std::string const& path, std::string const& json);

}  // namespace accord::app
