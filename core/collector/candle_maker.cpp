#include "collector/candle_maker.h"

#include "collector/interval_sampler.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kkachi::collector {

namespace {

using market::CandleUnit;
using storage::BarMark;

constexpr std::array kBaseUnits{CandleUnit::Second, CandleUnit::Minute};

constexpr int kMostAtOnce = 20'000; // bars of a unit that end together

struct Parent {
    CandleUnit unit;
    CandleUnit child;
};
// Children before their parents.
constexpr std::array kParents{
    Parent{CandleUnit::Minutes3, CandleUnit::Minute},  Parent{CandleUnit::Minutes5, CandleUnit::Minute},
    Parent{CandleUnit::Minutes10, CandleUnit::Minute}, Parent{CandleUnit::Minutes15, CandleUnit::Minute},
    Parent{CandleUnit::Minutes30, CandleUnit::Minute}, Parent{CandleUnit::Hour, CandleUnit::Minute},
    Parent{CandleUnit::Hours4, CandleUnit::Hour},      Parent{CandleUnit::Day, CandleUnit::Hour},
    Parent{CandleUnit::Week, CandleUnit::Day},         Parent{CandleUnit::Month, CandleUnit::Day},
    Parent{CandleUnit::Year, CandleUnit::Month}};

std::optional<CandleUnit> childOf(CandleUnit unit) {
    const auto found = std::find_if(kParents.begin(), kParents.end(), [unit](const auto& p) { return p.unit == unit; });
    return found == kParents.end() ? std::nullopt : std::optional{found->child};
}

// How many bars are kept to be put together or corrected: those of the largest parent and some more.
std::size_t keptBars(CandleUnit unit) {
    switch (unit) {
    case CandleUnit::Minute:
        return 1'500;
    case CandleUnit::Day:
        return 400;
    default:
        return 900;
    }
}

} // namespace

void CandleMaker::begin(base::Timestamp at) {
    m_known.begin(at);
    for (const CandleUnit unit : kBaseUnits)
        m_next[unit] = openTimeOf(unit, at);
}

CandleMaker::Rows CandleMaker::addTrade(const market::Trade& trade, bool isRepaired) {
    if (!m_known.hasBegun())
        begin(trade.at);
    for (const CandleUnit unit : kBaseUnits)
        count(unit, trade, isRepaired);
    return heard(trade.at);
}

void CandleMaker::count(CandleUnit unit, const market::Trade& trade, bool isRepaired) {
    Cells& cells = m_cells[unit];
    const base::Timestamp openTime = openTimeOf(unit, trade.at);
    if (openTime >= m_next[unit]) {
        cells[openTime].add(trade, openTime, isRepaired);
        return;
    }
    const auto late = cells.find(openTime);
    if (late == cells.end()) {
        ++m_counts.lostTrades;
        return;
    }
    ++m_counts.lateTrades;
    BarCell& cell = late->second;
    if (cell.isFromExchange)
        return; // the exchange has counted it
    cell.add(trade, openTime, true);
    if (cell.mark == BarMark::Missing)
        return;
    cell.mark = BarMark::Repaired;
    tell(unit, openTime, cell);
    ask(unit, openTime, cell);
    closeParents(unit, openTime);
}

CandleMaker::Rows CandleMaker::heard(base::Timestamp at) {
    if (!m_isLive)
        return std::exchange(m_rows, {});
    if (!m_known.hasBegun())
        begin(at);
    if (at - m_known.until() > m_patience.longestSilence)
        m_known.add(Knowledge::Lost, m_known.until(), at);
    noteClosed(at);
    m_known.extendTo(at);
    return closeDue();
}

CandleMaker::Rows CandleMaker::addGap(const exchange::FeedGap& gap) {
    if (!m_known.hasBegun())
        begin(gap.from);
    m_known.add(gap.isClosed ? Knowledge::ReadLater : Knowledge::Lost, gap.from, gap.to);
    return closeDue();
}

CandleMaker::Rows CandleMaker::exchangeOpen(bool isOpen, base::Timestamp at) {
    if (isOpen) {
        noteClosed(at);
        m_closedSince.reset();
    } else if (!m_closedSince) {
        m_closedSince = at;
    }
    return closeDue();
}

void CandleMaker::noteClosed(base::Timestamp at) {
    if (!m_closedSince || !m_known.hasBegun() || at <= *m_closedSince)
        return;
    m_known.add(Knowledge::Closed, *m_closedSince, at);
    m_closedSince = at;
}

