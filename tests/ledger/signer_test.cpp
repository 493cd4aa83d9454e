// The signer as a whole, over a real socket: what it signs, refuses and remembers.
#include "ledger/signer_client.hpp"
#include "ledger/signer_server.hpp"
#include "ledger/tile_tree.hpp"
#include "memory_tiles.hpp"
#include "naive_tree.hpp"
#include "store/private_file.hpp"
#include "vectors.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

namespace accord::ledger::signer_test {
namespace {

using namespace std::chrono_literals;
using namespace test;

/// A signer that runs in a thread until it ends.
class Running {
public:
    explicit Running(SignerOptions options)
        : server_(SignerServer::open(std::move(options)).value()), thread_([this] { server_->run(); }) {}
    ~Running() {
        server_->stop();
        thread_.join();
    }

private:
    std::unique_ptr<SignerServer> server_;
    std::thread thread_;
};

class Signer : public testing::Test {
protected:
    Signer() {
        std::string pattern = testing::TempDir() + "accord-signer-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        key_ = makeSigner(files(), random_).value();
        tree_.append(leaves_);
    }
    ~Signer() override { std::filesystem::remove_all(folder_); }

    SignerFiles files() const { return {folder_ / "signer.key", folder_ / "signer.memory"}; }
    std::filesystem::path socket() const { return folder_ / "signer.sock"; }

    SignerOptions options() {
        SignerOptions options{files(), socket()};
        options.connectionTimeMax = 200ms;
        options.alarm = [this](std::string_view why) {
            std::scoped_lock const hold(mutex_);
            alarms_.emplace_back(why);
        };
        return options;
    }

    TreeHead headOf(std::uint64_t size, std::int64_t timeMs = 1000) const {
        return {"accord.test", size, tree_.rootAt(size).value(), timeMs};
    }

    Result<SignedTreeHead> sign(SignerClient& client, TreeHead const& head) {
        return client.sign(head, [&](std::uint64_t from) { return tree_.consistencyProof(from, head.size); });
    }
    Result<SignedTreeHead> signAnew(TreeHead const& head) {
        SignerClient client(socket(), key_);
        return sign(client, head);
    }

    std::filesystem::path folder_;
    SystemRandom random_;
    PublicKey key_{};
    std::vector<Hash> leaves_ = numberedLeaves(700);
    MemoryTiles tiles_;
    TileTree tree_{tiles_, 0};
    std::mutex mutex_;
    std::vector<std::string> alarms_;
};

TEST_F(Signer, SignsALogThatGrows) {
    Running const running(options());
    SignerClient client(socket(), key_);
    for (std::uint64_t size : {0, 1, 2, 255, 256, 257, 300, 300, 699, 700}) {
        auto const signedHead = sign(client, headOf(size));
        ASSERT_TRUE(signedHead) << signedHead.error().message;
        EXPECT_TRUE(verifySignature(*signedHead, key_)) << size;
    }
    EXPECT_TRUE(alarms_.empty());
}

TEST_F(Signer, TellsAClientThatStartsAnewWhereToBeginItsProof) {
    Running const running(options());
    ASSERT_TRUE(signAnew(headOf(300)));
    auto const next = signAnew(headOf(640));
    ASSERT_TRUE(next) << next.error().message;
    EXPECT_TRUE(alarms_.empty());
}

TEST_F(Signer, RefusesALogThatWasCutOrRewrittenAndRaisesTheAlarm) {
    Running const running(options());
    ASSERT_TRUE(signAnew(headOf(300)));

    auto const cut = signAnew(headOf(299));
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, ErrorCode::refused);

    auto split = headOf(300);
    split.root[0] ^= 1;
    EXPECT_EQ(signAnew(split).error().code, ErrorCode::refused);

    auto rewritten = headOf(700);
    rewritten.root[0] ^= 1;
    EXPECT_EQ(signAnew(rewritten).error().code, ErrorCode::refused);
    EXPECT_EQ(alarms_.size(), 3U);

