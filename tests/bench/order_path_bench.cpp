// Trade text in to signed order bytes out, in one thread and without a socket: the price falls through the stop of an
// open position, and the engine's sale is made ready to leave. The journal's write, which stands between the two halves
// of the engine's work and waits for the disk, is not in it.
#include "benches.h"
#include "engine/trading_engine.h"
#include "exchange/upbit/order_outcome.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_signing.h"
#include "messages.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace kkachi::bench {

namespace {

constexpr std::int64_t kEntryWon = 110'000'000;
constexpr std::int64_t kBelowStopWon = 105'000'000;

class Desk {
  public:
    Desk()
        : m_engine{settings()} {}

    // A position of two percent, bought the way it always is.
    void openPosition() {
        tell(engine::TradeSeen{trade(kEntryWon)});
        tell(engine::StartRequested{});
        exchange::AccountReport account;
        account.at = m_now;
        account.krw.free = base::Krw::whole(10'000'000);
        tell(engine::AccountSeen{account});
        signal::Signal advice;
        advice.id = find<engine::AskAnalyst>().question.signalId;
        advice.askedAt = advice.at = m_now;
        advice.action = signal::Action::Buy;
        advice.confidence = 0.9;
        tell(engine::SignalArrived{advice});
        const auto identifier = find<engine::WriteIntent>().row.order.identifier;
        tell(engine::IntentWritten{identifier});
        const base::Krw funds = find<exchange::PlaceOrder>().funds;
        const base::Price price = base::Price::whole(kEntryWon);
        const base::Quantity volume = base::volumeFor(funds, price);
        const base::Krw fee = base::scale(funds, base::Ratio::fromUnits(50'000), base::Rounding::HalfEven);
        tell(engine::OrderNews{{identifier, m_now, order::Acknowledged{"u-1"}}});
        tell(engine::OrderNews{{identifier, m_now, order::Executed{{"t-1", m_now, price, volume, fee}}}});
        tell(engine::OrderNews{{identifier, m_now, order::Ended{order::State::Cancelled, volume}}});
    }

    std::string textBelowStop() const { return tradeMessage(2, kBelowStopWon, m_now); }

    // What is measured.
    std::string sellOn(std::string_view text, const exchange::upbit::TokenMaker& tokens) {
        const auto message = exchange::upbit::parseStreamMessage(text, kMarket);
        tell(engine::TradeSeen{std::get<market::Trade>(*message)});
        tell(engine::IntentWritten{find<engine::WriteIntent>().row.order.identifier});
        const auto parameters = exchange::upbit::placementParameters(find<exchange::PlaceOrder>());
        const std::string token = tokens.make(exchange::upbit::makeNonce(), parameters.hashInput());
        std::string bytes = "POST /v1/orders HTTP/1.1\r\nAuthorization: Bearer ";
        return bytes.append(token).append("\r\n\r\n").append(parameters.jsonBody());
    }

  private:
    static engine::EngineSettings settings() {
        engine::EngineSettings settings;
        settings.runTag = "bench";
        return settings;
    }
    market::Trade trade(std::int64_t won) const {
        return {1, m_now, base::Price::whole(won), base::Quantity::fromUnits(1000), market::Taker::Buyer};
    }
    void tell(engine::What what) {
        m_commands.clear();
        m_engine.handle({m_now, std::move(what)}, m_commands);
    }
    template <class Kind>
    const Kind& find() const {
        for (const engine::Command& command : m_commands)
            if (const auto* found = std::get_if<Kind>(&command))
                return *found;
        throw std::logic_error{"the engine did not do what the bench expects of it"};
    }

    engine::TradingEngine m_engine;
    std::vector<engine::Command> m_commands;
    base::Timestamp m_now = base::fromEpochMs(1'800'000'000'000);
};

} // namespace

std::vector<Figure> measureOrderPath(Effort effort) {
    const exchange::upbit::UpbitCredentials credentials{base::Secret{std::string(40, 'a')},
                                                        base::Secret{std::string(40, 's')}};
    const exchange::upbit::TokenMaker tokens{credentials, exchange::upbit::SigningAlgorithm::Hs512};
    const int orders = effort == Effort::Quick ? 500 : 20'000;
    std::vector<std::int64_t> times;
    std::size_t bytes = 0;
    for (int i = 0; i < orders; ++i) {
        Desk desk;
        desk.openPosition();
        const std::string text = desk.textBelowStop();
        const auto begin = std::chrono::steady_clock::now();
        bytes += desk.sellOn(text, tokens).size();
        times.push_back((std::chrono::steady_clock::now() - begin).count());
    }
    if (bytes < static_cast<std::size_t>(orders) * 500)
        throw std::logic_error{"orders shorter than a token"};
    const auto us = [&times](double share) { return percentile(times, share) / 1e3; };
    return {{"order path", "trade text to signed order bytes, p50", us(0.5), "us", Better::Lower, 15, 5},
            {"order path", "the same, p99", us(0.99), "us", Better::Lower, 40, 12}};
}

} // namespace kkachi::bench
