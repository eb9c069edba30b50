// Reads JSON objects field by field into values: each wanted field once, of the right kind, money from its text. What
// is not wanted is ignored; what is wanted and missing, doubled or of another kind is an error that names the field.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "exchange/upbit/json_error.h"

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

using JsonValue = simdjson::ondemand::value;

enum class Need { Required, Optional }; // an optional field may be missing or null

struct Field {
    std::string_view name;
    Need need;
    std::function<std::optional<JsonProblem>(JsonValue)> read;
    bool seen = false;
};

std::optional<JsonError> readFields(simdjson::ondemand::object object, std::span<Field> fields);

// Calls `read` with the root of the document, which must be an object (an array), and checks that nothing follows it.
std::optional<JsonError> readObject(std::string_view bytes,
                                    const std::function<std::optional<JsonError>(simdjson::ondemand::object)>& read);
// `read` is called for each element, at most `largest` of them; all must be objects.
std::optional<JsonError> readArray(std::string_view bytes, std::size_t largest,
                                   const std::function<std::optional<JsonError>(simdjson::ondemand::object)>& read);
// The same inside a field.
std::optional<JsonProblem>
readElements(JsonValue value, std::size_t largest,
             const std::function<std::optional<JsonError>(simdjson::ondemand::object)>& read);

// The text of a number, quoted or not: the private API sends strings, the public one and the streams numbers.
std::optional<JsonProblem> readDecimalText(JsonValue value, std::string_view& text);
std::optional<JsonProblem> readUnits(JsonValue value, base::ExcessDigits excess, std::int64_t& units);
std::optional<JsonProblem> readText(JsonValue value, std::string& text);
std::optional<JsonProblem> readInteger(JsonValue value, std::int64_t& number);

template <class Tag>
Field decimal(std::string_view name, Need need, base::Fixed<Tag>& target,
              base::ExcessDigits excess = base::ExcessDigits::RoundDown) {
    return {name, need, [&target, excess](JsonValue value) {
                std::int64_t units = 0;
                const auto problem = readUnits(value, excess, units);
                if (!problem)
                    target = base::Fixed<Tag>::fromUnits(units);
                return problem;
            }};
}

template <class Tag>
Field decimal(std::string_view name, std::optional<base::Fixed<Tag>>& target,
              base::ExcessDigits excess = base::ExcessDigits::RoundDown) {
    return {name, Need::Optional, [&target, excess](JsonValue value) {
                std::int64_t units = 0;
                const auto problem = readUnits(value, excess, units);
                if (!problem)
                    target = base::Fixed<Tag>::fromUnits(units);
                return problem;
            }};
}

// More digits than the eighth are an error: for what is money of record or decides which order is meant.
template <class Tag>
Field exactDecimal(std::string_view name, Need need, base::Fixed<Tag>& target) {
    return decimal(name, need, target, base::ExcessDigits::Refuse);
}

// A statistic beyond the range of exact decimals.
Field statistic(std::string_view name, Need need, double& target);
Field text(std::string_view name, Need need, std::string& target);
Field flag(std::string_view name, Need need, bool& target);
Field integer(std::string_view name, Need need, std::int64_t& target);
// Epoch milliseconds, and ISO 8601 text (no zone: UTC).
Field epochMs(std::string_view name, Need need, base::Timestamp& target);
Field instant(std::string_view name, Need need, base::Timestamp& target);

} // namespace kkachi::exchange::upbit