CandleMaker::Rows CandleMaker::closeDue() {
    if (!m_known.hasBegun())
        return {};
    for (const CandleUnit unit : kBaseUnits) {
        base::Timestamp& next = m_next[unit];
        // After a very long silence the oldest bars of it get no row.
        next = std::max(next, openTimeOf(unit, m_known.until() - kMostAtOnce * (nextOpenTime(unit, next) - next)));
        for (auto end = nextOpenTime(unit, next); end + m_patience.grace <= m_known.until();
             end = nextOpenTime(unit, next)) {
            close(unit, next);
            next = end;
        }
    }
    if (!m_rows.empty())
        prune();
    return std::exchange(m_rows, {});
}

void CandleMaker::close(CandleUnit unit, base::Timestamp openTime) {
    BarCell& cell = m_cells[unit][openTime];
    cell.isClosed = true;
    if (childOf(unit))
        isOfChildren(unit, openTime, cell);
    else
        markFromTrades(unit, openTime, cell);
    tell(unit, openTime, cell);
    ask(unit, openTime, cell);
    closeParents(unit, openTime);
}

void CandleMaker::markFromTrades(CandleUnit unit, base::Timestamp openTime, BarCell& cell) const {
    const Knowledge known = m_known.of(openTime, nextOpenTime(unit, openTime));
    if (known == Knowledge::Lost)
        cell.mark = BarMark::Missing;
    else if (!cell.candle)
        cell.mark = known == Knowledge::Closed ? BarMark::ExchangeClosed : BarMark::NoTrades;
    else
        cell.mark = known == Knowledge::Seen && !cell.isRepaired ? BarMark::Traded : BarMark::Repaired;
}

// Closes the parents that end with this bar, and remakes those that were told already.
void CandleMaker::closeParents(CandleUnit unit, base::Timestamp openTime) {
    const base::Timestamp end = nextOpenTime(unit, openTime);
    for (const Parent& parent : kParents) {
        if (parent.child != unit)
            continue;
        const base::Timestamp parentOpen = openTimeOf(parent.unit, openTime);
        const auto& cells = m_cells[parent.unit];
        if (const auto told = cells.find(parentOpen); told != cells.end() && told->second.isClosed)
            remake(parent.unit, parentOpen);
        else if (nextOpenTime(parent.unit, openTime) == end)
            close(parent.unit, parentOpen);
    }
}

// False when it differs in nothing from what it was.
bool CandleMaker::isOfChildren(CandleUnit unit, base::Timestamp openTime, BarCell& cell) const {
    const CandleUnit child = *childOf(unit);
    const auto parts = m_cells.find(child);
    BarCell made;
    bool isWhole = parts != m_cells.end();
    bool isClosedAll = true;
    const auto end = nextOpenTime(unit, openTime);
    for (auto at = openTime; at < end && isWhole; at = nextOpenTime(child, at)) {
        const auto part = parts->second.find(at);
        isWhole = part != parts->second.end() && part->second.isClosed && part->second.mark != BarMark::Missing;
        if (!isWhole)
            break;
        made.isRepaired |= part->second.mark == BarMark::Repaired;
        isClosedAll &= part->second.mark == BarMark::ExchangeClosed;
        if (part->second.candle)
            appendBar(made.candle, openTime, *part->second.candle);
    }
    made.mark = !isWhole      ? BarMark::Missing
                : made.candle ? (made.isRepaired ? BarMark::Repaired : BarMark::Traded)
                : isClosedAll ? BarMark::ExchangeClosed
                              : BarMark::NoTrades;
    if (!isWhole)
        made.candle.reset();
    const bool isChanged = made.mark != cell.mark || made.candle != cell.candle;
    cell.candle = made.candle;
    cell.mark = made.mark;
    return isChanged;
}

void CandleMaker::remake(CandleUnit unit, base::Timestamp openTime) {
    BarCell& cell = m_cells[unit][openTime];
    if (cell.isFromExchange || !isOfChildren(unit, openTime, cell) || cell.mark == BarMark::Missing)
        return;
    if (cell.candle)
        cell.mark = BarMark::Repaired;
    tell(unit, openTime, cell);
    ask(unit, openTime, cell);
    closeParents(unit, openTime);
}

void CandleMaker::tell(CandleUnit unit, base::Timestamp openTime, const BarCell& cell) {
    const bool hasBar = cell.mark == BarMark::Traded || cell.mark == BarMark::Repaired;
    m_rows.push_back({unit, openTime, cell.mark, hasBar ? cell.candle : std::nullopt});
}

void CandleMaker::prune() {
    for (auto& [unit, cells] : m_cells)
        while (cells.size() > keptBars(unit) && cells.begin()->second.isClosed)
            cells.erase(cells.begin());
}

} // namespace kkachi::collector
