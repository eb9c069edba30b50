#include "simulator/analyst_rule.h"

#include <algorithm>
#include <charconv>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostBars = 500;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r|";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// The number at the front: "1.5 %" is 1.5.
std::optional<double> leadingNumber(std::string_view text) {
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::optional{number} : std::nullopt;
}

std::vector<std::string_view> splitColumns(std::string_view line) {
    constexpr std::string_view kSeparators = " \t,|";
    std::vector<std::string_view> columns;
    while (true) {
        const auto start = line.find_first_not_of(kSeparators);
        if (start == std::string_view::npos)
            return columns;
        line.remove_prefix(start);
        const auto end = line.find_first_of(kSeparators);
        columns.push_back(line.substr(0, end));
        if (end == std::string_view::npos)
            return columns;
        line.remove_prefix(end);
    }
}

// The columns of a table's header, which may stand in brackets: "bars (time open high low close volume):".
std::vector<std::string_view> headerColumns(std::string_view line) {
    const auto open = line.find('(');
    const auto close = line.find(')');
    if (open != std::string_view::npos && close != std::string_view::npos && open < close)
        line = line.substr(open + 1, close - open - 1);
    return splitColumns(line);
}

void readFact(std::string_view name, std::string_view value, PromptFacts& facts) {
    if (name == "price")
        facts.price = leadingNumber(value);
    else if (name == "holding")
        facts.holding = value == "yes" || value == "true";
    else if (name == "answer_language")
        facts.wantsKorean = value == "Korean";
    else if (name == "unrealised_pct")
        facts.unrealisedPct = leadingNumber(value).value_or(0);
}

} // namespace

PromptFacts readPrompt(std::string_view text) {
    PromptFacts facts;
    std::optional<std::size_t> closeColumn;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto names = headerColumns(line);
        const auto header = std::find(names.begin(), names.end(), "close");
        if (header != names.end() && std::find(names.begin(), names.end(), "open") != names.end()) {
            closeColumn = static_cast<std::size_t>(header - names.begin());
            continue;
        }
        const auto colon = line.find(": ");
        if (colon != std::string_view::npos && line.substr(0, colon).find(' ') == std::string_view::npos) {
            readFact(line.substr(0, colon), trimmed(line.substr(colon + 2)), facts);
            continue;
        }
        const auto columns = splitColumns(line);
        if (!closeColumn || *closeColumn >= columns.size() || facts.closes.size() >= kMostBars)
            continue;
        if (const auto close = leadingNumber(columns[*closeColumn]))
            facts.closes.push_back(*close);
    }
    return facts;
}

} // namespace kkachi::simulator
