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
    }
    return "";
}

} // namespace kkachi::history
