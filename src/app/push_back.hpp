// Tasks on their way back to agencies' systems, while the server runs.
//
//    PushBackRun pushing(installation, {.isTest = options.isTest}, report);      // works until it goes
#pragma once

#include "app/installation.hpp"
#include "outbox/rounds.hpp"
#include "pathway/pushing_back.hpp"

namespace accord::app {

class PushBackRun {
public:
    using Report = pathway::PushingBack::Report;

    PushBackRun(Installation& installation, outbox::PosterOptions options, Report report);

private:
    outbox::CurlPoster poster_;
    pathway::PushingBack pushing_;
    outbox::Rounds rounds_;  ///< breaks off what is being sent when it goes: it is sent again later
};

}  // namespace accord::app
