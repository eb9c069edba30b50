#include "simulator/analyst_rule.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

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

AnalystFigures AnalystRule::figuresOf(const PromptFacts& facts) {
    AnalystFigures figures;
    figures.price = *facts.price;
    figures.unrealisedPct = facts.unrealisedPct;
    figures.shortCount = kShort;
    figures.longCount = kLong;
    figures.shortAverage = averageOfLast(facts.closes, kShort);
    figures.longAverage = averageOfLast(facts.closes, kLong);
    if (facts.closes.size() > kShort) {
        const double before = facts.closes[facts.closes.size() - 1 - kShort];
        figures.movePct = before > 0 ? 100 * (facts.closes.back() / before - 1) : 0;
    }
    return figures;
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
    const AnalystWords words{facts.wantsKorean};
    if (!facts.price)
        return {"Hold", 0.5, words.noPrice()};
    const AnalystFigures figures = figuresOf(facts);
    return facts.holding ? answerHolding(figures, words) : answerFlat(figures, words);
}

AnalystAnswer AnalystRule::answerFlat(const AnalystFigures& figures, const AnalystWords& words) {
    if (!m_roundTripDone) {
        if (figures.movePct < 0 && m_answersInState < 2)
            return {"Hold", 0.55, words.waitingForEntry(figures)};
        m_saidBuy = true;
        return {"Buy", confidenceFor(figures.movePct), words.firstEntry(figures)};
    }
    const bool isUp = figures.shortAverage > figures.longAverage && figures.movePct > kLeastMovePct;
    if ((m_answersInState > kCalmAnswers && isUp) || m_answersInState > kLongestWait)
        return {"Buy", confidenceFor(figures.movePct), words.entry(figures, isUp)};
    return {"Hold", 0.55, words.noReasonToEnter(figures)};
}

AnalystAnswer AnalystRule::answerHolding(const AnalystFigures& figures, const AnalystWords& words) {
    const auto sell = [&](std::string reasoning) {
        m_saidSell = true;
        return AnalystAnswer{"Sell", confidenceFor(figures.movePct), std::move(reasoning)};
    };
    if (!m_roundTripDone) {
        if (figures.unrealisedPct > 0 || figures.movePct < 0 || m_answersInState >= 2)
            return sell(words.firstExit(figures));
        return {"Hold", 0.55, words.waitingForExit(figures)};
    }
    const bool isDown = figures.shortAverage < figures.longAverage && figures.movePct < -kLeastMovePct;
    if ((m_answersInState > kCalmAnswers && isDown) || m_answersInState > kLongestHold)
        return sell(words.exit(figures, isDown));
    return {"Hold", 0.6, words.noReasonToLeave(figures)};
}

} // namespace kkachi::simulator
