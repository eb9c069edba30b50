#include "config/toml_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <tuple>

namespace kkachi::config {

namespace {

constexpr std::uintmax_t kLargestFile = 1024 * 1024;

std::optional<std::string> readText(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error) || std::filesystem::file_size(file, error) > kLargestFile)
        return std::nullopt;
    std::ifstream stream{file, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    if (!stream.good() && !stream.eof())
        return std::nullopt;
    return text;
}

TomlValue readScalar(const toml::node& node) {
    TomlValue value;
    if (const auto* text = node.as_string()) {
        value.type = TomlType::String;
        value.text = text->get();
    } else if (const auto* whole = node.as_integer()) {
        value.type = TomlType::Integer;
        value.text = std::to_string(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
        value.type = TomlType::Float;
        value.text = fmt::format("{}", number->get());
    } else if (const auto* flag = node.as_boolean()) {
        value.type = TomlType::Boolean;
        value.text = flag->get() ? "true" : "false";
    }
    return value;
}

// A quoted key may hold a dot; kept in quotes it cannot pass for a key in a table.
std::string ownName(const toml::key& key) {
    std::string name{key.str()};
    return name.find('.') == std::string::npos ? name : '"' + name + '"';
}

void collect(const toml::table& table, const std::string& prefix, const std::string& file,
             std::vector<TomlValue>& values) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + ownName(key);
        const bool isScalarByName = findSetting(name) != nullptr;
        if (const auto* inner = node.as_table(); inner != nullptr && !isScalarByName) {
            collect(*inner, name + ".", file, values);
            continue;
        }
        TomlValue value = readScalar(node);
        value.key = name;
        value.file = file;
        value.line = key.source().begin.line;
        value.column = key.source().begin.column;
        values.push_back(std::move(value));
    }
}

ConfigProblem problemWith(const std::filesystem::path& file, ProblemKind kind) {
    ConfigProblem problem;
    problem.kind = kind;
    problem.place = file.string();
    problem.value = file.string();
    return problem;
}

} // namespace

std::string TomlValue::place() const {
    return fmt::format("{}:{}:{}", file, line, column);
}

base::Result<std::vector<TomlValue>, ConfigProblem> readTomlFile(const std::filesystem::path& file) {
    const auto text = readText(file);
    if (!text)
        return base::Unexpected{problemWith(file, ProblemKind::FileUnreadable)};
    try {
        const toml::table root = toml::parse(*text, file.string());
        std::vector<TomlValue> values;
        collect(root, {}, file.string(), values);
        std::sort(values.begin(), values.end(), [](const TomlValue& a, const TomlValue& b) {
            return std::tie(a.line, a.column) < std::tie(b.line, b.column);
        });
        return values;
    } catch (const toml::parse_error& error) {
        ConfigProblem problem = problemWith(file, ProblemKind::Syntax);
        const auto at = error.source().begin;
        problem.place = fmt::format("{}:{}:{}", file.string(), at.line, at.column);
        problem.value = shortened(error.description());
        return base::Unexpected{std::move(problem)};
    }
}

bool isReadableFile(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::is_regular_file(file, error) && std::ifstream{file}.good();
}

} // namespace kkachi::config
