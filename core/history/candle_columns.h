// Which field of a row is which: the header of a candle file, and the cutting of a line into fields.
#pragma once

#include "base/result.h"
#include "history/csv_error.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::history {

inline constexpr std::size_t kMostColumns = 64;

// The first line of a file may begin with one.
constexpr std::string_view withoutByteOrderMark(std::string_view line) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    return line.substr(line.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

// The fields of one line, valid as long as the line. Fields may stand in double quotes; spaces around them are left
// out.
class Fields {
  public:
    // False when the line has more than kMostColumns.
    bool cut(std::string_view line);

    std::size_t count() const { return m_count; }
    std::string_view operator[](std::size_t index) const { return m_fields[index]; }

  private:
    std::array<std::string_view, kMostColumns> m_fields{};
    std::size_t m_count = 0;
};

enum class Column { OpenTime, Open, High, Low, Close, Volume };
inline constexpr std::size_t kColumns = 6;

class CandleColumns {
  public:
    // The error carries problem, column and text; file and line are the caller's.
    static base::Result<CandleColumns, CsvError> fromHeader(std::string_view line);

    std::size_t indexOf(Column column) const { return m_index[static_cast<std::size_t>(column)]; }
    // As the header spells it.
    const std::string& nameOf(Column column) const { return m_names[indexOf(column)]; }
    const std::string& nameAt(std::size_t index) const { return m_names[index]; }
    std::size_t count() const { return m_names.size(); }
    // The last field that a row must have.
    std::size_t lastNeeded() const { return m_lastNeeded; }

  private:
    std::array<std::size_t, kColumns> m_index{};
    std::vector<std::string> m_names;
    std::size_t m_lastNeeded = 0;
};

} // namespace kkachi::history
