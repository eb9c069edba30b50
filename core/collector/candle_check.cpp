// The half of the candle maker that compares with the exchange's own bars.
#include "collector/candle_maker.h"

#include <algorithm>

namespace kkachi::collector {

namespace {

using market::CandleUnit;
using storage::BarMark;

constexpr base::Milliseconds kSettling{2'000}; // the exchange's bar is asked for this long after its end, market time
constexpr int kMostLooks = 3;
constexpr std::size_t kStreamBarsKept = 32;

} // namespace

void CandleMaker::addStreamBar(CandleUnit unit, const market::Candle& bar) {
    if (unit != CandleUnit::Second)
        return;
    m_streamBars[bar.openTime] = bar;
    while (m_streamBars.size() > kStreamBarsKept)
        m_streamBars.erase(m_streamBars.begin());
    const auto& seconds = m_cells[unit];
    const auto cell = seconds.find(bar.openTime);
    if (cell != seconds.end() && cell->second.isClosed && cell->second.mark == BarMark::Traded &&
        isSameBar(cell->second.candle, bar))
        m_questions.forget(unit, bar.openTime);
}

void CandleMaker::ask(CandleUnit unit, base::Timestamp openTime, const BarCell& cell) {
    if (cell.mark == BarMark::ExchangeClosed)
        return;
    if (unit == CandleUnit::Second && cell.mark == BarMark::Traded) {
        const auto told = m_streamBars.find(openTime);
        if (told != m_streamBars.end() && isSameBar(cell.candle, told->second)) {
            ++m_counts.confirmed;
            return;
        }
    }
    m_questions.want(unit, openTime, cell.mark == BarMark::Missing, nextOpenTime(unit, openTime) + kSettling);
}

CandleMaker::Rows CandleMaker::addExchangeBars(const exchange::BarsReport& report) {
    if (!report.isAnswered)
        return {};
    std::map<base::Timestamp, market::Candle> theirs;
    for (const market::Candle& bar : report.bars)
        if (bar.openTime < report.before)
            theirs[bar.openTime] = bar;
    // Bars without trades do not exist there, but between the oldest of the answer and its end none is left out.
    const base::Timestamp reach = theirs.empty() ? report.before : theirs.begin()->first;
    std::vector<base::Timestamp> asked;
    for (auto& [openTime, want] : m_questions.of(report.unit)) {
        if (openTime >= report.before || want.notBefore > m_known.until())
            continue;
        if (openTime >= reach)
            asked.push_back(openTime);
        else if (theirs.size() < static_cast<std::size_t>(report.count) && ++want.looks >= kMostLooks)
            asked.push_back(openTime); // it has nothing that old
    }
    for (const base::Timestamp openTime : asked) {
        const auto found = theirs.find(openTime);
        const bool isOlder = openTime < reach;
        if (isOlder)
            m_questions.forget(report.unit, openTime);
        else
            compare(report.unit, openTime,
                    found == theirs.end() ? std::nullopt : std::optional<market::Candle>{found->second});
    }
    if (!m_rows.empty())
        prune();
    return std::exchange(m_rows, {});
}

void CandleMaker::compare(CandleUnit unit, base::Timestamp openTime, const std::optional<market::Candle>& theirs) {
    BarQuestions::Want& want = m_questions.of(unit)[openTime];
    if (want.isMissing) {
        ++m_counts.filled;
        accept(unit, openTime, theirs);
        return;
    }
    const auto& cells = m_cells[unit];
    const auto ours = cells.find(openTime);
    if (ours == cells.end() || isSameBar(ours->second.candle, theirs)) {
        ++m_counts.confirmed;
        m_questions.forget(unit, openTime);
        return;
    }
    // The exchange may be late itself: it is believed when it says the same twice.
    const bool isSaidTwice = want.answer && *want.answer == theirs;
    if (!isSaidTwice && ++want.looks < kMostLooks) {
        want.answer = theirs;
        want.notBefore = m_known.until() + kSettling;
        return;
    }
    ++m_counts.corrected;
    accept(unit, openTime, theirs);
}

void CandleMaker::accept(CandleUnit unit, base::Timestamp openTime, const std::optional<market::Candle>& theirs) {
    m_questions.forget(unit, openTime);
    BarCell cell;
    cell.candle = theirs;
    cell.isClosed = true;
    cell.isFromExchange = true;
    const auto end = nextOpenTime(unit, openTime);
    cell.mark = theirs                                           ? BarMark::Repaired
                : m_known.of(openTime, end) == Knowledge::Closed ? BarMark::ExchangeClosed
                                                                 : BarMark::NoTrades;
    tell(unit, openTime, cell);
    auto& cells = m_cells[unit];
    if (const auto kept = cells.find(openTime); kept != cells.end()) {
        kept->second = cell;
        closeParents(unit, openTime);
    }
}

} // namespace kkachi::collector
