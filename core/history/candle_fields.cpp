#include "history/candle_fields.h"

#include "base/decimal_text.h"

#include <array>
#include <charconv>
#include <chrono>

namespace kkachi::history {

namespace {

using base::Result;
using base::Unexpected;

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr std::array<std::int64_t, 9> kPowersOfTen{1,       10,        100,        1'000,      10'000,
                                                   100'000, 1'000'000, 10'000'000, 100'000'000};

// "123", "123.45": at most ten digits before the point and eight behind it, so that the result fits without a check.
// -1 for anything else.
std::int64_t parseShortDecimal(std::string_view text) {
    constexpr std::ptrdiff_t kMostWhole = 10;
    const char* at = text.data();
    const char* const end = at + text.size();
    std::int64_t value = 0;
    for (; at != end && isDigit(*at); ++at) {
        if (at - text.data() == kMostWhole)
            return -1;
        value = value * 10 + (*at - '0');
    }
    if (at == text.data())
        return -1;
    std::size_t missing = base::kDecimalDigits;
    if (at != end) {
        if (*at++ != '.' || at == end)
            return -1;
        for (; at != end && isDigit(*at) && missing > 0; ++at, --missing)
            value = value * 10 + (*at - '0');
    }
    return at == end ? value * kPowersOfTen[missing] : -1;
}

Result<std::int64_t, CsvProblem> parseUnits(std::string_view text, base::ExcessDigits excess) {
    if (const std::int64_t quick = parseShortDecimal(text); quick >= 0)
        return quick;
    const auto units = base::parseDecimal(text, excess);
    if (units)
        return *units;
    switch (units.error()) {
    case base::DecimalError::Empty:
    case base::DecimalError::Malformed:
        return Unexpected{CsvProblem::NotANumber};
    case base::DecimalError::TooManyDigits:
        return Unexpected{CsvProblem::TooManyDigits};
    case base::DecimalError::OutOfRange:
        return Unexpected{CsvProblem::OutOfRange};
    }
    return Unexpected{CsvProblem::NotANumber};
}

constexpr unsigned kNoDigits = 1000;

// 0 to 99, or kNoDigits, which is out of every range.
constexpr unsigned twoDigits(std::string_view text, std::size_t at) {
    const unsigned tens = static_cast<unsigned char>(text[at]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text[at + 1]) - unsigned{'0'};
    return tens <= 9 && ones <= 9 ? tens * 10 + ones : kNoDigits;
}

// Exactly "2024-12-03T13:57:00Z" (or a space for the T), the form of nearly every file.
std::optional<base::Timestamp> parseUsualTime(std::string_view text) {
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const unsigned century = twoDigits(text, 0);
    const unsigned yearOfCentury = twoDigits(text, 2);
    const unsigned hour = twoDigits(text, 11);
    const unsigned minute = twoDigits(text, 14);
    const unsigned second = twoDigits(text, 17);
    if (century > 99 || yearOfCentury > 99 || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(century * 100 + yearOfCentury)},
                                           std::chrono::month{twoDigits(text, 5)},
                                           std::chrono::day{twoDigits(text, 8)}};
    if (!date.ok())
        return std::nullopt;
    const std::int64_t ofDay = (std::int64_t{hour} * 60 + minute) * 60 + second;
    return base::Timestamp{std::chrono::sys_days{date}} + std::chrono::seconds{ofDay};
}

std::optional<base::Timestamp> parseEpochMs(std::string_view text) {
    constexpr std::int64_t kLastMs = 253'402'300'799'999; // the end of the year 9999
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc{} || end != text.data() + text.size() || ms < 0 || ms > kLastMs)
        return std::nullopt;
    return base::fromEpochMs(ms);
}

} // namespace

std::optional<base::Timestamp> parseOpenTime(std::string_view text) {
    if (const auto usual = parseUsualTime(text))
        return usual;
    if (const auto epoch = parseEpochMs(text))
        return epoch;
    return base::parseInstant(text);
}

Result<std::int64_t, CsvProblem> parsePriceUnits(std::string_view text) {
    return parseUnits(text, base::ExcessDigits::Refuse);
}

Result<std::int64_t, CsvProblem> parseVolumeUnits(std::string_view text) {
    return parseUnits(text, base::ExcessDigits::RoundDown);
}

} // namespace kkachi::history
