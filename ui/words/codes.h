// Words for the codes that the rooms without a language hand over. A code without words is shown as it is.
#pragma once

#include "base/mode.h"
#include "engine/snapshot.h"
#include "order/order.h"
#include "signal/signal.h"
#include "storage/rows.h"

#include <QString>

#include <string_view>

namespace kkachi::ui::words {

// A verdict of risk, or the reason of a trading state: POSITION_LIMIT, APPROVED, ...
QString reason(std::string_view code);
// The reason with the two numbers that were compared, in their unit: "Position limit (limit ₩200,000, actual
// ₩212,000)".
QString verdict(const storage::VerdictRow& verdict);
// A sentence for why an answer of the analyst is no opinion: timeout, refusal, ...
QString problem(std::string_view code);
QString alert(std::string_view code);

QString mode(base::Mode mode); // "DEMO"
QString side(order::Side side);
QString orderType(order::Type type);
QString origin(order::Origin origin);
QString orderState(order::State state);
// Upbit ends a market buy by cancelling what is left of its won: with fills, that is no cancelled order to a trader.
QString orderState(const order::Order& order);
QString action(signal::Action action);
QString source(signal::Source source);
QString runState(engine::RunState state);
QString tradingState(engine::TradingState state);
QString feedState(exchange::FeedState state);
QString severity(storage::Severity severity);

} // namespace kkachi::ui::words