    EXPECT_TRUE(signAnew(headOf(700))) << "the true log is still signed";
}

TEST_F(Signer, RemembersAfterItIsStartedAgain) {
    {
        Running const running(options());
        ASSERT_TRUE(signAnew(headOf(300)));
    }
    Running const again(options());
    EXPECT_EQ(signAnew(headOf(200)).error().code, ErrorCode::refused);
    EXPECT_TRUE(signAnew(headOf(300, 2000)));
    EXPECT_TRUE(signAnew(headOf(301)));
}

// What it remembers is durable before the signature is sent: the file tells of every signature that anybody holds.
TEST_F(Signer, RemembersBeforeItAnswers) {
    Running const running(options());
    for (std::uint64_t size : {10, 20, 700}) {
        auto const signedHead = signAnew(headOf(size));
        ASSERT_TRUE(signedHead);
        EXPECT_EQ(store::readPrivateFile(files().memory, 1000).value(), canonicalBytes(signedHead->head));
    }
}

TEST_F(Signer, DoesNotStartWithoutItsMemory) {
    std::filesystem::remove(files().memory);
    EXPECT_EQ(SignerServer::open(options()).error().code, ErrorCode::notFound);
    // Nor can a fresh memory be put under a key that has signed.
    EXPECT_EQ(makeSigner(files(), random_).error().code, ErrorCode::conflict);
    EXPECT_FALSE(std::filesystem::exists(files().memory));

    store::replacePrivateFile(files().memory, "accord-tree-head/v1/acc");
    EXPECT_EQ(SignerServer::open(options()).error().code, ErrorCode::invalid);
    store::replacePrivateFile(files().memory, "");
    EXPECT_EQ(SignerServer::open(options()).error().code, ErrorCode::invalid);
}

TEST_F(Signer, DoesNotStartWithAKeyThatOthersMayRead) {
    std::filesystem::permissions(files().key, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    auto const server = SignerServer::open(options());
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().code, ErrorCode::refused);
}

TEST_F(Signer, DoesNotStartWithSomethingElseAsAKey) {
    std::string const begins = "accord-signer-key/v1\n";
    for (auto const& content : {std::string(), begins, begins + "AAAA\n", std::string(250, 'A')}) {
        store::replacePrivateFile(files().key, content);
        EXPECT_EQ(SignerServer::open(options()).error().code, ErrorCode::invalid) << content;
    }
}

TEST_F(Signer, OnlyOneRunsWithAKey) {
    Running const running(options());
    auto other = options();
    other.socket = folder_ / "other.sock";
    auto const second = SignerServer::open(other);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::unavailable);
}

TEST_F(Signer, DoesNotTakeTheSocketFromAnotherNorWriteOverAFile) {
    Running const running(options());
    SignerFiles const otherFiles{folder_ / "other.key", folder_ / "other.memory"};
    ASSERT_TRUE(makeSigner(otherFiles, random_));
    auto other = options();
    other.files = otherFiles;
    EXPECT_EQ(SignerServer::open(other).error().code, ErrorCode::conflict);

    other.socket = folder_ / "letter";
    std::ofstream(other.socket) << "do not lose this";
    EXPECT_EQ(SignerServer::open(other).error().code, ErrorCode::conflict);
    EXPECT_TRUE(std::filesystem::exists(other.socket));
}

TEST_F(Signer, TakesOverASocketThatACrashLeft) {
    ASSERT_TRUE(listenLocal(socket()));  // closed at once; its file stays
    ASSERT_TRUE(std::filesystem::exists(socket()));
    Running const running(options());
    EXPECT_TRUE(signAnew(headOf(1)));
}

TEST_F(Signer, ANewKeyGoesOnWhereTheOldOneStopped) {
    {
        Running const old(options());
        ASSERT_TRUE(signAnew(headOf(300)));
    }
    auto rotated = options();
    rotated.files.key = folder_ / "signer-2.key";
    key_ = makeSigner(rotated.files, random_).value();
    Running const running(rotated);
    EXPECT_EQ(signAnew(headOf(299)).error().code, ErrorCode::refused);
    EXPECT_TRUE(signAnew(headOf(301)));
}

