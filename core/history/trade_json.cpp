#include "history/json_objects.h"
#include "history/line_reader.h"
#include "history/trade_file.h"
#include "history/trade_tape_builder.h"

#include <simdjson.h>

#include <algorithm>

namespace kkachi::history {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

// The members of one flat object as text: a string without its quotes, anything else as it stands there.
class Members {
  public:
    bool read(std::string_view object);

    const std::vector<std::string>& names() const { return m_names; }
    const std::string& at(std::size_t index) const { return m_texts[index]; }
    const std::string* find(std::string_view name) const {
        const auto found = std::ranges::find(m_names, name);
        return found == m_names.end() ? nullptr : &m_texts[static_cast<std::size_t>(found - m_names.begin())];
    }

  private:
    bool readValue(simdjson::ondemand::value value);

    simdjson::ondemand::parser m_parser;
    std::string m_padded;
    std::vector<std::string> m_names;
    std::vector<std::string> m_texts;
};

bool Members::read(std::string_view object) {
    m_names.clear();
    m_texts.clear();
    m_padded.assign(object);
    m_padded.reserve(object.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document document;
    simdjson::ondemand::object members;
    if (m_parser.iterate(m_padded.data(), object.size(), m_padded.capacity()).get(document) != simdjson::SUCCESS ||
        document.get_object().get(members) != simdjson::SUCCESS)
        return false;
    for (auto each : members) {
        simdjson::ondemand::field field;
        std::string_view name;
        if (std::move(each).get(field) != simdjson::SUCCESS || field.unescaped_key().get(name) != simdjson::SUCCESS)
            return false;
        m_names.emplace_back(name);
        if (!readValue(field.value()))
            return false;
    }
    return true; // JsonObjects ends the text with the brace of the object
}

bool Members::readValue(simdjson::ondemand::value value) {
    simdjson::ondemand::json_type type{};
    std::string_view text;
    if (value.type().get(type) != simdjson::SUCCESS)
        return false;
    const bool isString = type == simdjson::ondemand::json_type::string;
    const bool isContainer =
        type == simdjson::ondemand::json_type::array || type == simdjson::ondemand::json_type::object;
    if (isString && value.get_string().get(text) != simdjson::SUCCESS)
        return false;
    if (!isString && !isContainer)
        text = value.raw_json_token();
    const auto last = text.find_last_not_of(" \t\r\n");
    m_texts.emplace_back(isString ? text : text.substr(0, last == std::string_view::npos ? 0 : last + 1));
    return true;
}

class TradeJson {
  public:
    explicit TradeJson(std::string file)
        : m_file{std::move(file)} {}

    Result<Done, CsvError> addObject(std::int64_t line, std::string_view object);
    Result<TradeTape, CsvError> finish() {
        if (m_builder.isEmpty())
            return Unexpected{errorAt(0, {}, CsvProblem::NoTrades, {})};
        return m_builder.finish();
    }

    CsvError errorAt(std::int64_t line, std::string column, CsvProblem problem, std::string_view text) const {
        return {m_file, line, std::move(column), problem, std::string{text.substr(0, kLongestQuote)}};
    }

  private:
    // A stream of a connection holds tickers and books beside the trades.
    bool isOfOtherType() const {
        for (const char* name : {"type", "ty"})
            if (const std::string* type = m_members.find(name))
                return *type != "trade";
        return false;
    }

    std::string m_file;
    Members m_members;
    std::optional<TradeColumns> m_first; // which the first trade has
    TradeTapeBuilder m_builder{TradeTapeBuilder::Order::OneOfTwo};
};

Result<Done, CsvError> TradeJson::addObject(std::int64_t line, std::string_view object) {
    if (!m_members.read(object))
        return Unexpected{errorAt(line, {}, CsvProblem::NotJson, object)};
    if (isOfOtherType())
        return Done{};
    const auto& names = m_members.names();
    TradeColumns columns;
    if (const auto missing = columns.choose(names))
        return Unexpected{errorAt(line, namesOf(*missing), CsvProblem::TradeColumnMissing, object)};
    if (!m_first)
        m_first = columns;
    TradeTexts row;
    for (std::size_t i = 0; i < kTradeColumns; ++i) {
        const auto column = static_cast<TradeColumn>(i);
        if (!m_first->has(column))
            continue;
        if (!columns.has(column))
            return Unexpected{errorAt(line, namesOf(column), CsvProblem::FieldMissing, object)};
        const std::string& name = names[columns.indexOf(column)];
        if (std::ranges::count(names, name) > 1)
            return Unexpected{errorAt(line, name, CsvProblem::ColumnRepeated, object)};
        row[i] = m_members.at(columns.indexOf(column));
    }
    if (const auto flaw = m_builder.add(row)) {
        const std::size_t index = columns.indexOf(flaw->column);
        return Unexpected{errorAt(line, names[index], flaw->problem, m_members.at(index))};
    }
    return Done{};
}

} // namespace

Result<TradeTape, CsvError> readTradeJson(const std::filesystem::path& path) {
    TradeJson json{path.string()};
    auto source = openByteSource(path);
    if (!source)
        return Unexpected{json.errorAt(0, {}, source.error().problem, source.error().text)};
    JsonObjects objects{**source};
    for (std::string_view object; objects.next(object);)
        if (auto added = json.addObject(objects.line(), object); !added)
            return Unexpected{added.error()};
    if (const auto& trouble = objects.problem()) {
        const bool isOfLine = trouble->problem == CsvProblem::NotJson || trouble->problem == CsvProblem::LineTooLong;
        return Unexpected{json.errorAt(isOfLine ? objects.line() : 0, {}, trouble->problem, trouble->text)};
    }
    return json.finish();
}

} // namespace kkachi::history
