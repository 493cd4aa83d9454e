#include "web/response_head.hpp"

#include "web/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace accord::web {
namespace {

bool isHeaderNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}
bool isPlain(std::string_view name, std::string_view value) {
    return !name.empty() && std::all_of(name.begin(), name.end(), isHeaderNameCharacter) &&
           std::none_of(value.begin(), value.end(), isControl);
}

bool isOurs(std::string_view name) {
    for (std::string_view const ours : {"Content-Length", "Transfer-Encoding", "Connection", "Date"})
        if (equalIgnoringCase(name, ours)) return true;
    return false;
}

}  // namespace

bool mayHaveBody(int status) {
    return status != 204 && status != 304;
}

std::optional<std::string> renderHead(Response const& response, HeadOptions options) {
    if (response.status < 200 || response.status > 599) return std::nullopt;
    auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reasonPhrase(response.status));
    for (auto const& [name, value] : response.headers) {
        if (!isPlain(name, value)) return std::nullopt;
        if (!isOurs(name)) head.append(name).append(": ").append(value).append("\r\n");
    }
    head.append("Date: ").append(httpDate(options.date)).append("\r\n");
    if (mayHaveBody(response.status)) head.append(fmt::format("Content-Length: {}\r\n", response.content().size()));
    head.append(options.keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    return head;
}

std::string httpDate(Instant at) {
    using namespace std::chrono;
    static constexpr std::string_view dayNames[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::string_view monthNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = floor<days>(at);
    year_month_day const date{day};
    hh_mm_ss const time{floor<seconds>(at - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", dayNames[weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                       monthNames[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::string_view reasonPhrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        default: return "Other";
    }
}

}  // namespace accord::web
