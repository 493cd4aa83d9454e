#include "outbox/letter.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

namespace accord::outbox {
namespace {

Letter invitation(LetterFacts const& facts) {
    return {"Set up your Accord account", fmt::format("You have been invited to Accord.\n\n"
                                                      "Open this link to choose a password and set up your account.\n"
                                                      "It works once, until {}:\n\n"
                                                      "{}{}\n\n"
                                                      "Do not pass the link on. If you did not expect it, tell an\n"
                                                      "administrator of your agency.\n",
                                                      londonTime(facts.at), facts.server, facts.linkPath)};
}

Letter reset(LetterFacts const& facts) {
    return {"Choose a new password for Accord", fmt::format("An administrator of your agency reset your Accord account.\n\n"
                                                            "Open this link to choose a new password.\n"
                                                            "It works once, until {}:\n\n"
                                                            "{}{}\n\n"
                                                            "Do not pass the link on. If you did not ask for it, tell an\n"
                                                            "administrator of your agency at once.\n",
                                                            londonTime(facts.at), facts.server, facts.linkPath)};
}

Letter signing(LetterFacts const& facts) {
    return {"Accord: there is an agreement to read and sign", fmt::format("You are asked to read an agreement in Accord, and to sign it\n"
                                                                          "for your agency.\n\n"
                                                                          "Open this link and sign in. It works once, for you alone,\n"
                                                                          "until {}:\n\n"
                                                                          "{}{}\n\n"
                                                                          "Do not pass the link on. If you did not expect it, tell the\n"
                                                                          "information officer of your agency.\n",
                                                                          londonTime(facts.at), facts.server, facts.linkPath)};
}

Letter reviewDue(LetterFacts const& facts) {
    return {"Accord: an agreement is to be reviewed", fmt::format("An agreement that your agency looks after is due for review,\n"
                                                                  "or will be soon.\n\n"
                                                                  "Sign in to look:\n\n{}/sign-in\n",
                                                                  facts.server)};
}

Letter tasksDue(LetterFacts const& facts) {
    auto const tasks = facts.count == 1 ? std::string("1 task") : fmt::format("{} tasks", facts.count);
    return {fmt::format("Accord: you have {} due", tasks), fmt::format("You have {} due in Accord, today or earlier.\n\n"
                                                                       "Sign in to look:\n\n{}/sign-in\n",
                                                                       tasks, facts.server)};
}

Letter passedUp(LetterFacts const& facts) {
    auto const tasks =
        facts.count == 1 ? std::string("A task that is overdue was") : fmt::format("{} tasks that are overdue were", facts.count);
    return {"Accord: there is something overdue to look at", fmt::format("{} passed up to you in Accord.\n\n"
                                                                         "Sign in to look:\n\n{}/sign-in\n",
                                                                         tasks, facts.server)};
}

Letter accountChanged(LetterFacts const& facts) {
    return {"Your Accord account was changed", fmt::format("The password or the authenticator app of your Accord account was\n"
                                                           "changed on {}.\n\n"
                                                           "If that was you, there is nothing to do. If not, tell an\n"
                                                           "administrator of your agency at once: they can close the account.\n",
                                                           londonTime(facts.at))};
}

// Whoever looks over their shoulder learns that there is something, and not what: not even that it is a case.
Letter caseStopped(LetterFacts const& facts) {
    return {"Accord: something needs you now", fmt::format("Something that you work with in Accord needs you now.\n\n"
                                                           "Sign in to look:\n\n{}/sign-in\n",
                                                           facts.server)};
}

}  // namespace

Letter writeLetter(LetterFacts const& facts) {
    switch (facts.kind) {
        case MailKind::invitation: return invitation(facts);
        case MailKind::reset: return reset(facts);
        case MailKind::tasksDue: return tasksDue(facts);
        case MailKind::accountChanged: return accountChanged(facts);
        case MailKind::signing: return signing(facts);
        case MailKind::reviewDue: return reviewDue(facts);
        case MailKind::caseStopped: return caseStopped(facts);
        case MailKind::passedUp: return passedUp(facts);
    }
    return {};
}

}  // namespace accord::outbox
