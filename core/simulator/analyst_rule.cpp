#include "simulator/analyst_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kShort = 3;
constexpr std::size_t kLong = 12;
constexpr int kCalmAnswers = 10;
constexpr int kLongestWait = 20;
constexpr int kLongestHold = 24;
constexpr double kLeastMovePct = 0.005;
constexpr std::chrono::milliseconds kShortestSilence{12'000};

double averageOfLast(const std::vector<double>& closes, std::size_t count) {
    const std::size_t used = std::min(count, closes.size());
    if (used == 0)
        return 0;
    return std::accumulate(closes.end() - static_cast<std::ptrdiff_t>(used), closes.end(), 0.0) /
           static_cast<double>(used);
}

// From 0.62 to 0.9, more with a stronger move.
double confidenceFor(double movePct) {
    return std::round(100 * std::min(0.62 + std::abs(movePct) * 2, 0.9)) / 100;
}

} // namespace

AnalystRule::Trend AnalystRule::trendOf(const PromptFacts& facts) {
    Trend trend;
    trend.shortAverage = averageOfLast(facts.closes, kShort);
    trend.longAverage = averageOfLast(facts.closes, kLong);
    if (facts.closes.size() > kShort) {
        const double before = facts.closes[facts.closes.size() - 1 - kShort];
        trend.movePct = before > 0 ? 100 * (facts.closes.back() / before - 1) : 0;
    }
    return trend;
}

void AnalystRule::notice(const PromptFacts& facts, std::chrono::milliseconds now) {
    if (m_askedAt) {
        const auto gap = now - *m_askedAt;
        if (m_rhythm.count() > 0 && gap >= kShortestSilence && gap >= 4 * m_rhythm)
            *this = AnalystRule{};
        m_rhythm = gap;
    }
    m_askedAt = now;
    if (facts.holding != m_wasHolding) {
        m_roundTripDone = m_roundTripDone || (m_saidBuy && m_saidSell);
        m_wasHolding = facts.holding;
        m_answersInState = 0;
    }
    ++m_answersInState;
}

AnalystAnswer AnalystRule::answer(const PromptFacts& facts, std::chrono::milliseconds now) {
    notice(facts, now);
    if (!facts.price)
        return {"Hold", 0.5, "The question names no price, so there is nothing to judge."};
    const Trend trend = trendOf(facts);
    return facts.holding ? answerHolding(facts, trend) : answerFlat(facts, trend);
}

AnalystAnswer AnalystRule::answerFlat(const PromptFacts& facts, const Trend& trend) {
    const bool rises = trend.movePct >= 0;
    if (!m_roundTripDone) {
        if (rises || m_answersInState >= 2) {
            m_saidBuy = true;
            return {"Buy", confidenceFor(trend.movePct),
                    fmt::format("At {:.0f} won without a position; the last {} closes moved {:+.3f} %. A first small "
                                "entry is worth its risk.",
                                *facts.price, kShort, trend.movePct)};
        }
        return {"Hold", 0.55,
                fmt::format("The last {} closes fell {:.3f} % to {:.0f} won; waiting one more look before an entry.",
                            kShort, -trend.movePct, *facts.price)};
    }
    const bool isUp = trend.shortAverage > trend.longAverage && trend.movePct > kLeastMovePct;
    if ((m_answersInState > kCalmAnswers && isUp) || m_answersInState > kLongestWait)
        return {"Buy", confidenceFor(trend.movePct),
                fmt::format("The average of the last {} closes ({:.0f}) stands {} that of the last {} ({:.0f}) and the "
                            "price moved {:+.3f} %: an entry.",
                            kShort, trend.shortAverage, isUp ? "above" : "near", kLong, trend.longAverage,
                            trend.movePct)};
    return {
        "Hold", 0.55,
        fmt::format("No position at {:.0f} won; averages {:.0f} and {:.0f}, move {:+.3f} %: no clear reason to enter.",
                    *facts.price, trend.shortAverage, trend.longAverage, trend.movePct)};
}

AnalystAnswer AnalystRule::answerHolding(const PromptFacts& facts, const Trend& trend) {
    const auto sell = [&](std::string reasoning) {
        m_saidSell = true;
        return AnalystAnswer{"Sell", confidenceFor(trend.movePct), std::move(reasoning)};
    };
    if (!m_roundTripDone) {
        if (facts.unrealisedPct > 0 || trend.movePct < 0 || m_answersInState >= 2)
            return sell(fmt::format("The position stands at {:+.3f} % with the price at {:.0f} won and the last closes "
                                    "moving {:+.3f} %: closing the first round trip.",
                                    facts.unrealisedPct, *facts.price, trend.movePct));
        return {"Hold", 0.55,
                fmt::format("The position stands at {:+.3f} % and the closes do not fall; giving it one more look.",
                            facts.unrealisedPct)};
    }
    const bool isDown = trend.shortAverage < trend.longAverage && trend.movePct < -kLeastMovePct;
    if ((m_answersInState > kCalmAnswers && isDown) || m_answersInState > kLongestHold)
        return sell(fmt::format(
            "The average of the last {} closes ({:.0f}) stands {} that of the last {} ({:.0f}), the "
            "position at {:+.3f} %: leaving.",
            kShort, trend.shortAverage, isDown ? "below" : "near", kLong, trend.longAverage, facts.unrealisedPct));
    return {"Hold", 0.6,
            fmt::format("Holding at {:+.3f} %; averages {:.0f} and {:.0f}, move {:+.3f} %: no reason to leave.",
                        facts.unrealisedPct, trend.shortAverage, trend.longAverage, trend.movePct)};
}

} // namespace kkachi::simulator
