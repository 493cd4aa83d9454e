// A load driver that takes little of the machine it measures: one thread, epoll, one
// request under way on each connection. It shares two cores with the server, so its own
// share of CPU is part of what it tells.
//
//    load --port 8080 --header "Authorization: Bearer …" --connections 16 --seconds 10 create BODY.json
//    load --port 8080 --header "Cookie: …" --connections 16 --seconds 10 get PATHS.txt
//    load --seconds 2 fdatasync FOLDER
//
// `create` posts the body to /api/referrals, each time under a new idempotency key and
// with "@" in the body replaced by the number of the request. `get` asks for the paths
// of the file in turn. The answer is one line of JSON.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    std::uint16_t port{};
    std::size_t connections{16};
    double seconds{10};
    std::uint64_t count{};  ///< ends after so many answers instead, where it is given
    std::string headers;
    std::string work, subject;
};

struct Figures {
    std::vector<std::uint32_t> micros;
    std::map<int, std::uint64_t> statuses;
    std::uint64_t bytes{};
};

[[noreturn]] void systemFault(char const* what) {
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

double seconds(timeval const& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// What is asked, one text after another.
class Asking {
public:
    explicit Asking(Options const& options) : headers_("Host: 127.0.0.1\r\n" + options.headers), isCreate_(options.work == "create") {
        std::ifstream file(options.subject);
        if (!file) throw std::runtime_error("cannot read " + options.subject);
        if (isCreate_) {
            body_.assign(std::istreambuf_iterator<char>(file), {});
            run_ = std::random_device{}();
        } else {
            for (std::string line; std::getline(file, line);)
                if (!line.empty()) paths_.push_back(line);
            if (paths_.empty()) throw std::runtime_error("no paths in " + options.subject);
        }
    }

    std::string next() {
        auto number = number_++;
        if (!isCreate_) return fmt::format("GET {} HTTP/1.1\r\n{}\r\n", paths_[number % paths_.size()], headers_);
        auto body = body_;
        auto mark = std::to_string(number);
        for (auto at = body.find('@'); at != std::string::npos; at = body.find('@', at + mark.size())) body.replace(at, 1, mark);
        return fmt::format(
            "POST /api/referrals HTTP/1.1\r\n{}Content-Type: application/json\r\nIdempotency-Key: load-{:08x}-{}\r\nContent-Length: "
            "{}\r\n\r\n{}",
            headers_, run_, number, body.size(), body);
    }

private:
    std::string headers_;
    bool isCreate_;
    std::string body_;
    std::vector<std::string> paths_;
    std::uint32_t run_{};
    std::uint64_t number_{};
};

class Connection {
public:
    Connection(std::uint16_t port, int epoll) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) systemFault("connect");
        int const yes = 1;
        ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        ::fcntl(fd_, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = this;
        if (::epoll_ctl(epoll, EPOLL_CTL_ADD, fd_, &event) != 0) systemFault("epoll_ctl");
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection() { ::close(fd_); }

    /// Requests are far smaller than a socket's buffer: one send takes them whole.
    void send(std::string const& request) {
        sentAt_ = Clock::now();
        isWaiting_ = true;
        answer_.clear();
        length_.reset();
        if (::send(fd_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) systemFault("send");
    }

    /// Reads what is there; the status once the answer is whole.
    std::optional<int> read(Figures& figures) {
        std::array<char, 65536> buffer{};
        auto got = ::recv(fd_, buffer.data(), buffer.size(), 0);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
        if (got <= 0 && isWaiting_) throw std::runtime_error("the server closed a connection");
        if (got <= 0) {  // it has been idle, at the end, while others still wait
            ::close(std::exchange(fd_, -1));
            return std::nullopt;
        }
        answer_.append(buffer.data(), static_cast<std::size_t>(got));
        if (!length_ && !readHead()) return std::nullopt;
        if (answer_.size() < *length_) return std::nullopt;
        figures.bytes += answer_.size();
        figures.micros.push_back(
            static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - sentAt_).count()));
        isWaiting_ = false;
        return std::atoi(answer_.c_str() + 9);
    }

    [[nodiscard]] bool isWaiting() const { return isWaiting_; }

private:
    bool readHead() {
        auto end = answer_.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        std::size_t body = 0;
        auto at = answer_.find("Content-Length: ");
        if (at != std::string::npos && at < end) std::from_chars(answer_.data() + at + 16, answer_.data() + end, body);
        length_ = end + 4 + body;
        return true;
    }

    int fd_;
    bool isWaiting_{};
    std::string answer_;
    std::optional<std::size_t> length_;
    Clock::time_point sentAt_;
};

double quantile(std::vector<std::uint32_t> const& sorted, double part) {
    if (sorted.empty()) return 0;
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))] / 1000.0;
}

