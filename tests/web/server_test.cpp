#include "server_fixture.hpp"
#include "store/errors.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace accord::web::server_test {
namespace {

using namespace std::chrono_literals;

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
    serveEcho();
    auto client = connect();
    for (auto const* path : {"/a", "/b"}) {
        ASSERT_TRUE(client.send(get(path)));
        auto const answer = client.answer();
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, std::string{"GET "} + path + " ");
        EXPECT_TRUE(answer.hasHeader("Connection: keep-alive"));
        EXPECT_TRUE(answer.hasHeader("Date: Sun, 06 Nov 1994 08:49:37 GMT"));
    }
}

TEST_F(ServerTest, HandsOverWhatWasAsked) {
    std::promise<Request> seen;
    serve([&](Request request, Responder const& respond) {
        seen.set_value(std::move(request));
        respond(textResponse(200, ""));
    });
    auto client = connect();
    ASSERT_TRUE(client.send("PUT /a%20b/c?d=e+f HTTP/1.1\r\nHost: a\r\nCookie: x=1; __Host-s=2\r\nContent-Length: 3\r\n\r\nabc"));
    EXPECT_EQ(client.answer().status, 200);

    auto const request = seen.get_future().get();
    EXPECT_EQ(request.method, "PUT");
    EXPECT_EQ(request.path, "/a b/c");
    EXPECT_EQ(request.query, (Pairs{{"d", "e f"}}));
    EXPECT_EQ(request.headers.find("host"), "a");
    EXPECT_EQ(request.body, "abc");
    EXPECT_EQ(request.cookies, (Pairs{{"x", "1"}, {"__Host-s", "2"}}));
    EXPECT_EQ(request.peer.address, "127.0.0.1");
    EXPECT_NE(request.peer.port, 0);
    EXPECT_FALSE(request.peer.uid.has_value());
}

TEST_F(ServerTest, ReadsAChunkedBodyAndNeverTakesTheFieldsBehindItForHeaders) {
    std::promise<Request> seen;
    serve([&](Request request, Responder const& respond) {
        seen.set_value(std::move(request));
        respond(textResponse(200, ""));
    });
    auto client = connect();
    ASSERT_TRUE(
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nCookie: "
                    "s=1\r\nX-Role: admin\r\n\r\n"));
    EXPECT_EQ(client.answer().status, 200);

    auto const request = seen.get_future().get();
    EXPECT_EQ(request.body, "abcde");
    EXPECT_TRUE(request.cookies.empty());
    EXPECT_FALSE(request.headers.has("X-Role"));
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrderOneAtATime) {
    std::atomic<int> underWay{};
    std::atomic<int> underWayMax{};
    serve([&](Request const& request, Responder const& respond) {
        underWayMax = std::max(underWayMax.load(), ++underWay);
        std::this_thread::yield();
        --underWay;
        respond(textResponse(200, request.path + request.body));
    });
    auto client = connect();
    std::string requests;
    for (int at = 0; at < 50; ++at) requests += "POST /" + std::to_string(at) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy";
    ASSERT_TRUE(client.send(requests));
    for (int at = 0; at < 50; ++at) {
        auto const answer = client.answer();
        EXPECT_EQ(answer.body, "/" + std::to_string(at) + "xy");
    }
    EXPECT_EQ(underWayMax, 1);
}

TEST_F(ServerTest, ARequestMayArriveByteByByte) {
    serveEcho();
    auto client = connect();
    for (char const c : std::string{"POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok"})
        ASSERT_TRUE(client.send(std::string(1, c)));
    EXPECT_EQ(client.answer().body, "POST /slow ok");
}

TEST_F(ServerTest, HeadHasTheLengthButNotTheBody) {
    serveEcho();
    auto client = connect();
    ASSERT_TRUE(client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + get("/b")));
    auto const head = client.answer(true);
    EXPECT_TRUE(head.hasHeader("Content-Length: 8"));
    EXPECT_EQ(client.answer().body, "GET /b ");
}