TEST_F(Signer, ItsSocketIsNobodyElses) {
    Running const running(options());
    struct stat facts{};
    ASSERT_EQ(::stat(socket().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600);
}

TEST_F(Signer, HangsUpOnAnotherUser) {
    auto strict = options();
    strict.clientUid = ::geteuid() + 1;
    Running const running(strict);
    auto const answer = signAnew(headOf(1));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
    EXPECT_EQ(store::readPrivateFile(files().memory, 1000).value(), "nothing signed\n");
}

TEST_F(Signer, IsNotHeldUpByPeersThatAreSlowSilentOrLoud) {
    Running const running(options());
    auto const silent = connectLocal(socket(), Deadline::in(1s)).value();
    auto const halfALength = connectLocal(socket(), Deadline::in(1s)).value();
    ASSERT_EQ(::send(halfALength.get(), "\0\0", 2, MSG_NOSIGNAL), 2);
    auto const tooLarge = connectLocal(socket(), Deadline::in(1s)).value();
    ASSERT_EQ(::send(tooLarge.get(), "\xFF\xFF\xFF\xFF", 4, MSG_NOSIGNAL), 4);
    {
        auto const goneAtOnce = connectLocal(socket(), Deadline::in(1s)).value();
    }
    auto const nonsense = connectLocal(socket(), Deadline::in(1s)).value();
    ASSERT_TRUE(sendMessage(nonsense.get(), "please", Deadline::in(1s)));

    SignerClient patient(socket(), key_, 10s);
    auto const signedHead = sign(patient, headOf(5));
    EXPECT_TRUE(signedHead) << signedHead.error().message;
    EXPECT_EQ(readAnswer(receiveMessage(tooLarge.get(), 1000, Deadline::in(1s)).value()).value().index(), 3U);
    EXPECT_EQ(readAnswer(receiveMessage(nonsense.get(), 1000, Deadline::in(1s)).value()).value().index(), 3U);
}

TEST_F(Signer, SeveralClientsAtOnceAllGetTheirAnswer) {
    Running const running(options());
    auto const head = headOf(700);
    std::vector<std::thread> clients;
    std::atomic<int> signedHeads = 0;
    for (int client = 0; client < 8; ++client)
        clients.emplace_back([&] {
            SignerClient own(socket(), key_, 10s);
            for (int round = 0; round < 10; ++round)
                if (own.sign(head, [](std::uint64_t) -> Result<Proof> { return Proof{}; })) ++signedHeads;
        });
    for (auto& client : clients) client.join();
    EXPECT_EQ(signedHeads, 80);
}

TEST_F(Signer, IsBelievedOnlyWithTheKeyThatIsKnown) {
    Running const running(options());
    EXPECT_EQ(SignerClient::askKey(socket(), 2s).value(), key_);
    PublicKey other = key_;
    other[0] ^= 1;
    SignerClient client(socket(), other);
    EXPECT_EQ(sign(client, headOf(1)).error().code, ErrorCode::refused);
}

TEST_F(Signer, ThatDoesNotRunIsUnavailable) {
    EXPECT_EQ(signAnew(headOf(1)).error().code, ErrorCode::unavailable);
    auto const tooLong = std::filesystem::path(std::string(200, 'a'));
    EXPECT_EQ(SignerClient::askKey(tooLong, 1s).error().code, ErrorCode::invalid);
}

TEST_F(Signer, AProofThatCannotBeMadeIsNotSent) {
    Running const running(options());
    ASSERT_TRUE(signAnew(headOf(300)));
    SignerClient client(socket(), key_);
    auto const answer = client.sign(headOf(400), [](std::uint64_t) -> Result<Proof> { return fail(ErrorCode::internal, "no tiles"); });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::internal);
    EXPECT_TRUE(alarms_.empty());
}

}  // namespace
}  // namespace accord::ledger::signer_test
