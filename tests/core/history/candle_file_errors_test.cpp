#include "history/candle_file.h"

#include "sample_files.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::history {
namespace {

constexpr const char* kHeader = "open_time_utc,open,high,low,close,volume_btc\n";
constexpr const char* kGoodRow = "2024-12-03T13:57:00Z,100,110,90,105,1.5\n";

CsvError errorOf(const std::filesystem::path& path) {
    const auto read = readCandleFile(path);
    EXPECT_FALSE(read.has_value());
    return read ? CsvError{} : read.error();
}

struct Case {
    const char* name;
    std::string text;
    std::int64_t line;
    const char* column;
    CsvProblem problem;
    const char* found; // the text that the error quotes, or its beginning
};

class BadCandleFile : public testing::TestWithParam<Case> {};

TEST_P(BadCandleFile, IsRefusedWithFileLineColumnAndText) {
    const SampleFiles files;
    const auto path = files.plain(GetParam().text);
    const CsvError error = errorOf(path);
    EXPECT_EQ(error.problem, GetParam().problem) << toString(error.problem);
    EXPECT_EQ(error.file, path.string());
    EXPECT_EQ(error.line, GetParam().line);
    EXPECT_EQ(error.column, GetParam().column);
    EXPECT_TRUE(error.text.starts_with(GetParam().found)) << error.text;
}

std::string withRow(const std::string& row) {
    return std::string{kHeader} + kGoodRow + row + "\n";
}

INSTANTIATE_TEST_SUITE_P(
    CandleFile, BadCandleFile,
    testing::Values(
        Case{"Empty", "", 0, "", CsvProblem::Empty, ""}, Case{"BlankOnly", "\n\r\n", 0, "", CsvProblem::Empty, ""},
        Case{"HeaderOnly", kHeader, 0, "", CsvProblem::NoBars, ""},
        Case{"NoTimeColumn", "time,open,high,low,close,volume\n", 1, "open_time_utc|timestamp",
             CsvProblem::ColumnMissing, "time,open"},
        Case{"NoHighColumn", "timestamp,open,low,close,volume\n", 1, "high", CsvProblem::ColumnMissing, "timestamp,"},
        Case{"NoVolumeColumn", "timestamp,open,high,low,close\n", 1, "volume_btc|volume_base|volume",
             CsvProblem::ColumnMissing, "timestamp,"},
        Case{"RowsWithoutHeader", kGoodRow, 1, "open_time_utc|timestamp", CsvProblem::ColumnMissing, "2024-12-03T"},
        Case{"RepeatedColumn", "timestamp,open,high,low,close,close,volume\n", 1, "close", CsvProblem::ColumnRepeated,
             "timestamp,"},
        Case{"ShortRow", withRow("2024-12-03T13:58:00Z,100,110,90"), 3, "close", CsvProblem::FieldMissing,
             "2024-12-03T13:58"},
        Case{"LongRow", withRow("2024-12-03T13:58:00Z,100,110,90,1,05,1"), 3, "", CsvProblem::TooManyFields,
             "2024-12-03T13:58"},
        Case{"NotATime", withRow("noon,100,110,90,105,1"), 3, "open_time_utc", CsvProblem::NotATime, "noon"},
        Case{"TextForANumber", withRow("2024-12-03T13:58:00Z,100,110,cheap,105,1"), 3, "low", CsvProblem::NotANumber,
             "cheap"},
        Case{"EmptyField", withRow("2024-12-03T13:58:00Z,,110,90,105,1"), 3, "open", CsvProblem::NotANumber, ""},
        Case{"TooManyDigits", withRow("2024-12-03T13:58:00Z,100.123456789,110,90,105,1"), 3, "open",
             CsvProblem::TooManyDigits, "100.123456789"},
        Case{"OutOfRange", withRow("2024-12-03T13:58:00Z,100,999999999999,90,105,1"), 3, "high", CsvProblem::OutOfRange,
             "999999999999"},
        Case{"PriceZero", withRow("2024-12-03T13:58:00Z,100,110,0,105,1"), 3, "low", CsvProblem::PriceNotPositive, "0"},
        Case{"PriceNegative", withRow("2024-12-03T13:58:00Z,100,110,-90,105,1"), 3, "low", CsvProblem::PriceNotPositive,
             "-90"},
        Case{"VolumeNegative", withRow("2024-12-03T13:58:00Z,100,110,90,105,-1"), 3, "volume_btc",
             CsvProblem::VolumeNegative, "-1"},
        Case{"HighBelowLow", withRow("2024-12-03T13:58:00Z,100,89,90,105,1"), 3, "high", CsvProblem::HighBelowLow,
             "89"},
        Case{"OpenAboveHigh", withRow("2024-12-03T13:58:00Z,111,110,90,105,1"), 3, "open", CsvProblem::OpenOutsideRange,
             "111"},
        Case{"CloseBelowLow", withRow("2024-12-03T13:58:00Z,100,110,90,89,1"), 3, "close",
             CsvProblem::CloseOutsideRange, "89"},
        Case{"TimeRepeated", withRow("2024-12-03T13:57:00Z,100,110,90,105,1"), 3, "open_time_utc",
             CsvProblem::TimeRepeated, "2024-12-03T13:57:00Z"},
        Case{"TimeBackwards", withRow("2024-12-03T13:56:00Z,100,110,90,105,1"), 3, "open_time_utc",
             CsvProblem::TimeBackwards, "2024-12-03T13:56:00Z"},
        Case{"LineTooLong", withRow(std::string(40'000, 'x')), 3, "", CsvProblem::LineTooLong, "xxxx"},
        Case{"LineWithoutEnd", std::string(3'000'000, 'x'), 1, "", CsvProblem::LineTooLong, "xxxx"}),
    [](const auto& tested) { return std::string{tested.param.name}; });

TEST(CandleFileErrors, TellAMissingFileFromOneThatCannotBeRead) {
    const SampleFiles files;
    EXPECT_EQ(errorOf(files.folder() / "none.csv").problem, CsvProblem::FileMissing);
    EXPECT_EQ(errorOf(files.folder()).problem, CsvProblem::FileUnreadable);
}

TEST(CandleFileErrors, RefuseGzipThatEndsTooEarlyWherever) {
    std::string text = kHeader;
    std::mt19937 random{5};
    for (int i = 0; i < 200; ++i)
        text += std::to_string(i * 60'000) + ",100,110,90,105," + std::to_string(random() % 1000) + "\n";
    const std::string whole = SampleFiles::compressed(text);
    const SampleFiles files;
    for (std::size_t size = 2; size < whole.size(); size += 37)
        EXPECT_EQ(errorOf(files.plain(whole.substr(0, size), "cut.gz")).problem, CsvProblem::GzipTruncated) << size;
    EXPECT_EQ(errorOf(files.plain(whole.substr(0, whole.size() - 1), "cut.gz")).problem, CsvProblem::GzipTruncated);
    EXPECT_TRUE(readCandleFile(files.plain(whole, "whole.gz")).has_value());
}

TEST(CandleFileErrors, RefuseDamagedGzipAndPlainTextThatIsNamedSo) {
    const SampleFiles files;
    std::string damaged = SampleFiles::compressed(std::string{kHeader} + kGoodRow);
    damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1); // in its checksum
    EXPECT_EQ(errorOf(files.plain(damaged, "damaged.gz")).problem, CsvProblem::GzipDamaged);
    EXPECT_EQ(errorOf(files.plain(std::string{kHeader} + kGoodRow, "plain.gz")).problem, CsvProblem::GzipDamaged);
}

TEST(CandleFileErrors, QuoteNoMoreThanEightyBytes) {
    const SampleFiles files;
    EXPECT_EQ(errorOf(files.plain(withRow(std::string(300, 'x') + ",1,1,1,1,1"))).text.size(), 80U);
}

} // namespace
} // namespace kkachi::history
