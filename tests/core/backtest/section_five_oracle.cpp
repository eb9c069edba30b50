#include "section_five_oracle.h"

#include <algorithm>
#include <cmath>

namespace kkachi::backtest::oracle {
namespace {

struct Bar {
    std::int64_t ms = 0;
    Real open = 0;
    Real high = 0;
    Real low = 0;
    Real close = 0;
    std::int64_t day() const { return ms / 86'400'000; }
};

Real real(base::Price price) {
    return static_cast<Real>(price.units()) / 100'000'000;
}

std::vector<Bar> plain(const std::vector<market::Candle>& candles) {
    std::vector<Bar> bars;
    for (const auto& c : candles)
        bars.push_back({base::toEpochMs(c.openTime), real(c.open), real(c.high), real(c.low), real(c.close)});
    return bars;
}

using Answers = std::vector<int>; // 1 Buy, -1 Sell

Answers smaAnswers(const std::vector<Bar>& bars, std::size_t fast, std::size_t slow) {
    Answers answers(bars.size(), 0);
    const auto difference = [&](std::size_t bar) {
        Real fastSum = 0;
        Real slowSum = 0;
        for (std::size_t k = 0; k < slow; ++k) {
            slowSum += bars[bar - k].close;
            if (k < fast)
                fastSum += bars[bar - k].close;
        }
        return fastSum * static_cast<Real>(slow) - slowSum * static_cast<Real>(fast);
    };
    for (std::size_t i = slow; i < bars.size(); ++i) {
        const Real before = difference(i - 1);
        const Real now = difference(i);
        answers[i] = before <= 0 && now > 0 ? 1 : (before >= 0 && now < 0 ? -1 : 0);
    }
    return answers;
}

Answers rsiAnswers(const std::vector<Bar>& bars, std::size_t period, Real lower, Real upper) {
    Answers answers(bars.size(), 0);
    Real gain = 0;
    Real loss = 0;
    std::optional<Real> before;
    for (std::size_t i = 1; i < bars.size(); ++i) {
        const Real change = bars[i].close - bars[i - 1].close;
        const auto n = static_cast<Real>(period);
        if (i <= period) {
            gain += std::max<Real>(change, 0) / n;
            loss += std::max<Real>(-change, 0) / n;
        } else {
            gain = (gain * (n - 1) + std::max<Real>(change, 0)) / n;
            loss = (loss * (n - 1) + std::max<Real>(-change, 0)) / n;
        }
        if (i < period)
            continue;
        const Real rsi = gain == 0 && loss == 0 ? 50 : (loss == 0 ? 100 : 100 - 100 / (1 + gain / loss));
        if (before)
            answers[i] = *before <= lower && rsi > lower ? 1 : (*before >= upper && rsi < upper ? -1 : 0);
        before = rsi;
    }
    return answers;
}

Answers answersOf(const Settings& settings, const std::vector<Bar>& bars) {
    const auto number = [&settings](const char* name) { return settings.parameters.at(name); };
    if (settings.strategy == "sma-cross")
        return smaAnswers(bars, static_cast<std::size_t>(number("fast")), static_cast<std::size_t>(number("slow")));
    if (settings.strategy == "rsi")
        return rsiAnswers(bars, static_cast<std::size_t>(number("period")), number("lower"), number("upper"));
    Answers answers(bars.size(), 0);
    answers[0] = 1;
    return answers;
}

std::int64_t unitOf(const std::vector<Bar>& bars) {
    std::int64_t unit = 0;
    for (std::size_t i = 1; i < bars.size(); ++i)
        if (unit == 0 || bars[i].ms - bars[i - 1].ms < unit)
            unit = bars[i].ms - bars[i - 1].ms;
    return unit;
}

bool isVolatile(const Settings& settings, const std::vector<Bar>& bars, std::size_t bar, std::int64_t unit) {
    if (unit > settings.volatilityWindowMs)
        return false;
    const std::int64_t start = bars[bar].ms + unit - settings.volatilityWindowMs;
    Real high = bars[bar].high;
    Real low = bars[bar].low;
    for (std::size_t k = bar + 1; k-- > 0 && bars[k].ms >= start;) {
        high = std::max(high, bars[k].high);
        low = std::min(low, bars[k].low);
    }
    return (high - low) * 100 >= settings.volatilityPct * low;
}

class Loop {
  public:
    Loop(const Settings& settings, const std::vector<Bar>& bars)
        : m_settings{settings}
        , m_bars{bars}
        , m_unit{unitOf(bars)}
        , m_cash{settings.capital} {}

    Figures play() {
        const Answers answers = answersOf(m_settings, m_bars);
        Real last = m_settings.capital;
        Real dayStart = last;
        bool lost = false;
        std::int64_t held = 0;
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            open(i);
            stop(i);
            const Real equity = m_cash + volume() * m_bars[i].close;
            if (i == 0 || m_bars[i].day() != m_bars[i - 1].day()) {
                dayStart = last;
                lost = false;
            }
            lost = lost || equity * 100 <= (100 - m_settings.dailyLossPct) * dayStart;
            last = equity;
            m_figures.equity.push_back(equity);
            held += m_volume > 0 ? 1 : 0;
            const bool refused = m_settings.risk && (lost || isVolatile(m_settings, m_bars, i, m_unit));
            if (answers[i] > 0 && m_volume == 0 && !refused)
                m_spend = std::min(equity * m_settings.positionPct / 100, m_cash / (1 + m_settings.fee));
            m_sell = answers[i] < 0 && m_volume > 0;
        }
        m_figures.exposure = static_cast<Real>(held) / static_cast<Real>(m_bars.size());
        m_figures.openAtEnd = m_volume > 0;
        return std::move(m_figures);
    }

