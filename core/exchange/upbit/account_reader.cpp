#include "exchange/upbit/account_reader.h"

#include "exchange/upbit/account_calls.h"
#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/order_outcome.h"
#include "exchange/upbit/quotation_calls.h"

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr int kMostPages = 50;
constexpr int kMostAttempts = 3;

} // namespace

AccountReader::AccountReader(UpbitRestClient& rest, std::string market, std::shared_ptr<const base::Clock> clock)
    : m_rest{rest}
    , m_market{std::move(market)}
    , m_clock{std::move(clock)} {}

void AccountReader::read() {
    if (m_isReading) {
        m_isWantedAgain = true;
        return;
    }
    m_isReading = true;
    m_attempt = 0;
    begin();
}

void AccountReader::begin() {
    ++m_number;
    ++m_attempt;
    m_reading = {};
    ask(accountsCall(), [this](std::string_view body) -> std::optional<JsonError> {
        const auto holdings = parseAccounts(body, m_market);
        if (!holdings)
            return holdings.error();
        m_reading.holdings = *holdings;
        return std::nullopt;
    });
    ask(chanceCall(m_market), [this](std::string_view body) -> std::optional<JsonError> {
        const auto parsed = parseChance(body, m_market);
        if (!parsed)
            return parsed.error();
        m_reading.chance = *parsed;
        return std::nullopt;
    });
    ask(instrumentsCall(m_market), [this](std::string_view body) -> std::optional<JsonError> {
        const auto tick = parseInstruments(body, m_market);
        if (!tick)
            return tick.error();
        m_reading.tick = *tick;
        return std::nullopt;
    });
    askOpenOrders(1);
}

void AccountReader::askOpenOrders(int page) {
    ask(openOrdersCall(m_market, page), [this, page](std::string_view body) -> std::optional<JsonError> {
        const auto orders = parseOrders(body, m_market);
        if (!orders)
            return orders.error();
        const auto count = static_cast<int>(orders->size());
        m_reading.openOrders += count;
        if (count < kOpenOrdersOfAPage || page == kMostPages)
            m_reading.allOrdersCounted = true;
        else
            askOpenOrders(page + 1);
        return std::nullopt;
    });
}

template <class Take>
void AccountReader::ask(RestCall call, Take take) {
    m_rest.send(std::move(call), [this, take, number = m_number](const RestOutcome& outcome) {
        if (!m_isReading || number != m_number)
            return;
        if (!outcome.isOk()) {
            fail(outcome);
            return;
        }
        if (const auto error = take(outcome.text()))
            fail({"unreadable answer: " + std::string{toString(error->problem)} + ' ' + error->field, false});
        else
            finishIfWhole();
    });
}

void AccountReader::finishIfWhole() {
    if (!m_reading.holdings || !m_reading.chance || !m_reading.tick || !m_reading.allOrdersCounted)
        return;
    // The calls are answered at different instants. Where both lists of balances agree, nothing happened in between.
    const bool agree = *m_reading.holdings == m_reading.chance->holdings;
    if (!agree && m_attempt < kMostAttempts) {
        begin();
        return;
    }
    AccountReport report;
    report.at = m_clock->now();
    report.krw = m_reading.holdings->krw;
    report.base = m_reading.holdings->base;
    report.spec = {m_market,
                   *m_reading.tick,
                   m_reading.chance->minimumTotal,
                   m_reading.chance->maximumTotal,
                   m_reading.chance->bidFee,
                   m_reading.chance->askFee};
    report.openOrders = m_reading.openOrders;
    Q_EMIT accountRead(report);
    end();
}

void AccountReader::fail(const RestOutcome& outcome) {
    if (outcome.arrival != Arrival::Answered) {
        fail({outcome.reason, false});
        return;
    }
    const VenueError error = parseVenueError(outcome.text(), outcome.status);
    fail({error.name, isCredentialsProblem(error, outcome.status)});
}

void AccountReader::fail(AccountUnavailable why) {
    Q_EMIT accountUnavailable(why);
    end();
}

void AccountReader::end() {
    m_isReading = false;
    if (std::exchange(m_isWantedAgain, false))
        read();
}

} // namespace kkachi::exchange::upbit
