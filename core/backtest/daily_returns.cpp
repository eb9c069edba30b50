#include "backtest/daily_returns.h"

namespace kkachi::backtest {

namespace {

double change(base::Krw from, base::Krw to) {
    if (from.isZero())
        return 0;
    return static_cast<double>(static_cast<long double>((to - from).units()) / static_cast<long double>(from.units()));
}

} // namespace

void DailyReturns::add(base::Timestamp opened, base::Krw equity) {
    const std::int64_t day = base::tradingDay(opened);
    if (m_day && day != *m_day) {
        m_finished.push_back(change(m_before, m_last));
        m_finished.insert(m_finished.end(), static_cast<std::size_t>(day - *m_day - 1), 0.0);
        m_before = m_last;
    }
    m_day = day;
    m_last = equity;
}

std::vector<double> DailyReturns::values() const {
    std::vector<double> values = m_finished;
    if (m_day)
        values.push_back(change(m_before, m_last));
    return values;
}

} // namespace kkachi::backtest
