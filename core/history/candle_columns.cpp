#include "history/candle_columns.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace kkachi::history {

namespace {

using base::Result;
using base::Unexpected;

constexpr bool isSpace(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

// Where the field that starts at `from` ends: its comma or the end of the line. Commas inside quotes do not count.
std::size_t endOfField(std::string_view line, std::size_t from) {
    bool quoted = false;
    std::size_t i = from;
    for (; i < line.size() && (quoted || line[i] != ','); ++i)
        if (line[i] == '"')
            quoted = !quoted;
    return i;
}

std::string_view unquoted(std::string_view field) {
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        return trimmed(field.substr(1, field.size() - 2));
    return field;
}

struct Role {
    Column column;
    std::initializer_list<std::string_view> names; // the most telling one first
};

// A file may have `volume` beside `volume_btc`; the one that names its unit is then meant.
const std::array<Role, kColumns> kRoles{{{Column::OpenTime, {"open_time_utc", "timestamp"}},
                                         {Column::Open, {"open"}},
                                         {Column::High, {"high"}},
                                         {Column::Low, {"low"}},
                                         {Column::Close, {"close"}},
                                         {Column::Volume, {"volume_btc", "volume_base", "volume"}}}};

std::string alternatives(const Role& role) {
    std::string text;
    for (const std::string_view name : role.names)
        text.append(text.empty() ? "" : "|").append(name);
    return text;
}

CsvError headerError(CsvProblem problem, std::string column, std::string_view text) {
    CsvError error;
    error.problem = problem;
    error.column = std::move(column);
    error.text = std::string{text.substr(0, 80)};
    return error;
}

} // namespace

bool Fields::cut(std::string_view line) {
    m_count = 0;
    const bool hasQuotes = line.find('"') != std::string_view::npos;
    std::size_t from = 0;
    while (m_count < kMostColumns) {
        const std::size_t end = hasQuotes ? endOfField(line, from) : std::min(line.find(',', from), line.size());
        m_fields[m_count++] = unquoted(line.substr(from, end - from));
        if (end == line.size())
            return true;
        from = end + 1;
    }
    return false;
}

Result<CandleColumns, CsvError> CandleColumns::fromHeader(std::string_view line) {
    line = withoutByteOrderMark(line);
    Fields fields;
    if (!fields.cut(line))
        return Unexpected{headerError(CsvProblem::TooManyFields, {}, line)};
    CandleColumns columns;
    for (std::size_t i = 0; i < fields.count(); ++i)
        columns.m_names.emplace_back(fields[i]);
    for (const Role& role : kRoles) {
        auto found = columns.m_names.end();
        for (const std::string_view name : role.names)
            if (found == columns.m_names.end())
                found = std::ranges::find(columns.m_names, name);
        if (found == columns.m_names.end())
            return Unexpected{headerError(CsvProblem::ColumnMissing, alternatives(role), line)};
        if (std::ranges::count(columns.m_names, *found) > 1)
            return Unexpected{headerError(CsvProblem::ColumnRepeated, *found, line)};
        const auto index = static_cast<std::size_t>(found - columns.m_names.begin());
        columns.m_index[static_cast<std::size_t>(role.column)] = index;
        columns.m_lastNeeded = std::max(columns.m_lastNeeded, index);
    }
    return columns;
}

} // namespace kkachi::history
