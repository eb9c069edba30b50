#include "base/timestamp.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace kkachi::base {

namespace {

using namespace std::chrono;

struct Broken {
    year_month_day date;
    hh_mm_ss<Milliseconds> time;
};

Broken breakDown(Timestamp at) {
    const auto day = floor<days>(at);
    return {year_month_day{day}, hh_mm_ss<Milliseconds>{at - day}};
}

template <std::size_t N, class... Args>
std::string print(const char (&format)[N], Args... args) {
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, args...);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string formatDateTime(const Broken& b) {
    return print("%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(b.date.year()),
                 static_cast<unsigned>(b.date.month()), static_cast<unsigned>(b.date.day()),
                 static_cast<int>(b.time.hours().count()), static_cast<int>(b.time.minutes().count()),
                 static_cast<int>(b.time.seconds().count()));
}

// Reads exactly `width` digits at the front of `text` and removes them.
std::optional<int> takeNumber(std::string_view& text, std::size_t width) {
    if (text.size() < width)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool takeChar(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<sys_days> takeDate(std::string_view& text) {
    const auto y = takeNumber(text, 4);
    if (!y || !takeChar(text, '-'))
        return std::nullopt;
    const auto m = takeNumber(text, 2);
    if (!m || !takeChar(text, '-'))
        return std::nullopt;
    const auto d = takeNumber(text, 2);
    if (!d)
        return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok())
        return std::nullopt;
    return sys_days{date};
}

std::optional<Milliseconds> takeFraction(std::string_view& text) {
    int ms = 0;
    int digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 3)
            ms = ms * 10 + (text.front() - '0');
        ++digits;
        text.remove_prefix(1);
    }
    if (digits == 0 || digits > 9)
        return std::nullopt;
    for (; digits < 3; ++digits)
        ms *= 10;
    return Milliseconds{ms};
}

std::optional<Milliseconds> takeTimeOfDay(std::string_view& text) {
    const auto h = takeNumber(text, 2);
    if (!h || *h > 23 || !takeChar(text, ':'))
        return std::nullopt;
    const auto m = takeNumber(text, 2);
    if (!m || *m > 59)
        return std::nullopt;
    Milliseconds time = hours{*h} + minutes{*m};
    if (!takeChar(text, ':'))
        return time;
    const auto s = takeNumber(text, 2);
    if (!s || *s > 59)
        return std::nullopt;
    time += seconds{*s};
    if (takeChar(text, '.')) {
        const auto fraction = takeFraction(text);
        if (!fraction)
            return std::nullopt;
        time += *fraction;
    }
    return time;
}

// "" and "Z" are UTC.
std::optional<minutes> takeZone(std::string_view& text) {
    if (text.empty() || text == "Z" || text == "z") {
        text = {};
        return minutes{0};
    }
    const bool west = text.front() == '-';
    if (!west && text.front() != '+')
        return std::nullopt;
    text.remove_prefix(1);
    const auto h = takeNumber(text, 2);
    if (!h || *h > 14)
        return std::nullopt;
    takeChar(text, ':');
    const auto m = takeNumber(text, 2);
    if (!m || *m > 59)
        return std::nullopt;
    const minutes offset = hours{*h} + minutes{*m};
    return west ? -offset : offset;
}

} // namespace

std::string formatUtc(Timestamp at) {
    const Broken b = breakDown(at);
    return formatDateTime(b) + print(".%03dZ", static_cast<int>(b.time.subseconds().count()));
}

std::string formatUtcSeconds(Timestamp at) {
    return formatDateTime(breakDown(at)) + "Z";
}

std::string formatKst(Timestamp at) {
    return formatDateTime(breakDown(at + kKoreaOffset)) + "+09:00";
}

std::optional<Timestamp> parseInstant(std::string_view text) {
    const auto date = takeDate(text);
    if (!date)
        return std::nullopt;
    if (text.empty())
        return Timestamp{*date};
    if (!takeChar(text, 'T') && !takeChar(text, ' '))
        return std::nullopt;
    const auto time = takeTimeOfDay(text);
    if (!time)
        return std::nullopt;
    const auto offset = takeZone(text);
    if (!offset || !text.empty())
        return std::nullopt;
    return Timestamp{*date} + *time - *offset;
}

std::optional<Milliseconds> parseDuration(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0 || count > 1'000'000'000)
        return std::nullopt;
    const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    if (unit == "ms")
        return Milliseconds{count};
    if (unit == "s")
        return seconds{count};
    if (unit == "m")
        return minutes{count};
    if (unit == "h")
        return hours{count};
    if (unit == "d")
        return days{count};
    return std::nullopt;
}

std::string formatDuration(Milliseconds duration) {
    const auto ms = duration.count();
    if (ms % 86'400'000 == 0 && ms != 0)
        return std::to_string(ms / 86'400'000) + "d";
    if (ms % 3'600'000 == 0 && ms != 0)
        return std::to_string(ms / 3'600'000) + "h";
    if (ms % 60'000 == 0 && ms != 0)
        return std::to_string(ms / 60'000) + "m";
    if (ms % 1000 == 0)
        return std::to_string(ms / 1000) + "s";
    return std::to_string(ms) + "ms";
}

} // namespace kkachi::base