  private:
    Real volume() const { return static_cast<Real>(m_volume) / 100'000'000; }
    Real slipped(Real price, int direction) const {
        return price * (10'000 + static_cast<Real>(direction) * m_settings.slippageBps) / 10'000;
    }

    void open(std::size_t i) {
        if (m_spend) {
            const Real price = slipped(m_bars[i].open, 1);
            m_volume = static_cast<std::int64_t>(std::floor(*m_spend * 100'000'000 / price));
            if (m_volume > 0) {
                m_entryPrice = price;
                m_entryBar = i;
                m_entryFee = price * volume() * m_settings.fee;
                m_cash -= price * volume() + m_entryFee;
                m_figures.feesPaid += m_entryFee;
            }
        } else if (m_sell) {
            close(i, slipped(m_bars[i].open, -1), false);
        }
        m_spend.reset();
        m_sell = false;
    }

    void stop(std::size_t i) {
        if (!m_settings.risk || m_volume == 0 || m_bars[i].low * 100 > m_entryPrice * (100 - m_settings.stopLossPct))
            return;
        const Real stopPrice = m_entryPrice * (100 - m_settings.stopLossPct) / 100;
        close(i, slipped(std::min(m_bars[i].open, stopPrice), -1), true);
    }

    void close(std::size_t i, Real price, bool byStop) {
        const Real fee = price * volume() * m_settings.fee;
        const Real spent = m_entryPrice * volume() + m_entryFee;
        const Real pnl = price * volume() - fee - spent;
        m_cash += price * volume() - fee;
        m_figures.feesPaid += fee;
        m_figures.trades.push_back({static_cast<std::int64_t>(m_entryBar), static_cast<std::int64_t>(i), m_entryPrice,
                                    price, m_volume, pnl, 100 * pnl / spent, byStop});
        m_volume = 0;
    }

    const Settings& m_settings;
    const std::vector<Bar>& m_bars;
    std::int64_t m_unit;
    Real m_cash;
    std::int64_t m_volume = 0;
    Real m_entryPrice = 0;
    Real m_entryFee = 0;
    std::size_t m_entryBar = 0;
    std::optional<Real> m_spend;
    bool m_sell = false;
    Figures m_figures;
};

void addTradeFigures(Figures& figures) {
    Real won = 0;
    Real lost = 0;
    int winners = 0;
    int losers = 0;
    for (const Trade& trade : figures.trades) {
        winners += trade.pnl > 0 ? 1 : 0;
        losers += trade.pnl < 0 ? 1 : 0;
        (trade.pnl > 0 ? won : lost) += std::fabs(trade.pnl);
    }
    if (!figures.trades.empty())
        figures.winRate = static_cast<Real>(winners) / static_cast<Real>(figures.trades.size());
    if (winners == 0 || losers == 0)
        return;
    figures.profitLossRatio = (won / winners) / (lost / losers);
    figures.profitFactor = won / lost;
}

std::vector<Real> dailyReturns(const std::vector<Bar>& bars, const std::vector<Real>& equity, Real capital) {
    std::vector<Real> returns;
    Real before = capital;
    std::size_t i = 0;
    for (std::int64_t day = bars.front().day(); day <= bars.back().day(); ++day) {
        Real last = before;
        while (i < bars.size() && bars[i].day() == day)
            last = equity[i++];
        returns.push_back(last / before - 1);
        before = last;
    }
    return returns;
}

void addDailyFigures(Figures& figures, const std::vector<Real>& returns) {
    if (returns.size() < 2)
        return;
    const auto n = static_cast<Real>(returns.size());
    Real sum = 0;
    for (const Real r : returns)
        sum += r;
    const Real mean = sum / n;
    Real spread = 0;
    Real falls = 0;
    for (const Real r : returns) {
        spread += (r - mean) * (r - mean);
        falls += r < 0 ? r * r : 0;
    }
    if (spread > 0)
        figures.sharpe = mean / std::sqrt(spread / (n - 1)) * std::sqrt(Real{365});
    if (falls > 0)
        figures.sortino = mean / std::sqrt(falls / n) * std::sqrt(Real{365});
}

} // namespace

Figures run(const Settings& settings, const std::vector<market::Candle>& candles) {
    const std::vector<Bar> bars = plain(candles);
    Figures figures = Loop{settings, bars}.play();
    addTradeFigures(figures);
    addDailyFigures(figures, dailyReturns(bars, figures.equity, settings.capital));
    figures.totalReturn = figures.equity.back() / settings.capital - 1;
    Real peak = figures.equity.front();
    for (const Real equity : figures.equity) {
        peak = std::max(peak, equity);
        figures.maxDrawdown = std::max(figures.maxDrawdown, (peak - equity) / peak);
    }
    const Real days = static_cast<Real>(bars.back().ms - bars.front().ms) / 86'400'000;
    if (days >= 1)
        figures.cagr = std::pow(figures.equity.back() / settings.capital, 365 / days) - 1;
    if (figures.cagr && figures.maxDrawdown > 0)
        figures.calmar = *figures.cagr / figures.maxDrawdown;
    figures.buyAndHoldReturn = bars.back().close / bars.front().close - 1;
    return figures;
}

} // namespace kkachi::backtest::oracle
