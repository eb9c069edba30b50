#include "collector/bar_questions.h"

#include <algorithm>
#include <array>

namespace kkachi::collector {

namespace {

using market::CandleUnit;

constexpr std::size_t kMostWanted = 20'000;     // of one unit
constexpr int kBarsOfAQuestion = 198;           // one more is asked for, to see that the answer reaches back
constexpr std::size_t kSecondsOfAQuestion = 60; // single seconds are not worth a question

// The newest one that is due, and as many before it as fit.
std::optional<exchange::ReadBars> questionFor(CandleUnit unit, const BarQuestions::Wants& wants, bool missing,
                                              base::Timestamp now) {
    const auto isDue = [&](const auto& entry) {
        return entry.second.isMissing == missing && entry.second.notBefore <= now;
    };
    const auto newest = std::find_if(wants.rbegin(), wants.rend(), isDue);
    if (newest == wants.rend())
        return std::nullopt;
    const auto worth = unit == CandleUnit::Second && !missing ? kSecondsOfAQuestion : 1;
    if (static_cast<std::size_t>(std::count_if(wants.begin(), wants.end(), isDue)) < worth)
        return std::nullopt;
    int count = 1;
    base::Timestamp oldest = newest->first;
    for (auto entry = newest; entry != wants.rend() && count < kBarsOfAQuestion; ++entry) {
        if (!isDue(*entry))
            continue;
        int more = 0;
        for (auto at = entry->first; at < oldest && count + more <= kBarsOfAQuestion; at = nextOpenTime(unit, at))
            ++more;
        if (count + more > kBarsOfAQuestion)
            break;
        count += more;
        oldest = entry->first;
    }
    return exchange::ReadBars{unit, nextOpenTime(unit, newest->first), count + 1};
}

} // namespace

void BarQuestions::want(CandleUnit unit, base::Timestamp openTime, bool isMissing, base::Timestamp notBefore) {
    Wants& wants = m_wants[unit];
    wants[openTime] = {isMissing, 0, notBefore, std::nullopt};
    if (wants.size() <= kMostWanted)
        return;
    wants.erase(wants.begin());
    ++m_forgotten;
}

std::optional<exchange::ReadBars> BarQuestions::next(base::Timestamp now) const {
    for (const bool missing : {true, false})
        for (auto unit = market::kCandleUnits.rbegin(); unit != market::kCandleUnits.rend(); ++unit)
            if (const auto wants = m_wants.find(*unit); wants != m_wants.end())
                if (const auto question = questionFor(*unit, wants->second, missing, now))
                    return question;
    return std::nullopt;
}

} // namespace kkachi::collector
