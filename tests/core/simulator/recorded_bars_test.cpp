// Real candles, in the folder that KKACHI_RECORDED_DATA names: every bar is rebuilt by the trades it is played as.
#include "history/candle_file.h"
#include "simulator/bar_trades.h"
#include "simulator/candle_series.h"
#include "simulator/tick_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace kkachi::simulator {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBars = 20'000; // of one file

TEST(RecordedBars, AreRebuiltExactlyByTheirTrades) {
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator{KKACHI_RECORDED_DATA}) {
        if (entry.path().string().find(".csv.gz") == std::string::npos)
            continue;
        const auto tape = history::readCandleFile(entry.path());
        ASSERT_TRUE(tape) << entry.path();
        ++files;
        const auto tick = tickOf(tape->bars);
        const std::size_t step = std::max<std::size_t>(tape->bars.size() / kMostBars, 1);
        for (std::size_t i = 0; i < tape->bars.size(); i += step) {
            const market::Candle& bar = tape->bars[i];
            CandleSeries series{tape->unit, 2};
            for (const market::Trade& trade : tradesOfBar(bar, tape->unit, tick, 1)) {
                ASSERT_TRUE(trade.at >= bar.openTime && trade.at < bar.openTime + tape->unit);
                series.add(trade);
            }
            if (!bar.volume.isPositive())
                continue;
            ASSERT_EQ(series.bars().size(), 1U);
            const market::Candle& rebuilt = series.bars().front().candle;
            ASSERT_TRUE(rebuilt.open == bar.open && rebuilt.high == bar.high && rebuilt.low == bar.low &&
                        rebuilt.close == bar.close && rebuilt.volume == bar.volume)
                << entry.path() << " " << base::formatUtc(bar.openTime);
        }
    }
    EXPECT_GT(files, 0U);
}

} // namespace
} // namespace kkachi::simulator