void tell(Figures figures, double took, double cpu) {
    std::sort(figures.micros.begin(), figures.micros.end());
    std::string statuses;
    for (auto const& [status, count] : figures.statuses) statuses += fmt::format("{}\"{}\":{}", statuses.empty() ? "" : ",", status, count);
    fmt::print(
        "{{\"requests\":{},\"seconds\":{:.3f},\"rate\":{:.1f},\"p50_ms\":{:.2f},\"p99_ms\":{:.2f},\"max_ms\":{:.2f},\"cpu_share\":{:.3f},"
        "\"bytes\":{},\"statuses\":{{{}}}}}\n",
        figures.micros.size(), took, static_cast<double>(figures.micros.size()) / took, quantile(figures.micros, 0.5),
        quantile(figures.micros, 0.99), quantile(figures.micros, 1), cpu / took, figures.bytes, statuses);
}

void load(Options const& options) {
    Asking asking(options);
    auto epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<std::unique_ptr<Connection>> connections;
    for (std::size_t made = 0; made < options.connections; ++made) connections.push_back(std::make_unique<Connection>(options.port, epoll));
    Figures figures;
    auto const start = Clock::now();
    auto const cpu = cpuSeconds();
    auto const end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
    std::uint64_t sent = 0;
    auto mayGoOn = [&] { return options.count ? sent < options.count : Clock::now() < end; };
    auto ask = [&](Connection& connection) {
        ++sent;
        connection.send(asking.next());
    };
    for (auto& connection : connections)
        if (mayGoOn()) ask(*connection);
    for (std::array<epoll_event, 64> ready{};
         std::any_of(connections.begin(), connections.end(), [](auto const& each) { return each->isWaiting(); });) {
        auto count = ::epoll_wait(epoll, ready.data(), static_cast<int>(ready.size()), 30'000);
        if (count == 0) throw std::runtime_error("no answer for 30 seconds");
        for (int at = 0; at < count; ++at) {
            auto& connection = *static_cast<Connection*>(ready[static_cast<std::size_t>(at)].data.ptr);
            auto status = connection.read(figures);
            if (!status) continue;
            ++figures.statuses[*status];
            if (mayGoOn()) ask(connection);
        }
    }
    auto took = std::chrono::duration<double>(Clock::now() - start).count();
    tell(std::move(figures), took, cpuSeconds() - cpu);
    ::close(epoll);
}

/// How often this disk can be made to keep one page more.
void measureDisk(Options const& options) {
    auto path = options.subject + "/fdatasync.measure";
    auto file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) systemFault("open");
    std::array<char, 4096> const page{};
    std::uint64_t count = 0;
    auto const start = Clock::now();
    double took = 0;
    do {
        if (::write(file, page.data(), page.size()) != static_cast<ssize_t>(page.size()) || ::fdatasync(file) != 0)
            systemFault("fdatasync");
        ++count;
        took = std::chrono::duration<double>(Clock::now() - start).count();
    } while (took < options.seconds);
    ::close(file);
    ::unlink(path.c_str());
    fmt::print("{{\"fdatasync\":{:.1f}}}\n", static_cast<double>(count) / took);
}

Options optionsOf(int argc, char** argv) {
    Options options;
    std::vector<std::string> words(argv + 1, argv + argc), rest;
    for (std::size_t at = 0; at < words.size(); ++at) {
        auto const& word = words[at];
        auto value = [&] { return at + 1 < words.size() ? words[++at] : throw std::runtime_error(word + " needs a value"); };
        if (word == "--port")
            options.port = static_cast<std::uint16_t>(std::stoi(value()));
        else if (word == "--connections")
            options.connections = std::stoul(value());
        else if (word == "--seconds")
            options.seconds = std::stod(value());
        else if (word == "--count")
            options.count = std::stoull(value());
        else if (word == "--header")
            options.headers += value() + "\r\n";
        else
            rest.push_back(word);
    }
    if (rest.size() != 2) throw std::runtime_error("load [OPTIONS] create BODY.json | get PATHS.txt | fdatasync FOLDER");
    options.work = rest[0];
    options.subject = rest[1];
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        auto options = optionsOf(argc, argv);
        if (options.work == "fdatasync")
            measureDisk(options);
        else
            load(options);
        return 0;
    } catch (std::exception const& fault) {
        fmt::print(stderr, "load: {}\n", fault.what());
        return 1;
    }
}
