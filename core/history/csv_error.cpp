#include "history/csv_error.h"

namespace kkachi::history {

std::string_view toString(CsvProblem problem) {
    switch (problem) {
    case CsvProblem::FileMissing:
        return "file_missing";
    case CsvProblem::FileUnreadable:
        return "file_unreadable";
    case CsvProblem::GzipTruncated:
        return "gzip_truncated";
    case CsvProblem::GzipDamaged:
        return "gzip_damaged";
    case CsvProblem::Empty:
        return "empty";
    case CsvProblem::NoBars:
        return "no_bars";
    case CsvProblem::ColumnMissing:
        return "column_missing";
    case CsvProblem::ColumnRepeated:
        return "column_repeated";
    case CsvProblem::FieldMissing:
        return "field_missing";
    case CsvProblem::TooManyFields:
        return "too_many_fields";
    case CsvProblem::LineTooLong:
        return "line_too_long";
    case CsvProblem::NotATime:
        return "not_a_time";
    case CsvProblem::NotANumber:
        return "not_a_number";
    case CsvProblem::TooManyDigits:
        return "too_many_digits";
    case CsvProblem::OutOfRange:
        return "out_of_range";
    case CsvProblem::PriceNotPositive:
        return "price_not_positive";
    case CsvProblem::VolumeNegative:
        return "volume_negative";
    case CsvProblem::HighBelowLow:
        return "high_below_low";
    case CsvProblem::OpenOutsideRange:
        return "open_outside_range";
    case CsvProblem::CloseOutsideRange:
        return "close_outside_range";
    case CsvProblem::TimeRepeated:
        return "time_repeated";
    case CsvProblem::TimeBackwards:
        return "time_backwards";
    case CsvProblem::UnknownHeader:
        return "unknown_header";
    case CsvProblem::TradeColumnMissing:
        return "trade_column_missing";
    case CsvProblem::NoTrades:
        return "no_trades";
    case CsvProblem::VolumeNotPositive:
        return "volume_not_positive";
    case CsvProblem::UnknownSide:
        return "unknown_side";
    case CsvProblem::NotAnId:
        return "not_an_id";
    case CsvProblem::OtherMarket:
        return "other_market";
    case CsvProblem::TimeOutOfOrder:
        return "time_out_of_order";
    case CsvProblem::NotJson:
        return "not_json";
    }
    return "";
}

} // namespace kkachi::history
