#include "simulator/answer_schema.h"

#include "simulator/json_get.h"
#include "simulator/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace kkachi::simulator {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 24; // recursive schemas end here with the plainest value
constexpr std::uint64_t kMostItems = 100;

std::string lowered(std::string_view text) {
    std::string low{text};
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

bool namesOneOf(std::string_view name, std::initializer_list<std::string_view> parts) {
    const std::string low = lowered(name);
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return low.find(part) != std::string::npos; });
}

class ShapedAnswer {
  public:
    ShapedAnswer(const dom::element& root, const AnalystAnswer& answer)
        : m_root{root}
        , m_answer{answer} {}

    std::string write() {
        value({}, m_root, 0);
        return m_json.take();
    }

  private:
    void value(std::string_view name, const dom::element& element, int depth) {
        dom::object schema;
        if (element.get(schema) != simdjson::SUCCESS || depth > kDeepest) {
            m_json.value(nullptr);
            return;
        }
        if (std::string_view reference; schema["$ref"].get(reference) == simdjson::SUCCESS) {
            value(name, resolve(reference), depth + 1);
            return;
        }
        if (dom::array options; schema["anyOf"].get(options) == simdjson::SUCCESS && options.size() > 0) {
            value(name, options.at(0).value_unsafe(), depth + 1);
            return;
        }
        if (dom::element constant; schema["const"].get(constant) == simdjson::SUCCESS) {
            m_json.raw(simdjson::minify(constant));
            return;
        }
        if (dom::array choices; schema["enum"].get(choices) == simdjson::SUCCESS && choices.size() > 0) {
            choice(choices);
            return;
        }
        typed(name, typeOf(schema), schema, depth);
    }

    void typed(std::string_view name, std::string_view type, const dom::object& schema, int depth) {
        if (type == "object")
            object(schema, depth);
        else if (type == "array")
            array(name, schema, depth);
        else if (type == "string")
            text(name);
        else if (type == "number" || type == "integer")
            number(name, schema, type == "integer");
        else if (type == "boolean")
            m_json.value(false);
        else
            m_json.value(nullptr);
    }

    // One type, or the first of several that is not null.
    static std::string_view typeOf(const dom::object& schema) {
        std::string_view type;
        if (schema["type"].get(type) == simdjson::SUCCESS)
            return type;
        dom::array types;
        if (schema["type"].get(types) == simdjson::SUCCESS)
            for (const dom::element each : types)
                if (each.get(type) == simdjson::SUCCESS && type != "null")
                    return type;
        return schema["properties"].error() == simdjson::SUCCESS ? "object" : "null";
    }

    dom::element resolve(std::string_view reference) const {
        if (reference.substr(0, 1) != "#")
            return m_root;
        return reference.size() > 1 ? valueOr(m_root.at_pointer(reference.substr(1)), m_root) : m_root;
    }

    void object(const dom::object& schema, int depth) {
        m_json.beginObject();
        if (dom::object properties; schema["properties"].get(properties) == simdjson::SUCCESS)
            for (const auto& [name, inner] : properties) {
                m_json.key(name);
                value(name, inner, depth + 1);
            }
        m_json.endObject();
    }

    void array(std::string_view name, const dom::object& schema, int depth) {
        const auto count = valueOr(schema["minItems"], std::uint64_t{0});
        m_json.beginArray();
        if (dom::element items; schema["items"].get(items) == simdjson::SUCCESS)
            for (std::uint64_t i = 0; i < std::min(count, kMostItems); ++i)
                value(name, items, depth + 1);
        m_json.endArray();
    }

    void choice(const dom::array& choices) {
        const std::string wanted = lowered(m_answer.signal);
        for (const dom::element each : choices)
            if (std::string_view word; each.get(word) == simdjson::SUCCESS && lowered(word) == wanted) {
                m_json.value(word);
                return;
            }
        m_json.raw(simdjson::minify(choices.at(0).value_unsafe()));
    }

    void text(std::string_view name) {
        if (namesOneOf(name, {"signal", "action", "decision"}))
            m_json.value(m_answer.signal);
        else if (namesOneOf(name, {"reason", "rationale", "explanation", "analysis", "summary", "comment"}))
            m_json.value(m_answer.reasoning);
        else
            m_json.value("");
    }

    void number(std::string_view name, const dom::object& schema, bool isWhole) {
        const double low = valueOr(schema["minimum"], namesOneOf(name, {"confidence"}) ? 0.0 : -1e300);
        const double high = valueOr(schema["maximum"], 1e300);
        double number = 0;
        if (namesOneOf(name, {"confidence", "probability", "certainty"}))
            number = m_answer.confidence * (high >= 100 && high < 1e300 ? 100 : 1);
        number = std::clamp(number, std::min(low, high), high);
        if (isWhole)
            m_json.value(static_cast<std::int64_t>(std::clamp(number, -9e15, 9e15)));
        else
            m_json.value(number);
    }

    dom::element m_root;
    const AnalystAnswer& m_answer;
    JsonText m_json;
};

} // namespace

std::string answerInShape(std::string_view schema, const AnalystAnswer& answer) {
    dom::parser parser;
    dom::element root;
    if (parser.parse(simdjson::padded_string{schema}).get(root) != simdjson::SUCCESS)
        return plainAnswer(answer);
    return ShapedAnswer{root, answer}.write();
}

std::string plainAnswer(const AnalystAnswer& answer) {
    JsonText json;
    json.beginObject().member("reasoning", answer.reasoning).member("signal", answer.signal);
    json.member("confidence", answer.confidence).endObject();
    return json.take();
}

} // namespace kkachi::simulator
