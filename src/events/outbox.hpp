// What left the house by mail: that it did, to which account, and of what kind. Never the
// text, the link in it, or the address.
//
//    events.add(MailHandedOver{MailKind::invitation}, {.object = idCast<ObjectId>(user), .subject = idCast<SubjectId>(user)});
#pragma once

#include "base/ids.hpp"
#include "base/spec.hpp"
#include "base/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::events {

/// Whatever is mailed: a mail says that there is something to look at in Accord, and nothing of it.
enum class MailKind : std::uint8_t { invitation = 1, reset, tasksDue, accountChanged, signing, reviewDue, caseStopped, passedUp };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::MailKind> = words<events::MailKind>({
    {events::MailKind::invitation, "invitation", "An invitation"},
    {events::MailKind::reset, "reset", "A reset of a password"},
    {events::MailKind::tasksDue, "tasks-due", "How many tasks are due"},
    {events::MailKind::accountChanged, "account-changed", "Notice that an account was changed"},
    {events::MailKind::signing, "signing", "An invitation to sign an agreement"},
    {events::MailKind::passedUp, "passed-up", "Notice that overdue tasks were passed up"},
    {events::MailKind::reviewDue, "review-due", "A reminder that an agreement is to be reviewed"},
    {events::MailKind::caseStopped, "case-stopped", "Notice that something needs somebody now"},
});
}  // namespace accord

namespace accord::events {

/// The relay took it. Whether it arrived, only the reader knows.
struct MailHandedOver {
    static constexpr std::string_view type = "outbox.mail-handed-over";
    static constexpr int version = 1;
    MailKind kind{};

    static constexpr auto spec() {
        return accord::spec<MailHandedOver>(field<&MailHandedOver::kind, Category::staff, Owner::staff>("kind", "What was mailed").clear());
    }
};

/// It will not be tried again.
struct MailGivenUp {
    static constexpr std::string_view type = "outbox.mail-given-up";
    static constexpr int version = 1;
    MailKind kind{};
    std::string why;  ///< in our words: what a relay answers may repeat the address

    static constexpr auto spec() {
        return accord::spec<MailGivenUp>(field<&MailGivenUp::kind, Category::staff, Owner::staff>("kind", "What was to be mailed").clear(),
                                         field<&MailGivenUp::why, Category::staff, Owner::staff>("why", "Why").clear());
    }
};

}  // namespace accord::events
