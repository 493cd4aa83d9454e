// What the server must refuse, over a real socket: one refusal, then a closed
// connection, and never a second answer.
#include "framing_cases.hpp"
#include "server_fixture.hpp"

#include <sys/resource.h>

#include <future>

namespace accord::web::server_refusal_test {
namespace {

using namespace std::chrono_literals;

std::size_t answersIn(std::string_view bytes) {
    std::size_t count = 0;
    for (auto at = bytes.find("HTTP/1.1 "); at != std::string_view::npos; at = bytes.find("HTTP/1.1 ", at + 1)) ++count;
    return count;
}

// Sends the bytes and a plain request behind them, which a smuggler would want answered.
struct Smuggled {
    std::string status;
    std::size_t answers;
    bool protectedByHeaders;
};

class RefusingServer : public ServerTest {
protected:
    Smuggled smuggle(std::string const& bytes) {
        auto client = connect();
        client.send(bytes);
        client.send(get("/smuggled"));
        auto const all = client.readToEnd();
        return {all.substr(0, 12), answersIn(all), all.find("\r\nContent-Security-Policy: default-src 'none'") != std::string::npos};
    }

    void expectRefusal(std::string const& bytes, std::string const& status) {
        auto const smuggled = smuggle(bytes);
        EXPECT_EQ(smuggled.status, "HTTP/1.1 " + status);
        EXPECT_EQ(smuggled.answers, 1U);
        EXPECT_TRUE(smuggled.protectedByHeaders);
        EXPECT_EQ(handled, 0);
    }
};

class BadHeaderOnTheWire : public RefusingServer, public testing::WithParamInterface<BadHeader> {};

// OWASP ASVS 5.0, 4.2.1; security.md 45; cpp.md 4.1.
TEST_P(BadHeaderOnTheWire, IsRefusedOnceAndNothingBehindItIsAnswered) {
    serveEcho();
    expectRefusal(GetParam().block + "0\r\n\r\n", "400");
}

TEST_P(BadHeaderOnTheWire, IsRefusedAlsoBehindAGoodRequest) {
    serveEcho();
    auto client = connect();
    client.send(get("/good") + GetParam().block + "0\r\n\r\n" + get("/smuggled"));
    auto const all = client.readToEnd();
    EXPECT_EQ(answersIn(all), 2U);
    EXPECT_EQ(all.substr(0, 12), "HTTP/1.1 200");
    EXPECT_NE(all.find("HTTP/1.1 400 Bad Request"), std::string::npos);
    EXPECT_EQ(handled, 1);
}

INSTANTIATE_TEST_SUITE_P(Server, BadHeaderOnTheWire, testing::ValuesIn(badHeaders()), [](auto const& row) { return row.param.name; });

struct BadBody {
    std::string name;
    std::string body;
};

void PrintTo(BadBody const& bad, std::ostream* out) {
    *out << bad.name;
}

class BadChunks : public RefusingServer, public testing::WithParamInterface<BadBody> {};

TEST_P(BadChunks, AreRefusedOnce) {
    serveEcho();
    expectRefusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + GetParam().body, "400");
}

INSTANTIATE_TEST_SUITE_P(Server, BadChunks,
                         testing::Values(BadBody{"NoHexadecimal", "xyz\r\nabc\r\n0\r\n\r\n"}, BadBody{"SizeInC", "0x3\r\nabc\r\n0\r\n\r\n"},
                                         BadBody{"NegativeSize", "-3\r\nabc\r\n0\r\n\r\n"}, BadBody{"PlusSize", "+3\r\nabc\r\n0\r\n\r\n"},
                                         BadBody{"SpaceBeforeSize", " 3\r\nabc\r\n0\r\n\r\n"},
                                         BadBody{"BareLineFeedAfterSize", "3\nabc\r\n0\r\n\r\n"},
                                         BadBody{"BareLineFeedAfterChunk", "3\r\nabc\n0\r\n\r\n"},
                                         BadBody{"ChunkLongerThanItSays", "2\r\nabc\r\n0\r\n\r\n"},
                                         BadBody{"SizePast64Bits", "10000000000000003\r\nabc\r\n0\r\n\r\n"},
                                         BadBody{"EmptySize", "\r\nabc\r\n0\r\n\r\n"}, BadBody{"SpaceInTrailerName", "0\r\nX : y\r\n\r\n"}),
                         [](auto const& row) { return row.param.name; });

class BadTarget : public RefusingServer, public testing::WithParamInterface<char const*> {};

TEST_P(BadTarget, IsRefused) {
    serveEcho();
    expectRefusal(get(GetParam()), "400");
}

INSTANTIATE_TEST_SUITE_P(Server, BadTarget, testing::Values("/../etc/passwd", "/%2e%2e/a", "/a%2fb", "/%00", "/%", "/?a=%ff"));

TEST_F(RefusingServer, ABodyThatIsAnnouncedTooLargeIsRefusedBeforeItIsSent) {
    serveEcho();
    auto const tooLarge = std::to_string(options.limits.bodyBytesMax + 1);
    auto client = connect();
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + tooLarge + "\r\nExpect: 100-continue\r\n\r\n"));
    auto const answer = client.answer();
    EXPECT_EQ(answer.status, 413);
    EXPECT_TRUE(answer.hasHeader("Connection: close"));
    EXPECT_EQ(client.readToEnd(), "");
    EXPECT_EQ(handled, 0);
}

