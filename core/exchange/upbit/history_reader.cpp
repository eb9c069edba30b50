#include "exchange/upbit/history_reader.h"

#include "exchange/upbit/quotation_calls.h"
#include "exchange/upbit/upbit_json.h"

#include <QTimer>

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr int kMostAttempts = 4;
constexpr base::Milliseconds kPause{500};

} // namespace

HistoryReader::HistoryReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void HistoryReader::read() {
    readUnit(market::CandleUnit::Minute, 1);
    readUnit(market::CandleUnit::Second, 1);
}

void HistoryReader::readUnit(market::CandleUnit unit, int attempt) {
    m_rest.send(candlesCall(m_market, unit, std::nullopt), [this, unit, attempt](const RestOutcome& outcome) {
        const base::Milliseconds length = *market::fixedLength(unit);
        if (outcome.isOk()) {
            if (const auto bars = parseCandles(outcome.text(), m_market)) {
                Q_EMIT historyRead(length, *bars);
                return;
            }
        }
        if (attempt >= kMostAttempts)
            Q_EMIT historyMissing(length);
        else
            QTimer::singleShot(kPause * attempt, this, [this, unit, attempt] { readUnit(unit, attempt + 1); });
    });
}

} // namespace kkachi::exchange::upbit
