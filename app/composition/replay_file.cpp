#include "app/composition/replay_file.h"

#include "history/candle_file.h"
#include "history/trade_file.h"

#include <utility>

namespace kkachi::app {

namespace {

using Read = base::Result<ReplayFile, history::CsvError>;

Read candles(const std::filesystem::path& file) {
    auto tape = history::readCandleFile(file);
    if (!tape)
        return base::Unexpected{tape.error()};
    constexpr base::Milliseconds kUnitOfOneBar{60'000}; // a single bar tells no distance
    ReplayFile replay;
    replay.tape.unit = tape->unit > base::Milliseconds{} ? tape->unit : kUnitOfOneBar;
    replay.tape.bars = std::move(tape->bars);
    return replay;
}

Read trades(base::Result<history::TradeTape, history::CsvError> tape) {
    if (!tape)
        return base::Unexpected{tape.error()};
    ReplayFile replay;
    replay.duplicates = tape->duplicates;
    replay.tape.trades = std::make_shared<const std::vector<market::Trade>>(std::move(tape->trades));
    return replay;
}

} // namespace

base::Result<ReplayFile, history::CsvError> readReplay(const std::filesystem::path& file) {
    const auto kind = history::kindOfTape(file);
    if (!kind)
        return base::Unexpected{kind.error()};
    switch (*kind) {
    case history::TapeKind::Candles:
        return candles(file);
    case history::TapeKind::TradesCsv:
        return trades(history::readTradeCsv(file));
    case history::TapeKind::TradesJson:
        return trades(history::readTradeJson(file));
    }
    return candles(file);
}

} // namespace kkachi::app
