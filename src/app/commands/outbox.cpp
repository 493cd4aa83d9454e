#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/mail.hpp"
#include "app/maintenance.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

namespace bj = boost::json;

std::string textOf(bj::object const& mail, std::string_view name) {
    auto const* value = mail.if_contains(name);
    return value && value->is_string() ? std::string(value->as_string()) : std::string{};
}

std::string sentenceOf(bj::object const& mail) {
    auto const what = fromCode<outbox::MailKind>(textOf(mail, "what"));
    auto const isWaiting = textOf(mail, "state") == "waiting";
    auto const why = textOf(mail, "why");
    return fmt::format("  {}, queued {}: {}{}\n", what ? label(*what) : "A mail", textOf(mail, "queued"),
                       isWaiting ? "waits, next try " + textOf(mail, "next_try") : "given up " + textOf(mail, "given_up_at"),
                       why.empty() ? "" : ": " + why);
}

void tellMails(bj::object const& told) {
    auto const count = [&](std::string_view name) { return told.at(name).as_int64(); };
    std::cout << fmt::format("{} mails wait; {} were given up.\n", count("waiting"), count("given_up"));
    for (auto const& mail : told.at("mails").as_array()) std::cout << sentenceOf(mail.as_object());
}

}  // namespace

int runOutbox(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto json = whereHeld(*places, "/outbox", "accord outbox", outboxJson);
    if (!json) return complain(json.error());
    if (common.isJson)
        std::cout << *json << '\n';
    else
        tellMails(bj::parse(*json).as_object());
    return exits::done;
}

}  // namespace accord::app
