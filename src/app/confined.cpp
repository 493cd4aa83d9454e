#include "app/confined.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace accord::app {
namespace {

constexpr std::size_t wordsMost = 4000;
constexpr std::uint64_t readOnly = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t everyAccess = readOnly | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                      LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                      LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                      LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

// What a program of the system needs to start, and fonts; nothing of anybody's data.
constexpr std::array systemPlaces{
    "/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/ld.so.cache", "/dev/null", "/dev/urandom", "/var/cache/fontconfig"};

class Pipe {
public:
    Pipe() {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) == 0) reads_ = ends[0], writes_ = ends[1];
    }
    Pipe(Pipe const&) = delete;
    Pipe& operator=(Pipe const&) = delete;
    ~Pipe() { closeBoth(); }

    [[nodiscard]] int reads() const { return reads_; }
    [[nodiscard]] int writes() const { return writes_; }
    void closeReads() { closeEnd(reads_); }
    void closeWrites() { closeEnd(writes_); }
    void closeBoth() { closeReads(), closeWrites(); }

private:
    static void closeEnd(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
    int reads_{-1}, writes_{-1};
};

/// Becomes readable once the time is over.
class Alarm {
public:
    explicit Alarm(std::chrono::seconds after) : file_(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)) {
        itimerspec when{};
        when.it_value.tv_sec = after.count();
        if (file_ >= 0) (void)::timerfd_settime(file_, 0, &when, nullptr);
    }
    Alarm(Alarm const&) = delete;
    Alarm& operator=(Alarm const&) = delete;
    ~Alarm() {
        if (file_ >= 0) ::close(file_);
    }
    [[nodiscard]] int file() const { return file_; }

private:
    int file_;
};

// From here to exec the child is a copy of one thread of many: only calls into the kernel.

void limit(__rlimit_resource which, std::size_t most) {
    rlimit const both{most, most};
    (void)::setrlimit(which, &both);
}

bool mayReadSystemOnly() {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = everyAccess;
    auto const rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return false;
    for (auto const* place : systemPlaces) {
        auto const file = ::open(place, O_PATH | O_CLOEXEC);
        if (file < 0) continue;
        landlock_path_beneath_attr beneath{};
        beneath.parent_fd = file;
        beneath.allowed_access = readOnly;
        if (::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
            // Of a file one may not list the entries.
            beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
            (void)::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        }
        ::close(file);
    }
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

[[noreturn]] void becomeProgram(char* const* arguments, char* const* environment, std::array<int, 3> const& ends,
                                Confines const& confines) {
    for (int end = 0; end < 3; ++end)
        if (::dup2(ends[static_cast<std::size_t>(end)], end) < 0) ::_exit(notConfined);
    (void)::syscall(SYS_close_range, 3U, ~0U, 0U);
    // Signals that the server waits for are blocked in its threads.
    sigset_t none;
    sigemptyset(&none);
    (void)::sigprocmask(SIG_SETMASK, &none, nullptr);
    (void)::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_AS, confines.memoryMost);
    limit(RLIMIT_CPU, static_cast<std::size_t>(confines.within.count()));
    if (::chdir("/") != 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0 || !mayReadSystemOnly()) ::_exit(notConfined);
    ::execve(arguments[0], arguments, environment);
    ::_exit(notFound);
}

// The parent again.

/// Reads what is there; false at the end.
bool readSome(int from, std::string& into, std::size_t most) {
    std::array<char, 65536> buffer{};
    auto const got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
    if (got <= 0 || into.size() + static_cast<std::size_t>(got) > most) return false;
    into.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
}

/// Feeds and reads until all is closed or the time is over; false then.
bool converse(Pipe& input, Pipe& output, Pipe& words, std::string_view text, ConfinedRun& run, Confines const& confines) {
    Alarm const over(confines.within);
    while (output.reads() >= 0 || words.reads() >= 0) {
        std::array<pollfd, 4> ends{pollfd{input.writes(), POLLOUT, 0}, pollfd{output.reads(), POLLIN, 0}, pollfd{words.reads(), POLLIN, 0},
                                   pollfd{over.file(), POLLIN, 0}};
        if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return false;
        if (over.file() < 0 || ends[3].revents != 0) return false;
        if (ends[0].revents != 0) {
            auto const sent = text.empty() ? -1 : ::write(input.writes(), text.data(), text.size());
            if (sent > 0) text.remove_prefix(static_cast<std::size_t>(sent));
            if (text.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR)) input.closeWrites();
        }
        if (ends[1].revents != 0 && !readSome(output.reads(), run.output, confines.outputMost)) output.closeReads();
        if (ends[2].revents != 0 && !readSome(words.reads(), run.words, std::string::npos)) words.closeReads();
        if (run.words.size() > wordsMost) run.words.erase(0, run.words.size() - wordsMost);
    }
    return true;
}

int ended(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ConfinedRun> runConfined(std::vector<std::string> const& arguments, std::string_view input, Confines confines) {
    auto copy = arguments;
    std::vector<char*> words;
    for (auto& argument : copy) words.push_back(argument.data());
    words.push_back(nullptr);
    std::string path = "PATH=/usr/bin:/bin", language = "LANG=C.UTF-8", home = "HOME=/nonexistent";
    std::array<char*, 4> environment{path.data(), language.data(), home.data(), nullptr};

    Pipe in, out, err;
    if (in.writes() < 0 || out.reads() < 0 || err.reads() < 0) return fail(ErrorCode::unavailable, "no pipe could be made");
    (void)::fcntl(in.writes(), F_SETFL, O_NONBLOCK);
    auto const child = ::fork();
    if (child < 0) return fail(ErrorCode::unavailable, "no program could be started");
    if (child == 0) becomeProgram(words.data(), environment.data(), {in.reads(), out.writes(), err.writes()}, confines);
    in.closeReads();
    out.closeWrites();
    err.closeWrites();
    ConfinedRun run;
    auto const isDone = converse(in, out, err, input, run, confines);
    if (!isDone) (void)::kill(child, SIGKILL);
    run.exitCode = ended(child);
    return run;
}

}  // namespace accord::app
