#include "history/candle_columns.h"
#include "history/line_reader.h"
#include "history/trade_file.h"
#include "history/trade_tape_builder.h"

#include <algorithm>

namespace kkachi::history {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

class TradeCsv {
  public:
    explicit TradeCsv(std::string file)
        : m_file{std::move(file)} {}

    Result<Done, CsvError> addLine(std::int64_t number, std::string_view line);
    Result<TradeTape, CsvError> finish();

    CsvError errorAt(std::int64_t line, std::string column, CsvProblem problem, std::string_view text) const {
        return {m_file, line, std::move(column), problem, std::string{text.substr(0, kLongestQuote)}};
    }

  private:
    Result<Done, CsvError> readHeader(std::int64_t number, std::string_view line);
    // The first column that the row is too short for.
    std::optional<std::size_t> missingField() const;

    std::string m_file;
    std::vector<std::string> m_names;
    TradeColumns m_columns;
    Fields m_fields;
    TradeTapeBuilder m_builder{TradeTapeBuilder::Order::Rising};
};

Result<Done, CsvError> TradeCsv::readHeader(std::int64_t number, std::string_view line) {
    if (!m_fields.cut(withoutByteOrderMark(line)))
        return Unexpected{errorAt(number, {}, CsvProblem::TooManyFields, line)};
    for (std::size_t i = 0; i < m_fields.count(); ++i)
        m_names.emplace_back(m_fields[i]);
    if (const auto missing = m_columns.choose(m_names))
        return Unexpected{errorAt(number, namesOf(*missing), CsvProblem::TradeColumnMissing, line)};
    for (std::size_t column = 0; column < kTradeColumns; ++column) {
        const auto role = static_cast<TradeColumn>(column);
        if (m_columns.has(role) && std::ranges::count(m_names, m_names[m_columns.indexOf(role)]) > 1)
            return Unexpected{errorAt(number, m_names[m_columns.indexOf(role)], CsvProblem::ColumnRepeated, line)};
    }
    return Done{};
}

std::optional<std::size_t> TradeCsv::missingField() const {
    std::size_t last = 0;
    for (std::size_t column = 0; column < kTradeColumns; ++column)
        if (const auto role = static_cast<TradeColumn>(column); m_columns.has(role))
            last = std::max(last, m_columns.indexOf(role));
    return m_fields.count() <= last ? std::optional{m_fields.count()} : std::nullopt;
}

Result<Done, CsvError> TradeCsv::addLine(std::int64_t number, std::string_view line) {
    if (line.empty())
        return Done{};
    if (m_names.empty())
        return readHeader(number, line);
    if (!m_fields.cut(line) || m_fields.count() > m_names.size())
        return Unexpected{errorAt(number, {}, CsvProblem::TooManyFields, line)};
    if (const auto missing = missingField())
        return Unexpected{errorAt(number, m_names[*missing], CsvProblem::FieldMissing, line)};
    TradeTexts row;
    for (std::size_t column = 0; column < kTradeColumns; ++column)
        if (const auto role = static_cast<TradeColumn>(column); m_columns.has(role))
            row[column] = m_fields[m_columns.indexOf(role)];
    if (const auto flaw = m_builder.add(row)) {
        const std::size_t index = m_columns.indexOf(flaw->column);
        return Unexpected{errorAt(number, m_names[index], flaw->problem, m_fields[index])};
    }
    return Done{};
}

Result<TradeTape, CsvError> TradeCsv::finish() {
    if (m_names.empty() || m_builder.isEmpty())
        return Unexpected{errorAt(0, {}, m_names.empty() ? CsvProblem::Empty : CsvProblem::NoTrades, {})};
    return m_builder.finish();
}

} // namespace

Result<TradeTape, CsvError> readTradeCsv(const std::filesystem::path& path) {
    TradeCsv csv{path.string()};
    auto source = openByteSource(path);
    if (!source)
        return Unexpected{csv.errorAt(0, {}, source.error().problem, source.error().text)};
    LineReader lines{**source};
    for (std::string_view line; lines.next(line);)
        if (auto added = csv.addLine(lines.number(), line); !added)
            return Unexpected{added.error()};
    if (const auto& trouble = lines.problem()) {
        const bool isOfLine = trouble->problem == CsvProblem::LineTooLong;
        return Unexpected{csv.errorAt(isOfLine ? lines.number() : 0, {}, trouble->problem, trouble->text)};
    }
    return csv.finish();
}

} // namespace kkachi::history
