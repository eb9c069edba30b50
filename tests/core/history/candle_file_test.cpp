#include "history/candle_file.h"

#include "sample_files.h"

#include <gtest/gtest.h>

namespace kkachi::history {
namespace {

using base::Price;

constexpr const char* kTwoBars = "open_time_utc,open,high,low,close,volume_btc\n"
                                 "2024-12-03T13:57:00Z,100,110,90,105,1.5\n"
                                 "2024-12-03T13:58:00Z,105,106,104,105.5,0\n";

// A message that says what went wrong where a file should have been read.
std::string why(const base::Result<CandleTape, CsvError>& read) {
    if (read)
        return {};
    return std::string{toString(read.error().problem)} + " line " + std::to_string(read.error().line) + " column " +
           read.error().column + " text " + read.error().text;
}

TEST(CandleFile, ReadsPlainText) {
    const SampleFiles files;
    const auto tape = readCandleFile(files.plain(kTwoBars));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    ASSERT_EQ(tape->bars.size(), 2U);
    const market::Candle expected{base::fromEpochMs(1'733'234'220'000),
                                  Price::whole(100),
                                  Price::whole(110),
                                  Price::whole(90),
                                  Price::whole(105),
                                  base::Quantity::fromUnits(150'000'000)};
    EXPECT_EQ(tape->bars.front(), expected);
    EXPECT_EQ(tape->bars.back().close, *Price::parse("105.5"));
    EXPECT_EQ(tape->unit, std::chrono::minutes{1});
}

TEST(CandleFile, ReadsTheSameFromGzipWhateverItsName) {
    const SampleFiles files;
    const auto plain = readCandleFile(files.plain(kTwoBars));
    for (const char* name : {"candles.csv.gz", "candles"}) {
        const auto tape = readCandleFile(files.gzip(kTwoBars, name));
        ASSERT_TRUE(tape.has_value()) << why(tape);
        EXPECT_EQ(tape->bars, plain->bars);
    }
}

TEST(CandleFile, ReadsGzipOfSeveralMembers) {
    const SampleFiles files;
    const std::string text = kTwoBars;
    const auto tape = readCandleFile(
        files.plain(SampleFiles::compressed(text.substr(0, 70)) + SampleFiles::compressed(text.substr(70)), "c.gz"));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    EXPECT_EQ(tape->bars.size(), 2U);
}

TEST(CandleFile, FindsColumnsByNameAndIgnoresOthers) {
    const SampleFiles files;
    const auto tape = readCandleFile(files.plain("value,close,timestamp,\"low\",high,open,volume,note\n"
                                                 "1e300,105,1733234220000,90,110,100,1.5,\"a, b\"\n"));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    EXPECT_EQ(tape->bars.front().open, Price::whole(100));
    EXPECT_EQ(tape->bars.front().low, Price::whole(90));
    EXPECT_EQ(tape->bars.front().openTime, base::fromEpochMs(1'733'234'220'000));
    EXPECT_EQ(tape->unit, base::Milliseconds{0}); // one bar has no distance
}

TEST(CandleFile, PrefersTheVolumeThatNamesItsUnit) {
    const SampleFiles files;
    const auto tape = readCandleFile(files.plain("timestamp,open,high,low,close,volume,volume_base\n"
                                                 "0,1,1,1,1,999,2\n"));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    EXPECT_EQ(tape->bars.front().volume, base::Quantity::whole(2));
}

TEST(CandleFile, AcceptsCarriageReturnsBlankLinesAByteOrderMarkAndAMissingLastNewline) {
    const SampleFiles files;
    const auto tape = readCandleFile(files.plain("\xEF\xBB\xBFtimestamp,open,high,low,close,volume\r\n"
                                                 "\r\n0,1,1,1,1,0\r\n\r\n60000,1,1,1,1,0"));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    EXPECT_EQ(tape->bars.size(), 2U);
}

TEST(CandleFile, TakesTheSmallestDistanceAsUnitAndInsertsNothingForAGap) {
    const SampleFiles files;
    const auto tape =
        readCandleFile(files.plain("timestamp,open,high,low,close,volume\n"
                                   "0,1,1,1,1,0\n300000,1,1,1,1,0\n360000,1,1,1,1,0\n960000,1,1,1,1,0\n"));
    ASSERT_TRUE(tape.has_value()) << why(tape);
    EXPECT_EQ(tape->bars.size(), 4U);
    EXPECT_EQ(tape->unit, std::chrono::minutes{1});
}

TEST(CandleFile, ReadsFilesLargerThanItsBuffers) {
    std::string text = "timestamp,open,high,low,close,volume\n";
    constexpr int kRows = 60'000;
    for (int i = 0; i < kRows; ++i)
        text += std::to_string(std::int64_t{1'700'000'000'000} + i * std::int64_t{60'000}) + ",100000" +
                std::to_string(i % 10) + ",1000010,1000000,1000005.25,0.00000001\n";
    ASSERT_GT(text.size(), 3'000'000U);
    const SampleFiles files;
    for (const auto& path : {files.plain(text), files.gzip(text)}) {
        const auto tape = readCandleFile(path);
        ASSERT_TRUE(tape.has_value()) << why(tape);
        ASSERT_EQ(tape->bars.size(), static_cast<std::size_t>(kRows));
        for (int i = 0; i < kRows; ++i)
            ASSERT_EQ(tape->bars[static_cast<std::size_t>(i)].open, Price::whole(1'000'000 + i % 10)) << i;
    }
}

} // namespace
} // namespace kkachi::history
