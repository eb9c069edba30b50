#include "simulator/answer_schema.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

// The limits and the allowed keywords are those of OpenAI's guide on structured outputs.

namespace kkachi::simulator {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMostProperties = 5'000;
constexpr int kDeepest = 10;
constexpr std::size_t kMostEnumValues = 1'000;
constexpr std::array<std::string_view, 9> kForbidden{
    "allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "oneOf", "patternProperties"};

class StrictCheck {
  public:
    std::optional<std::string> check(const dom::element& root) {
        dom::object object;
        if (root.get(object) != simdjson::SUCCESS)
            return "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"None\"'.";
        std::string_view type;
        if (object["type"].get(type) != simdjson::SUCCESS || type != "object")
            return "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"" + std::string{type} + "\"'.";
        if (object["anyOf"].error() == simdjson::SUCCESS)
            return problem("schema must not have 'anyOf' at the top level.");
        visit(root, 0);
        return m_problem;
    }

  private:
    std::optional<std::string> problem(const std::string& text) {
        if (m_problem)
            return m_problem;
        std::string context;
        for (const std::string& step : m_path)
            context += (context.empty() ? "'" : ", '") + step + "'";
        m_problem = "In context=(" + context + "), " + text;
        return m_problem;
    }

    void visit(const dom::element& element, int depth) {
        dom::object object;
        if (m_problem || element.get(object) != simdjson::SUCCESS)
            return;
        if (depth > kDeepest) {
            problem("the schema nests deeper than 10 levels.");
            return;
        }
        for (const std::string_view word : kForbidden)
            if (object[word].error() == simdjson::SUCCESS) {
                problem("'" + std::string{word} + "' is not permitted.");
                return;
            }
        dom::array values;
        if (object["enum"].get(values) == simdjson::SUCCESS && (m_enumValues += values.size()) > kMostEnumValues)
            problem("there are more than 1000 enum values.");
        visitObject(object, depth);
        inside("items", object["items"], depth);
        visitAll("anyOf", object["anyOf"], depth);
        for (const char* definitions : {"$defs", "definitions"})
            visitAll(definitions, object[definitions], depth);
    }

    void visitObject(const dom::object& object, int depth) {
        dom::object properties;
        const bool hasProperties = object["properties"].get(properties) == simdjson::SUCCESS;
        std::string_view type;
        if (!hasProperties && (object["type"].get(type) != simdjson::SUCCESS || type != "object"))
            return;
        bool isOpen = true;
        if (object["additionalProperties"].get(isOpen) != simdjson::SUCCESS || isOpen) {
            problem("'additionalProperties' is required to be supplied and to be false.");
            return;
        }
        if (!hasProperties)
            return;
        std::vector<std::string_view> required;
        dom::array names;
        if (object["required"].get(names) == simdjson::SUCCESS)
            for (const dom::element name : names)
                if (std::string_view text; name.get(text) == simdjson::SUCCESS)
                    required.push_back(text);
        for (const auto& [name, schema] : properties) {
            if (++m_properties > kMostProperties)
                problem("there are more than 5000 properties.");
            if (std::find(required.begin(), required.end(), name) == required.end())
                problem("'required' is required to be supplied and to be an array including every key in properties. "
                        "Missing '" +
                        std::string{name} + "'.");
            m_path.emplace_back("properties");
            inside(std::string{name}, dom::element{schema}, depth);
            m_path.pop_back();
        }
    }

    void visitAll(const char* name, simdjson::simdjson_result<dom::element> group, int depth) {
        m_path.emplace_back(name);
        if (dom::array array; group.get(array) == simdjson::SUCCESS)
            for (const dom::element each : array)
                visit(each, depth);
        if (dom::object object; group.get(object) == simdjson::SUCCESS)
            for (const auto& [key, each] : object)
                inside(std::string{key}, dom::element{each}, depth);
        m_path.pop_back();
    }

    void inside(const std::string& step, simdjson::simdjson_result<dom::element> element, int depth) {
        dom::element inner;
        if (std::move(element).get(inner) != simdjson::SUCCESS)
            return;
        m_path.push_back(step);
        visit(inner, depth + 1);
        m_path.pop_back();
    }

    std::vector<std::string> m_path;
    std::optional<std::string> m_problem;
    std::size_t m_properties = 0;
    std::size_t m_enumValues = 0;
};

} // namespace

std::optional<std::string> strictSchemaProblem(std::string_view schema) {
    dom::parser parser;
    dom::element root;
    if (parser.parse(simdjson::padded_string{schema}).get(root) != simdjson::SUCCESS)
        return "schema is not JSON.";
    return StrictCheck{}.check(root);
}

} // namespace kkachi::simulator