TEST_F(RefusingServer, AClientThatSendsItsTooLargeBodyAnywayStillReadsTheRefusal) {
    serveEcho();
    auto const size = 2 * options.limits.bodyBytesMax;
    expectRefusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'), "413");
}

TEST_F(RefusingServer, AChunkedBodyThatGrowsTooLargeIsRefused) {
    options.limits.bodyBytesMax = 1'000;
    serveEcho();
    std::string chunks;
    for (int at = 0; at < 101; ++at) chunks += "a\r\n0123456789\r\n";
    expectRefusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, "413");
}

TEST_F(RefusingServer, ABodyAsLargeAsMayBeIsTaken) {
    serveEcho();
    auto client = connect();
    auto const size = options.limits.bodyBytesMax;
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x')));
    EXPECT_EQ(client.answer().body.size(), size + std::string{"POST / "}.size());
}

TEST_F(RefusingServer, BodiesThatTogetherAreTooLargeAreRefusedUntilThereIsRoom) {
    options.limits.bodiesBytesMax = 1'000;
    std::promise<Responder> kept;
    serve([&](Request const& request, Responder respond) {
        if (request.path == "/first")
            kept.set_value(std::move(respond));
        else
            respond(textResponse(200, ""));
    });
    std::string const body(800, 'x');
    auto const post = [&](std::string const& path) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 800\r\n\r\n" + body;
    };
    auto first = connect();
    ASSERT_TRUE(first.send(post("/first")));
    auto const respond = kept.get_future().get();

    auto second = connect();
    ASSERT_TRUE(second.send(post("/second")));
    EXPECT_EQ(second.answer().status, 503);
    EXPECT_EQ(second.readToEnd(), "");

    respond(textResponse(200, ""));
    EXPECT_EQ(first.answer().status, 200);
    auto third = connect();
    ASSERT_TRUE(third.send(post("/third")));
    EXPECT_EQ(third.answer().status, 200);
}

TEST_F(RefusingServer, AnUnknownExpectationIsRefused) {
    serveEcho();
    expectRefusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: cake\r\n\r\nhi", "417");
}

// Each byte comes well before an idle limit, and still the header as a whole comes too late (slow HTTP, security.md R15).
TEST_F(RefusingServer, AHeaderThatDripsIsCut) {
    options.limits.idleWithin = 10s;
    options.limits.headerWithin = 100ms;
    serveEcho();
    auto client = connect();
    ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: a\r\n"));
    bool open = true;
    for (int drip = 0; open && drip < 1'000; ++drip) {
        std::this_thread::sleep_for(10ms);
        open = client.send("X");
    }
    EXPECT_FALSE(open);
    EXPECT_EQ(handled, 0);
}

TEST_F(RefusingServer, ABodyThatStopsComingIsCut) {
    options.limits.bodyIdleWithin = 50ms;
    serveEcho();
    auto client = connect();
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"));
    EXPECT_EQ(client.readToEnd(), "");
    EXPECT_EQ(handled, 0);
}

TEST_F(RefusingServer, ABodyThatDripsIsCut) {
    options.limits.bodyWithin = 100ms;
    serveEcho();
    auto client = connect();
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"));
    bool open = true;
    for (int drip = 0; open && drip < 1'000; ++drip) {
        std::this_thread::sleep_for(10ms);
        open = client.send("x");
    }
    EXPECT_FALSE(open);
}

TEST_F(RefusingServer, AnIdleConnectionIsClosed) {
    options.limits.idleWithin = 50ms;
    serveEcho();
    auto client = connect();
    EXPECT_EQ(client.readToEnd(), "");
}

TEST_F(RefusingServer, HalfOpenConnectionsKeepNobodyWaiting) {
    serveEcho();
    std::vector<RawClient> halfOpen;
    for (int at = 0; at < 200; ++at) {
        halfOpen.push_back(connect());
        ASSERT_TRUE(halfOpen.back().send("GET / HT"));
    }
    auto client = connect();
    ASSERT_TRUE(client.send(get("/")));
    EXPECT_EQ(client.answer().status, 200);
}

TEST_F(RefusingServer, OneConnectionTooManyIsToldToComeBack) {
    options.limits.connectionsMax = 2;
    serveEcho();
    auto first = connect();
    auto second = connect();
    ASSERT_TRUE(first.send(get("/")));
    ASSERT_TRUE(second.send(get("/")));
    EXPECT_EQ(first.answer().status, 200);
    EXPECT_EQ(second.answer().status, 200);

    auto third = connect();
    auto const answer = third.answer();
    EXPECT_EQ(answer.status, 503);
    EXPECT_TRUE(answer.hasHeader("Retry-After: 5"));
    EXPECT_EQ(third.readToEnd(), "");
}

TEST_F(RefusingServer, ConnectionsNeverTakeTheLastOpenFilesOfTheProcess) {
    options.limits.connectionsMax = 4096;
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit const few{.rlim_cur = 100, .rlim_max = before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    serveEcho();
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);

    EXPECT_EQ(reports, std::vector<std::string>{"the limit of open files allows only 50 connections"});
    std::vector<RawClient> clients;
    for (int at = 0; at < 50; ++at) {
        clients.push_back(connect());
        ASSERT_TRUE(clients.back().send(get("/")));
        ASSERT_EQ(clients.back().answer().status, 200);
    }
    EXPECT_EQ(connect().answer().status, 503);
}

}  // namespace
}  // namespace accord::web::server_refusal_test
