#include "exchange/upbit/bar_reader.h"

#include "exchange/upbit/upbit_json.h"

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {
constexpr int kMostBars = 200; // the most that the exchange gives at once
} // namespace

BarReader::BarReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void BarReader::read(const ReadBars& request) {
    RestCall call;
    call.path = candlePath(request.unit);
    call.parameters.add("market", m_market)
        .add("to", base::formatUtcSeconds(request.before))
        .add("count", std::to_string(std::clamp(request.count, 1, kMostBars)));
    call.group = RateGroup::Candle;
    call.isSigned = false;
    m_rest.send(std::move(call), [this, request](const RestOutcome& outcome) {
        BarsReport report{request.unit, request.before, request.count, false, {}};
        if (outcome.isOk())
            if (auto bars = parseCandles(outcome.text(), m_market)) {
                report.isAnswered = true;
                report.bars = *std::move(bars);
            }
        Q_EMIT barsRead(report);
    });
}

std::string candlePath(market::CandleUnit unit) {
    using market::CandleUnit;
    switch (unit) {
    case CandleUnit::Second:
        return "/v1/candles/seconds";
    case CandleUnit::Day:
        return "/v1/candles/days";
    case CandleUnit::Week:
        return "/v1/candles/weeks";
    case CandleUnit::Month:
        return "/v1/candles/months";
    case CandleUnit::Year:
        return "/v1/candles/years";
    default:
        break;
    }
    return "/v1/candles/minutes/" + std::to_string(*market::fixedLength(unit) / std::chrono::minutes{1});
}

} // namespace kkachi::exchange::upbit
