// Files of recorded trades of one market, plain or gzip:
// * CSV with a header that names `timestamp` or `trade_timestamp` (ISO 8601 or epoch milliseconds), `price` or
//   `trade_price`, and `volume` or `trade_volume`. It may name `side` or `ask_bid` (BID, ASK, buy or sell: what the
//   taker did), `sequential_id`, and `market` or `code`. Other columns are ignored. Oldest first.
// * The exchange's own JSON: answers of /v1/trades/ticks or messages of the `trade` stream, DEFAULT or SIMPLE, in
//   arrays or one after the other. Messages of other types are passed over. Oldest or newest first throughout.
#pragma once

#include "base/result.h"
#include "history/csv_error.h"
#include "history/trade_tape.h"

#include <filesystem>

namespace kkachi::history {

enum class TapeKind { Candles, TradesCsv, TradesJson };

// What a file seems to be, by its first line; UnknownHeader when that names neither.
base::Result<TapeKind, CsvError> kindOfTape(const std::filesystem::path& path);

// The whole file, in bounded memory but for the trades themselves, or the first thing that is wrong with it. A row
// whose sequential id has come before is left out and counted; times that turn are refused.
base::Result<TradeTape, CsvError> readTradeCsv(const std::filesystem::path& path);
base::Result<TradeTape, CsvError> readTradeJson(const std::filesystem::path& path);

} // namespace kkachi::history
