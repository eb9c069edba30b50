// The two guards over equity: the loss of the trading day, and the fall from the highest equity.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "risk/rules.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace kkachi::risk {

// Latched until the trading day (00:00 UTC = 09:00 KST) ends.
class DayLoss {
  public:
    explicit DayLoss(base::Ratio limit)
        : m_limit{limit} {}

    // Before the first mark: the equity that the first day begins with.
    void begin(base::Krw equity) { m_lastEquity = m_dayStart = equity; }
    // `day` as base::tradingDay() counts. A new day starts with the last equity of the day before. A `day` in the past
    // (a late event) counts as the current one: the day never goes back.
    void mark(std::int64_t day, base::Krw equity) {
        startDayIfNew(day);
        m_lastEquity = equity;
        m_reached = m_reached || isDailyLossReached(equity, m_dayStart, m_limit);
    }
    // True when this began a new day, which ends the latch.
    bool startDayIfNew(std::int64_t day) {
        if (m_day && day <= *m_day)
            return false;
        const bool isFirst = !m_day.has_value();
        m_day = day;
        m_dayStart = m_lastEquity;
        m_reached = false;
        return !isFirst;
    }
    // Deposits and withdrawals are no profit and no loss.
    void moveCash(base::Krw difference) {
        m_dayStart += difference;
        m_lastEquity += difference;
    }

    bool isReached() const { return m_reached; }
    base::Krw dayStart() const { return m_dayStart; }
    base::Ratio limit() const { return m_limit; }

  private:
    base::Ratio m_limit;
    std::optional<std::int64_t> m_day;
    base::Krw m_dayStart;
    base::Krw m_lastEquity;
    bool m_reached = false;
};

// Latched for good; only a person resumes.
class TotalLoss {
  public:
    explicit TotalLoss(base::Ratio limit)
        : m_limit{limit} {}

    void begin(base::Krw equity) { m_peak = equity; }
    void mark(base::Krw equity) {
        m_peak = std::max(m_peak, equity);
        m_reached = m_reached || (m_limit.isPositive() && isAtOrBelow(equity, m_limit, m_peak));
    }
    void moveCash(base::Krw difference) { m_peak += difference; }

    bool isReached() const { return m_reached; }
    base::Krw peak() const { return m_peak; }

  private:
    base::Ratio m_limit; // 0: off (a backtest does not simulate it)
    base::Krw m_peak;
    bool m_reached = false;
};

} // namespace kkachi::risk
