// The price steps of a KRW market, as Upbit has them since 2025-07-31.
#pragma once

#include "base/fixed_point.h"
#include "market/candle.h"
#include "market/trade.h"

#include <span>

namespace kkachi::simulator {

// The step of a market that trades around `price` > 0.
base::Price tickFor(base::Price price);

// The step of a market that has printed these bars (trades): that of the table, made finer by tens until nine in ten
// bars lie on it. Old tapes and tapes of other markets keep prices that today's table does not know, and odd ones of
// brokers in between; those are played as they are, and only the book keeps to the step.
base::Price tickOf(std::span<const market::Candle> bars);
base::Price tickOf(std::span<const market::Trade> trades);

} // namespace kkachi::simulator