TEST_F(ServerTest, ClosesWhenTheClientAsksForItOrSpeaksOldHttp) {
    serveEcho();
    for (auto const* request : {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\nHost: a\r\n\r\n"}) {
        auto client = connect();
        ASSERT_TRUE(client.send(request));
        EXPECT_TRUE(client.answer().hasHeader("Connection: close"));
        EXPECT_EQ(client.readToEnd(), "");
    }
}

TEST_F(ServerTest, TellsAClientThatWaitsToSendItsBody) {
    serveEcho();
    auto client = connect();
    ASSERT_TRUE(client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(client.answer().status, 100);
    ASSERT_TRUE(client.send("hi"));
    EXPECT_EQ(client.answer().body, "POST /a hi");
}

TEST_F(ServerTest, TheAnswerMayComeLaterFromAnotherThreadAndOnlyTheFirstCounts) {
    std::promise<Responder> kept;
    serve([&](Request const&, Responder respond) { kept.set_value(std::move(respond)); });
    auto client = connect();
    ASSERT_TRUE(client.send(get("/")));
    std::thread committer{[&] {
        auto const respond = kept.get_future().get();
        respond(textResponse(201, "durable"));
        respond(textResponse(500, "again"));
    }};
    auto const answer = client.answer();
    committer.join();
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, "durable");
    server->stop();
    EXPECT_EQ(client.readToEnd(), "");
}

TEST_F(ServerTest, AHandlerThatThrowsOrForgetsToAnswerBecomesA500) {
    serve([](Request const& request, Responder const&) {
        if (request.path == "/throw") throw std::runtime_error("the disk is gone");
    });
    auto client = connect();
    for (auto const* path : {"/throw", "/forget"}) {
        ASSERT_TRUE(client.send(get(path)));
        auto const answer = client.answer();
        EXPECT_EQ(answer.status, 500);
        EXPECT_EQ(answer.body.find("disk"), std::string::npos);
    }
    std::lock_guard const lock{mutex};
    EXPECT_EQ(reports, std::vector<std::string>{"the disk is gone"});
}

TEST_F(ServerTest, AHandlerForWhomNoDatabaseSessionBecomesFreeIsAnsweredAsBusy) {
    serve([](Request const&, Responder const&) { throw store::Unavailable("no database session became free in time"); });
    auto client = connect();
    ASSERT_TRUE(client.send(get("/")));
    auto const answer = client.answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_NE(answer.head.find("Retry-After: 5"), std::string::npos);
}

TEST_F(ServerTest, AnAnswerThatWouldBreakOutOfItsHeaderBecomesA500) {
    serve([](Request const&, Responder const& respond) {
        auto response = textResponse(303, "");
        response.headers.set("Location", "/a\r\nSet-Cookie: b=c");
        respond(std::move(response));
    });
    auto client = connect();
    ASSERT_TRUE(client.send(get("/")));
    auto const answer = client.answer();
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.head.find("Set-Cookie"), std::string::npos);
}

TEST_F(ServerTest, AnAnswerThatDoesNotComeInTimeIsGivenUpAndNeverMeetsTheNextQuestion) {
    options.limits.answerWithin = 50ms;
    std::promise<Responder> late;
    serve([&](Request const& request, Responder respond) {
        if (request.path == "/late")
            late.set_value(std::move(respond));
        else
            respond(textResponse(200, "mine"));
    });
    auto client = connect();
    ASSERT_TRUE(client.send(get("/late")));
    EXPECT_EQ(client.answer().status, 503);
    late.get_future().get()(textResponse(200, "somebody else's"));
    ASSERT_TRUE(client.send(get("/next")));
    EXPECT_EQ(client.answer().body, "mine");
}

