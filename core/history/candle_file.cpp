#include "history/candle_file.h"

#include "history/byte_source.h"
#include "history/candle_columns.h"
#include "history/candle_fields.h"
#include "history/line_reader.h"

#include <optional>
#include <vector>

namespace kkachi::history {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;
using market::Candle;

// Rows to bars: holds the tape while it grows.
class TapeBuilder {
  public:
    explicit TapeBuilder(std::string file)
        : m_file{std::move(file)} {}

    Result<Done, CsvError> addLine(std::int64_t number, std::string_view line);
    Result<CandleTape, CsvError> finish();

    CsvError wholeFile(CsvProblem problem, std::string text) const { return {m_file, 0, {}, problem, std::move(text)}; }

  private:
    // What is wrong with one field; nothing when all is well. Small, because every field of every row returns one.
    struct Flaw {
        Column column{};
        CsvProblem problem{};
    };
    using Checked = std::optional<Flaw>;

    CsvError errorAt(std::string column, CsvProblem problem, std::string_view text) const {
        return {m_file, m_line, std::move(column), problem, std::string{text.substr(0, kLongestQuote)}};
    }
    std::string_view fieldOf(Column column) const { return m_fields[m_columns->indexOf(column)]; }

    Result<Done, CsvError> readHeader(std::string_view line);
    Checked readPrice(Column column, base::Price& price) const;
    Checked readVolume(base::Quantity& volume) const;
    Checked readTime(base::Timestamp& openTime) const;
    Checked readBar(Candle& bar) const;
    static Checked checkShape(const Candle& bar);

    std::string m_file;
    std::int64_t m_line = 0;
    std::optional<CandleColumns> m_columns;
    Fields m_fields;
    std::vector<Candle> m_bars;
};

Result<Done, CsvError> TapeBuilder::addLine(std::int64_t number, std::string_view line) {
    m_line = number;
    if (line.empty())
        return Done{};
    if (!m_columns)
        return readHeader(line);
    if (!m_fields.cut(line) || m_fields.count() > m_columns->count())
        return Unexpected{errorAt({}, CsvProblem::TooManyFields, line)};
    if (m_fields.count() <= m_columns->lastNeeded())
        return Unexpected{errorAt(m_columns->nameAt(m_fields.count()), CsvProblem::FieldMissing, line)};
    if (const Checked flaw = readBar(m_bars.emplace_back()))
        return Unexpected{errorAt(m_columns->nameOf(flaw->column), flaw->problem, fieldOf(flaw->column))};
    return Done{};
}

Result<CandleTape, CsvError> TapeBuilder::finish() {
    if (!m_columns)
        return Unexpected{wholeFile(CsvProblem::Empty, {})};
    if (m_bars.empty())
        return Unexpected{wholeFile(CsvProblem::NoBars, {})};
    CandleTape tape;
    tape.unit = smallestDistance(m_bars);
    tape.bars = std::move(m_bars);
    return tape;
}

Result<Done, CsvError> TapeBuilder::readHeader(std::string_view line) {
    auto columns = CandleColumns::fromHeader(line);
    if (!columns) {
        CsvError error = columns.error();
        error.file = m_file;
        error.line = m_line;
        return Unexpected{std::move(error)};
    }
    m_columns = *std::move(columns);
    return Done{};
}

TapeBuilder::Checked TapeBuilder::readPrice(Column column, base::Price& price) const {
    const auto units = parsePriceUnits(fieldOf(column));
    if (!units)
        return Flaw{column, units.error()};
    if (*units <= 0)
        return Flaw{column, CsvProblem::PriceNotPositive};
    price = base::Price::fromUnits(*units);
    return std::nullopt;
}

TapeBuilder::Checked TapeBuilder::readVolume(base::Quantity& volume) const {
    const auto units = parseVolumeUnits(fieldOf(Column::Volume));
    if (!units)
        return Flaw{Column::Volume, units.error()};
    if (*units < 0)
        return Flaw{Column::Volume, CsvProblem::VolumeNegative};
    volume = base::Quantity::fromUnits(*units);
    return std::nullopt;
}

TapeBuilder::Checked TapeBuilder::readTime(base::Timestamp& openTime) const {
    const auto at = parseOpenTime(fieldOf(Column::OpenTime));
    if (!at)
        return Flaw{Column::OpenTime, CsvProblem::NotATime};
    openTime = *at;
    if (m_bars.size() < 2)
        return std::nullopt;
    const base::Timestamp before = m_bars[m_bars.size() - 2].openTime;
    if (openTime > before)
        return std::nullopt;
    return Flaw{Column::OpenTime, openTime == before ? CsvProblem::TimeRepeated : CsvProblem::TimeBackwards};
}

// `bar` is the last of m_bars.
TapeBuilder::Checked TapeBuilder::readBar(Candle& bar) const {
    if (const Checked flaw = readTime(bar.openTime))
        return flaw;
    if (const Checked flaw = readPrice(Column::Open, bar.open))
        return flaw;
    if (const Checked flaw = readPrice(Column::High, bar.high))
        return flaw;
    if (const Checked flaw = readPrice(Column::Low, bar.low))
        return flaw;
    if (const Checked flaw = readPrice(Column::Close, bar.close))
        return flaw;
    if (const Checked flaw = readVolume(bar.volume))
        return flaw;
    return checkShape(bar);
}

TapeBuilder::Checked TapeBuilder::checkShape(const Candle& bar) {
    if (bar.high < bar.low)
        return Flaw{Column::High, CsvProblem::HighBelowLow};
    if (bar.open < bar.low || bar.open > bar.high)
        return Flaw{Column::Open, CsvProblem::OpenOutsideRange};
    if (bar.close < bar.low || bar.close > bar.high)
        return Flaw{Column::Close, CsvProblem::CloseOutsideRange};
    return std::nullopt;
}

} // namespace

Result<CandleTape, CsvError> readCandleFile(const std::filesystem::path& path) {
    TapeBuilder builder{path.string()};
    auto source = openByteSource(path);
    if (!source)
        return Unexpected{builder.wholeFile(source.error().problem, source.error().text)};
    LineReader lines{**source};
    for (std::string_view line; lines.next(line);)
        if (auto added = builder.addLine(lines.number(), line); !added)
            return Unexpected{added.error()};
    if (const auto& problem = lines.problem(); problem && problem->problem == CsvProblem::LineTooLong)
        return Unexpected{CsvError{path.string(), lines.number(), {}, problem->problem, problem->text}};
    else if (problem)
        return Unexpected{builder.wholeFile(problem->problem, problem->text)};
    return builder.finish();
}

} // namespace kkachi::history
