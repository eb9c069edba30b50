#include "http/response_writer.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace kkachi::http {

std::string httpDate(base::Timestamp at) {
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(at - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string writeResponse(const Response& response, base::Timestamp now, bool keepAlive, bool withBody) {
    std::string bytes;
    bytes.reserve(256 + response.body.size());
    auto out = std::back_inserter(bytes);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\n", response.status, reasonPhrase(response.status));
    fmt::format_to(out, "Date: {}\r\nContent-Length: {}\r\n", httpDate(now + response.dateOffset),
                   response.body.size());
    if (!response.contentType.empty())
        fmt::format_to(out, "Content-Type: {}\r\n", response.contentType);
    fmt::format_to(out, "Connection: {}\r\n", keepAlive ? "keep-alive" : "close");
    for (const Header& header : response.headers)
        fmt::format_to(out, "{}: {}\r\n", header.name, header.value);
    bytes += "\r\n";
    if (withBody)
        bytes += response.body;
    return bytes;
}

} // namespace kkachi::http
