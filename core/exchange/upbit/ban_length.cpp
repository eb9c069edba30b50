#include "exchange/upbit/ban_length.h"

#include "exchange/upbit/clock_offset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kOfInstants = "0123456789-:.+TZ"; // one that is past is not read again as numbers
constexpr base::Milliseconds kLongest{86'400'000};
constexpr base::Milliseconds kFallback{60'000};
constexpr int kMostDoublings = 10;
constexpr std::int64_t kStatus = 418; // may be repeated in the body, as the error's name
constexpr std::int64_t kFirstEpochSecond = 1'000'000'000;
constexpr std::int64_t kFirstEpochMs = 1'000'000'000'000;
constexpr std::size_t kLongestLook = 4096;

std::optional<base::Milliseconds> until(base::Timestamp end, base::Timestamp now) {
    return end > now ? std::optional{std::min(end - now, kLongest)} : std::nullopt;
}

// The unit that stands behind a number, in the two languages of the exchange; seconds where none does.
base::Milliseconds unitBehind(std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \"'"), rest.size()));
    constexpr std::array<std::string_view, 2> kMinutes{"min", "분"};
    constexpr std::array<std::string_view, 2> kHours{"hour", "시간"};
    const auto isNext = [rest](std::string_view word) { return rest.starts_with(word); };
    if (std::any_of(kMinutes.begin(), kMinutes.end(), isNext))
        return std::chrono::minutes{1};
    if (std::any_of(kHours.begin(), kHours.end(), isNext))
        return std::chrono::hours{1};
    return rest.starts_with("ms") || rest.starts_with("milli") ? base::Milliseconds{1} : std::chrono::seconds{1};
}

// An ISO 8601 instant that begins here.
std::optional<base::Timestamp> instantAt(std::string_view text) {
    constexpr std::array<std::size_t, 4> kLengths{25, 20, 19, 16}; // with an offset, with Z, without a zone
    for (const std::size_t length : kLengths)
        if (text.size() >= length && text[4] == '-')
            if (const auto at = base::parseInstant(text.substr(0, length)))
                return at;
    return std::nullopt;
}

std::optional<base::Milliseconds> lengthAt(std::string_view text, base::Timestamp now) {
    if (const auto at = instantAt(text))
        return until(*at, now);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number <= 0 || number == kStatus)
        return std::nullopt;
    if (number >= kFirstEpochMs)
        return until(base::fromEpochMs(number), now);
    if (number >= kFirstEpochSecond)
        return until(base::fromEpochMs(number * 1000), now);
    const auto unit = unitBehind(text.substr(static_cast<std::size_t>(end - text.data())));
    return std::min(unit * std::min<std::int64_t>(number, 1'000'000), kLongest);
}

// The first number or instant that makes sense.
std::optional<base::Milliseconds> findLength(std::string_view text, base::Timestamp now) {
    text = text.substr(0, kLongestLook);
    for (auto start = text.find_first_of(kDigits); start != std::string_view::npos;
         start = text.find_first_of(kDigits, text.find_first_not_of(kOfInstants, start)))
        if (const auto length = lengthAt(text.substr(start), now))
            return length;
    return std::nullopt;
}

} // namespace

base::Milliseconds banLength(std::string_view retryAfter, std::string_view body, int repetition, base::Timestamp now) {
    const auto date = parseHttpDate(retryAfter);
    if (const auto told = date ? until(*date, now) : findLength(retryAfter, now))
        return *told;
    if (const auto told = findLength(body, now))
        return *told;
    return std::min(kFallback * (1 << std::clamp(repetition - 1, 0, kMostDoublings)), kLongest);
}

} // namespace kkachi::exchange::upbit
