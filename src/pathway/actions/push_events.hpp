// An agency's system tells what happened: a crime recorded, an outcome, a plea, a sentence.
// Each event goes the way of a row of the agency's extract: it opens a task, or finds it
// standing, or what it says changes what stands.
//
//    POST /api/events        one JSON object a line (application/json, application/x-ndjson)
//    Accord-Signed-At: 1764000000      Accord-Signature: <Ed25519, base64url>      Idempotency-Key: …
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"

#include <string>
#include <string_view>

namespace accord::pathway {

struct PushEvents {
    static constexpr std::string_view name = "pathway.push-events";
    static constexpr std::string_view title = "Send events";
    static constexpr std::string_view permission = "event.push";
    static constexpr std::string_view path = "events";
    static constexpr bool hasForm = false;
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::string payload;  ///< the body as it came, byte for byte, in base64url (web/raw_body.hpp)
        std::string signature;
        std::int64_t signedAt{};
        std::string requestKey;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::payload, Category::none, Owner::none>("payload", "Events").atMost(1'400'000).lines(),
                field<&Input::signature, Category::none, Owner::none>("signature", "Accord-Signature").atMost(100).secret(),
                field<&Input::signedAt, Category::none, Owner::none>("signed-at", "Accord-Signed-At").secret(),
                field<&Input::requestKey, Category::none, Owner::none>("request-key", "Idempotency-Key").atMost(80));
        }
    };
    struct Output {
        std::int64_t opened{}, standing{}, withoutRoute{}, refused{};
        std::string lines;  ///< JSON: what became of each line

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::opened, Category::none, Owner::none>("opened", "Tasks opened"),
                                        field<&Output::standing, Category::none, Owner::none>("standing", "Standing already"),
                                        field<&Output::withoutRoute, Category::none, Owner::none>("without-route", "Without a route"),
                                        field<&Output::refused, Category::none, Owner::none>("refused", "Refused"),
                                        field<&Output::lines, Category::none, Owner::none>("lines", "Each event").atMost(1'000'000));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId, Input const& input);
};

}  // namespace accord::pathway
