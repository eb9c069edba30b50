// Why a file of candles or trades was not read, as data: the faces make the sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kkachi::history {

enum class CsvProblem {
    FileMissing,
    FileUnreadable, // text: the system's reason
    GzipTruncated,  // the file ends inside the compressed stream
    GzipDamaged,    // a checksum or the stream itself is wrong, or a .gz file is no gzip
    Empty,          // nothing in it, not even a header
    NoBars,         // a header without rows
    ColumnMissing,  // in the header; column names what is missing
    ColumnRepeated, // in the header
    FieldMissing,   // the row ends before the column
    TooManyFields,  // the row has more fields than the header
    LineTooLong,
    NotATime, // neither ISO 8601 nor epoch milliseconds
    NotANumber,
    TooManyDigits, // a price with more than eight digits behind the point
    OutOfRange,    // beyond 92 billion
    PriceNotPositive,
    VolumeNegative,
    HighBelowLow,
    OpenOutsideRange, // not between low and high
    CloseOutsideRange,
    TimeRepeated,
    TimeBackwards,
    // Files of trades
    UnknownHeader,      // neither that of candles nor of trades
    TradeColumnMissing, // in the header, or in the first trade of a JSON file
    NoTrades,           // a header without rows, or JSON without a trade
    VolumeNotPositive,
    UnknownSide,
    NotAnId,
    OtherMarket,    // than that of the first trade
    TimeOutOfOrder, // earlier than the trade before (later, in a file that begins newest first)
    NotJson,        // or not an object or an array of them
};

struct CsvError {
    std::string file;
    std::int64_t line = 0; // the header is line 1; 0 when the file as a whole is meant
    std::string column;    // name, empty where no column is meant
    CsvProblem problem{};
    std::string text; // what stands there, cut to 80 bytes
};

// "high_below_low": stable names, for logs and tests.
std::string_view toString(CsvProblem problem);

} // namespace kkachi::history
