// Drives a TradingEngine by hand: time moves only when told, every command is kept, and the journal answers at once
// unless it is told to be slow.
#pragma once

#include "engine/trading_engine.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kkachi::engine::test {

inline EngineSettings demoSettings() {
    EngineSettings settings;
    settings.signal.interval = std::chrono::seconds{5};
    settings.runTag = "test";
    return settings;
}

class EngineBench {
  public:
    explicit EngineBench(EngineSettings settings = demoSettings())
        : engine{std::move(settings)} {}

    template <class What>
    std::vector<Command> tell(What what) {
        std::vector<Command> out;
        engine.handle({now, std::move(what)}, out);
        commands.insert(commands.end(), out.begin(), out.end());
        if (journalAnswers)
            for (const Command& command : out)
                if (const auto* intent = std::get_if<WriteIntent>(&command))
                    tell(IntentWritten{intent->row.order.identifier});
        return out;
    }

    void pass(base::Milliseconds time) {
        now += time;
        tell(TimePassed{});
    }
    void trade(std::int64_t won) {
        tell(TradeSeen{
            {++m_sequence, now, base::Price::whole(won), base::Quantity::fromUnits(1000), market::Taker::Buyer}});
    }
    exchange::AccountReport account(base::Krw cash, base::Quantity coins = {}) const {
        exchange::AccountReport report;
        report.at = now;
        report.krw.free = cash;
        report.base.free = coins;
        return report;
    }
    void start(base::Krw cash = base::Krw::whole(10'000'000)) {
        trade(100'000'000);
        tell(StartRequested{});
        tell(AccountSeen{account(cash)});
    }
    void answer(signal::Action action, double confidence = 0.9) {
        signal::Signal signal;
        signal.id = last<AskAnalyst>().question.signalId;
        signal.askedAt = signal.at = now;
        signal.action = action;
        signal.confidence = confidence;
        tell(SignalArrived{signal});
    }
    // The venue executes the last placed order in whole at this price.
    void fillLast(std::int64_t won) {
        const auto placed = last<exchange::PlaceOrder>();
        const base::Price price = base::Price::whole(won);
        const base::Quantity volume = placed.funds.isZero() ? placed.amount : base::volumeFor(placed.funds, price);
        const base::Krw fee = base::scale(base::notional(price, volume, base::Rounding::HalfEven),
                                          base::Ratio::fromUnits(50'000), base::Rounding::HalfEven);
        news(placed.identifier, order::Acknowledged{"u-" + placed.identifier});
        news(placed.identifier, order::Executed{{"t-" + placed.identifier, now, price, volume, fee}});
        news(placed.identifier,
             order::Ended{placed.funds.isZero() ? order::State::Filled : order::State::Cancelled, volume});
    }
    template <class News>
    void news(const std::string& identifier, News what) {
        tell(OrderNews{{identifier, now, std::move(what)}});
    }
    // A position of 2 % bought at the price.
    void buyAt(std::int64_t won) {
        answer(signal::Action::Buy);
        fillLast(won);
    }

    template <class Kind>
    int count() const {
        int found = 0;
        for (const Command& command : commands)
            found += std::holds_alternative<Kind>(command);
        return found;
    }
    template <class Kind>
    Kind last() const {
        for (auto command = commands.rbegin(); command != commands.rend(); ++command)
            if (const auto* kind = std::get_if<Kind>(&*command))
                return *kind;
        ADD_FAILURE() << "no such command";
        return {};
    }
    template <class Row>
    std::vector<Row> rows() const {
        std::vector<Row> found;
        for (const Command& command : commands)
            if (const auto* record = std::get_if<Record>(&command))
                if (const auto* row = std::get_if<Row>(&record->row))
                    found.push_back(*row);
        return found;
    }
    std::string lastVerdict() const {
        const auto verdicts = rows<storage::VerdictRow>();
        return verdicts.empty() ? "" : verdicts.back().reason;
    }

    TradingEngine engine;
    std::vector<Command> commands;
    base::Timestamp now = base::fromEpochMs(1'800'000'000'000);
    bool journalAnswers = true;

  private:
    std::int64_t m_sequence = 0;
};

} // namespace kkachi::engine::test
