#include "exchange/upbit/history_reader.h"

#include "exchange/upbit/upbit_json.h"

#include <QTimer>

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr const char* kBarsOfAPage = "200"; // the most that the exchange gives at once
constexpr int kMostAttempts = 4;
constexpr base::Milliseconds kPause{500};

} // namespace

HistoryReader::HistoryReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void HistoryReader::read() {
    readUnit(std::chrono::minutes{1}, "/v1/candles/minutes/1", 1);
    readUnit(std::chrono::seconds{1}, "/v1/candles/seconds", 1);
}

void HistoryReader::readUnit(base::Milliseconds unit, const char* path, int attempt) {
    RestCall call;
    call.path = path;
    call.parameters.add("market", m_market).add("count", kBarsOfAPage);
    call.group = RateGroup::Candle;
    call.isSigned = false;
    m_rest.send(std::move(call), [this, unit, path, attempt](const RestOutcome& outcome) {
        if (outcome.isOk()) {
            if (const auto bars = parseCandles(outcome.text(), m_market)) {
                Q_EMIT historyRead(unit, *bars);
                return;
            }
        }
        if (attempt >= kMostAttempts)
            Q_EMIT historyMissing(unit);
        else
            QTimer::singleShot(kPause * attempt, this,
                               [this, unit, path, attempt] { readUnit(unit, path, attempt + 1); });
    });
}

} // namespace kkachi::exchange::upbit
