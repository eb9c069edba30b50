#include "exchange/upbit/clock_offset.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kMostSamples = 64;
// Clocks of ordinary machines drift by some milliseconds in this time.
constexpr base::Milliseconds kOldestSample{300'000};
constexpr base::Milliseconds kSecond{1'000};
constexpr base::Milliseconds kSlowestAnswer{10'000};

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Digits alone, as many as there are.
std::optional<int> readNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
    return isWhole ? std::optional{number} : std::nullopt;
}

} // namespace

void ClockOffset::add(base::Timestamp dated, base::Timestamp sent, base::Timestamp received) {
    if (received < sent || received - sent > kSlowestAnswer)
        return;
    const Bounds fresh{received, dated - received, dated + kSecond - sent};
    m_samples.push_back(fresh);
    if (m_samples.size() > kMostSamples)
        m_samples.pop_front();
    std::erase_if(m_samples, [received](const Bounds& sample) {
        return sample.at > received || received - sample.at > kOldestSample;
    });
    Bounds joint = fresh;
    for (const Bounds& sample : m_samples) {
        joint.lowest = std::max(joint.lowest, sample.lowest);
        joint.highest = std::min(joint.highest, sample.highest);
    }
    if (joint.lowest > joint.highest) {
        m_samples.assign(1, fresh);
        joint = fresh;
    }
    m_estimate = Estimate{(joint.lowest + joint.highest) / 2, (joint.highest - joint.lowest) / 2};
}

std::optional<base::Timestamp> parseHttpDate(std::string_view text) {
    constexpr std::size_t kLength = 29;
    if (text.size() != kLength || text.substr(3, 2) != ", " || text.substr(25) != " GMT" || text[7] != ' ' ||
        text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':')
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
    const auto day = readNumber(text.substr(5, 2));
    const auto year = readNumber(text.substr(12, 4));
    const auto hour = readNumber(text.substr(17, 2));
    const auto minute = readNumber(text.substr(20, 2));
    const auto second = readNumber(text.substr(23, 2));
    if (month == kMonths.end() || !day || !year || !hour || !minute || !second || *hour > 23 || *minute > 59 ||
        *second > 60)
        return std::nullopt;
    const auto index = static_cast<unsigned>(month - kMonths.begin()) + 1;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{index},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

} // namespace kkachi::exchange::upbit
