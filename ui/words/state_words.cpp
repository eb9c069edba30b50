// The words of the enums; the codes that are texts are in codes.cpp.
#include "ui/words/codes.h"

#include <QCoreApplication>

namespace kkachi::ui::words {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("words", text);
}

} // namespace

QString mode(base::Mode mode) {
    switch (mode) {
    case base::Mode::Demo:
        return translated(QT_TRANSLATE_NOOP("words", "DEMO"));
    case base::Mode::Paper:
        return translated(QT_TRANSLATE_NOOP("words", "PAPER"));
    case base::Mode::Live:
        return translated(QT_TRANSLATE_NOOP("words", "LIVE"));
    }
    return {};
}

QString side(order::Side side) {
    switch (side) {
    case order::Side::Buy:
        return translated(QT_TRANSLATE_NOOP("words", "Buy"));
    case order::Side::Sell:
        return translated(QT_TRANSLATE_NOOP("words", "Sell"));
    }
    return {};
}

QString orderType(order::Type type) {
    switch (type) {
    case order::Type::Market:
        return translated(QT_TRANSLATE_NOOP("words", "Market"));
    case order::Type::Limit:
        return translated(QT_TRANSLATE_NOOP("words", "Limit"));
    }
    return {};
}

QString origin(order::Origin origin) {
    switch (origin) {
    case order::Origin::Signal:
        return translated(QT_TRANSLATE_NOOP("words", "Signal"));
    case order::Origin::StopLoss:
        return translated(QT_TRANSLATE_NOOP("words", "Stop-loss"));
    case order::Origin::Flatten:
        return translated(QT_TRANSLATE_NOOP("words", "Flatten"));
    case order::Origin::Hand:
        return translated(QT_TRANSLATE_NOOP("words", "By hand"));
    case order::Origin::External:
        return translated(QT_TRANSLATE_NOOP("words", "External"));
    }
    return {};
}

QString orderState(order::State state) {
    switch (state) {
    case order::State::Intent:
        return translated(QT_TRANSLATE_NOOP("words", "Approved, not sent"));
    case order::State::Sent:
        return translated(QT_TRANSLATE_NOOP("words", "Sent"));
    case order::State::Acknowledged:
        return translated(QT_TRANSLATE_NOOP("words", "Open"));
    case order::State::PartiallyFilled:
        return translated(QT_TRANSLATE_NOOP("words", "Partly filled"));
    case order::State::Filled:
        return translated(QT_TRANSLATE_NOOP("words", "Filled"));
    case order::State::Cancelled:
        return translated(QT_TRANSLATE_NOOP("words", "Cancelled"));
    case order::State::Rejected:
        return translated(QT_TRANSLATE_NOOP("words", "Rejected"));
    case order::State::Unknown:
        return translated(QT_TRANSLATE_NOOP("words", "Unknown"));
    }
    return {};
}

QString orderState(const order::Order& order) {
    if (order.state != order::State::Cancelled || order.executedVolume.isZero())
        return orderState(order.state);
    return order.type == order::Type::Market ? orderState(order::State::Filled)
                                             : translated(QT_TRANSLATE_NOOP("words", "Partly filled, rest cancelled"));
}

QString action(signal::Action action) {
    switch (action) {
    case signal::Action::Buy:
        return translated(QT_TRANSLATE_NOOP("words", "Buy"));
    case signal::Action::Hold:
        return translated(QT_TRANSLATE_NOOP("words", "Hold"));
    case signal::Action::Sell:
        return translated(QT_TRANSLATE_NOOP("words", "Sell"));
    }
    return {};
}

QString source(signal::Source source) {
    switch (source) {
    case signal::Source::Gpt:
        return translated(QT_TRANSLATE_NOOP("words", "Model"));
    case signal::Source::Rules:
        return translated(QT_TRANSLATE_NOOP("words", "Rules"));
    case signal::Source::Replay:
        return translated(QT_TRANSLATE_NOOP("words", "Replay"));
    }
    return {};
}

QString runState(engine::RunState state) {
    switch (state) {
    case engine::RunState::Stopped:
        return translated(QT_TRANSLATE_NOOP("words", "Stopped"));
    case engine::RunState::Starting:
        return translated(QT_TRANSLATE_NOOP("words", "Starting"));
    case engine::RunState::Running:
        return translated(QT_TRANSLATE_NOOP("words", "Trading"));
    case engine::RunState::Stopping:
        return translated(QT_TRANSLATE_NOOP("words", "Stopping"));
    }
    return {};
}

QString tradingState(engine::TradingState state) {
    switch (state) {
    case engine::TradingState::Active:
        return translated(QT_TRANSLATE_NOOP("words", "Active"));
    case engine::TradingState::Paused:
        return translated(QT_TRANSLATE_NOOP("words", "Entries paused"));
    case engine::TradingState::Protected:
        return translated(QT_TRANSLATE_NOOP("words", "Stopped, protected"));
    case engine::TradingState::Halted:
        return translated(QT_TRANSLATE_NOOP("words", "Halted"));
    }
    return {};
}

QString feedState(exchange::FeedState state) {
    switch (state) {
    case exchange::FeedState::Connecting:
        return translated(QT_TRANSLATE_NOOP("words", "connecting"));
    case exchange::FeedState::Live:
        return translated(QT_TRANSLATE_NOOP("words", "live"));
    case exchange::FeedState::Polling:
        return translated(QT_TRANSLATE_NOOP("words", "polling"));
    case exchange::FeedState::Stale:
        return translated(QT_TRANSLATE_NOOP("words", "silent"));
    case exchange::FeedState::Down:
        return translated(QT_TRANSLATE_NOOP("words", "down"));
    }
    return {};
}

QString severity(storage::Severity severity) {
    switch (severity) {
    case storage::Severity::Info:
        return translated(QT_TRANSLATE_NOOP("words", "Info"));
    case storage::Severity::ActSoon:
        return translated(QT_TRANSLATE_NOOP("words", "Act soon"));
    case storage::Severity::ActNow:
        return translated(QT_TRANSLATE_NOOP("words", "Act now"));
    }
    return {};
}

} // namespace kkachi::ui::words
