// A server on a free loopback port, with a handler that the test gives.
#pragma once

#include "raw_client.hpp"

#include "web/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace accord::web {

class ServerTest : public testing::Test {
protected:
    void serve(Handler handler) {
        server = std::make_unique<Server>(
            options, clock,
            [this, handler = std::move(handler)](Request request, Responder respond) {
                ++handled;
                handler(std::move(request), std::move(respond));
            },
            [this](std::string_view what) {
                std::lock_guard const lock{mutex};
                reports.emplace_back(what);
            });
        server->start();
    }

    /// Answers every request with its method, path and body.
    void serveEcho() {
        serve([](Request const& request, Responder const& respond) {
            respond(textResponse(200, request.method + " " + request.path + " " + request.body));
        });
    }

    [[nodiscard]] RawClient connect() const { return RawClient{server->port()}; }

    [[nodiscard]] static std::string get(std::string const& path) { return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"; }

    FixedClock clock{Instant{std::chrono::seconds{784111777}}};
    ServerOptions options{.tcp = TcpAddress{}, .workers = 2, .limits = {.connectionsMax = 300}};
    std::atomic<int> handled{};
    std::mutex mutex;
    std::vector<std::string> reports;
    std::unique_ptr<Server> server;
};

}  // namespace accord::web
