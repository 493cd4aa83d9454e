// Mail of a running server: the relay that it was started with, what it asks of the
// rooms, and the thread in which it leaves.
//
//    auto mail = Mail::open(installation, options.mail, report);     // nothing where no relay was named
//    if (!mail) return complain(mail.error());
//
// Without a relay nothing is queued: a one-time link is shown to whoever invites. What
// an earlier start had queued stays there, and the operator is told.
#pragma once

#include "app/installation.hpp"
#include "outbox/mailroom.hpp"

#include <memory>
#include <string>

namespace accord::app {

struct MailOptions {
    std::string relay;  ///< smtp://host:port; empty: no mail
    std::string from;
    std::string loginFile;
    std::string trusted;          ///< certificates that are trusted instead of the system's
    std::string server;           ///< where people reach this server: "https://accord.example"
    std::string digest{"07:00"};  ///< "never", or from when counts of tasks go out
};

class Mail {
public:
    using Report = outbox::Postman::Report;

    [[nodiscard]] static Result<std::unique_ptr<Mail>> open(Installation& installation, MailOptions const& options, Report const& report);

private:
    Mail(Installation& installation, outbox::Relay relay, outbox::PostmanOptions options, Report const& report);

    std::unique_ptr<outbox::PostmanPort> port_;
    outbox::SmtpTransport transport_;
    outbox::Postman postman_;
    outbox::Mailroom mailroom_;  // last: its thread uses what stands above
};

/// How the outbox stands, for the operator: one JSON object. Of nobody by name.
[[nodiscard]] std::string outboxJson(Installation& installation);

}  // namespace accord::app