TEST_F(ServerTest, AFullQueueIsAnsweredWith503AndRetryAfterAndTheConnectionStays) {
    options.workers = 1;
    options.limits.queueMax = 1;
    std::promise<void> running;
    std::promise<void> go;
    auto const gate = go.get_future().share();
    serve([&](Request const& request, Responder const& respond) {
        if (request.path == "/first") {
            running.set_value();
            gate.wait();
        }
        respond(textResponse(200, request.path));
    });
    auto first = connect();
    ASSERT_TRUE(first.send(get("/first")));
    running.get_future().wait();

    // Of two more, one waits in the queue and the other is refused, whichever comes first.
    auto second = connect();
    auto third = connect();
    ASSERT_TRUE(second.send(get("/x")));
    ASSERT_TRUE(third.send(get("/x")));
    auto& refused = RawClient::firstToAnswer(second, third);
    auto const refusal = refused.answer();
    EXPECT_EQ(refusal.status, 503);
    EXPECT_TRUE(refusal.hasHeader("Retry-After: 5"));
    EXPECT_TRUE(refusal.hasHeader("Connection: keep-alive"));

    go.set_value();
    EXPECT_EQ(first.answer().status, 200);
    EXPECT_EQ((&refused == &second ? third : second).answer().status, 200);
    ASSERT_TRUE(refused.send(get("/again")));
    EXPECT_EQ(refused.answer().body, "/again");
}

TEST_F(ServerTest, StopLetsWhatIsUnderWayBeAnsweredAndClosesWhatIsIdle) {
    std::promise<void> running;
    std::promise<void> go;
    serve([&](Request const&, Responder const& respond) {
        running.set_value();
        go.get_future().wait();
        respond(textResponse(200, "finished"));
    });
    auto idle = connect();
    auto busyClient = connect();
    ASSERT_TRUE(busyClient.send(get("/")));
    running.get_future().wait();

    auto stopped = std::async(std::launch::async, [&] { server->stop(); });
    EXPECT_EQ(idle.readToEnd(), "");
    go.set_value();
    auto const answer = busyClient.answer();
    EXPECT_EQ(answer.body, "finished");
    EXPECT_TRUE(answer.hasHeader("Connection: close"));
    stopped.get();
    EXPECT_THROW(connect(), std::runtime_error);
    server->stop();
}

TEST_F(ServerTest, StopDoesNotWaitForeverForAnAnswer) {
    options.limits.drainWithin = 50ms;
    std::promise<Responder> kept;
    serve([&](Request const&, Responder respond) { kept.set_value(std::move(respond)); });
    auto client = connect();
    ASSERT_TRUE(client.send(get("/")));
    auto const respond = kept.get_future().get();
    server->stop();
    EXPECT_EQ(client.readToEnd(), "");
    server.reset();
    respond(textResponse(200, "too late"));
}

TEST_F(ServerTest, AUnixSocketIsForItsOwnerAloneAndNamesThePeer) {
    auto const path = (std::filesystem::path{testing::TempDir()} / ("accord-" + std::to_string(getpid()) + ".sock")).string();
    options.tcp.reset();
    options.unixSocket = path;
    serve([](Request const& request, Responder const& respond) { respond(textResponse(200, std::to_string(request.peer.uid.value()))); });

    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_EQ(server->port(), 0);
    RawClient client{path};
    ASSERT_TRUE(client.send(get("/")));
    EXPECT_EQ(client.answer().body, std::to_string(::getuid()));

    server->stop();
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(ServerTest, AStaleSocketFileIsReplacedButNoOtherFile) {
    auto const path = std::filesystem::path{testing::TempDir()} / ("accord-stale-" + std::to_string(getpid()));
    {
        std::ofstream{path} << "precious";
    }
    options.tcp.reset();
    options.unixSocket = path;
    EXPECT_THROW(serveEcho(), std::system_error);
    server.reset();
    EXPECT_TRUE(std::filesystem::is_regular_file(path));
    std::filesystem::remove(path);
}

TEST_F(ServerTest, APortThatIsTakenStopsTheStartAndIsNamed) {
    serveEcho();
    ServerOptions second{.tcp = TcpAddress{.port = server->port()}};
    Server other{second, clock, [](Request const&, Responder const&) {}, [](std::string_view) {}};
    try {
        other.start();
        FAIL() << "two servers listen on one port";
    } catch (std::system_error const& error) {
        EXPECT_NE(std::string{error.what()}.find(std::to_string(server->port())), std::string::npos);
    }
}

}  // namespace
}  // namespace accord::web::server_test
