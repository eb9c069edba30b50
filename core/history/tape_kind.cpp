#include "history/candle_columns.h"
#include "history/line_reader.h"
#include "history/trade_columns.h"
#include "history/trade_file.h"

#include <algorithm>
#include <vector>

namespace kkachi::history {

namespace {

using base::Result;
using base::Unexpected;

std::optional<TapeKind> kindOfHeader(std::string_view line) {
    Fields fields;
    fields.cut(line);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < fields.count(); ++i)
        names.emplace_back(fields[i]);
    const auto has = [&names](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    if (has("open") || has("high") || has("low") || has("close"))
        return TapeKind::Candles;
    TradeColumns columns;
    columns.choose(names);
    return columns.has(TradeColumn::Price) ? std::optional{TapeKind::TradesCsv} : std::nullopt;
}

} // namespace

Result<TapeKind, CsvError> kindOfTape(const std::filesystem::path& path) {
    const auto problem = [&path](std::int64_t line, CsvProblem kind, std::string text) {
        return Unexpected{CsvError{path.string(), line, {}, kind, std::move(text)}};
    };
    auto source = openByteSource(path);
    if (!source)
        return problem(0, source.error().problem, source.error().text);
    LineReader lines{**source};
    for (std::string_view line; lines.next(line);) {
        line = withoutByteOrderMark(line);
        const auto first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos)
            continue;
        if (line[first] == '{' || line[first] == '[')
            return TapeKind::TradesJson;
        if (const auto kind = kindOfHeader(line))
            return *kind;
        return problem(lines.number(), CsvProblem::UnknownHeader, std::string{line.substr(0, kLongestQuote)});
    }
    const auto& trouble = lines.problem();
    if (!trouble)
        return problem(0, CsvProblem::Empty, {});
    if (trouble->problem != CsvProblem::LineTooLong)
        return problem(0, trouble->problem, trouble->text);
    // JSON need not have lines.
    const auto first = trouble->text.find_first_not_of(" \t");
    if (first != std::string::npos && (trouble->text[first] == '{' || trouble->text[first] == '['))
        return TapeKind::TradesJson;
    return problem(lines.number(), trouble->problem, trouble->text);
}

} // namespace kkachi::history
