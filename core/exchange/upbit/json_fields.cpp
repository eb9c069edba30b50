#include "exchange/upbit/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kkachi::exchange::upbit {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kLongestText = 4096;
constexpr std::int64_t kLatestEpochMs = 4'102'444'800'000; // the year 2100

// simdjson's raw token of a number runs on to the next structural character.
std::string_view trimmed(std::string_view token) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!token.empty() && isSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

JsonError notJson() {
    return {JsonProblem::NotJson, {}};
}

std::optional<JsonError> readField(ondemand::field field, Field& wanted) {
    if (wanted.seen)
        return JsonError{JsonProblem::DuplicateField, std::string{wanted.name}};
    wanted.seen = true;
    ondemand::json_type kind{};
    JsonValue value = field.value();
    if (value.type().get(kind))
        return notJson();
    if (kind == ondemand::json_type::null) {
        bool isNull = false;
        if (simdjson::simdjson_result<bool>{value.is_null()}.get(isNull) || !isNull)
            return notJson();
        if (wanted.need == Need::Optional)
            return std::nullopt;
        return JsonError{JsonProblem::WrongKind, std::string{wanted.name}};
    }
    if (const auto problem = wanted.read(value))
        return JsonError{*problem, std::string{wanted.name}};
    return std::nullopt;
}

std::optional<JsonError> findMissing(std::span<const Field> fields) {
    for (const Field& field : fields)
        if (field.need == Need::Required && !field.seen)
            return JsonError{JsonProblem::MissingField, std::string{field.name}};
    return std::nullopt;
}

// Hands the elements out and stops at the first error or above the limit.
std::optional<JsonError> visit(ondemand::array array, std::size_t largest,
                               const std::function<std::optional<JsonError>(ondemand::object)>& read) {
    std::size_t count = 0;
    for (auto element : array) {
        ondemand::object object;
        JsonValue value;
        if (element.get(value))
            return notJson();
        if (value.get_object().get(object))
            return JsonError{JsonProblem::WrongKind, {}};
        if (++count > largest)
            return JsonError{JsonProblem::TooMany, {}};
        if (auto error = read(object))
            return error;
    }
    return std::nullopt;
}

template <class Root, class Read>
std::optional<JsonError> readRoot(std::string_view bytes, Read read) {
    const simdjson::padded_string padded{bytes};
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded).get(document))
        return notJson();
    ondemand::json_type kind{};
    if (document.type().get(kind))
        return notJson();
    Root root;
    if (const auto problem = document.get(root))
        return problem == simdjson::INCORRECT_TYPE ? JsonError{JsonProblem::WrongKind, {}} : notJson();
    if (auto error = read(root))
        return error;
    // Behind the root there is no location any more; where there still is one, something follows it.
    const char* rest = nullptr;
    const bool isAtEnd = document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS;
    return isAtEnd ? std::nullopt : std::optional{notJson()};
}

} // namespace

std::optional<JsonError> readFields(ondemand::object object, std::span<Field> fields) {
    for (auto member : object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(member).get(field) || field.unescaped_key().get(name))
            return notJson();
        const auto wanted = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
        if (wanted == fields.end())
            continue;
        if (auto error = readField(field, *wanted))
            return error;
    }
    return findMissing(fields);
}

std::optional<JsonError> readObject(std::string_view bytes,
                                    const std::function<std::optional<JsonError>(ondemand::object)>& read) {
    return readRoot<ondemand::object>(bytes, read);
}

std::optional<JsonError> readArray(std::string_view bytes, std::size_t largest,
                                   const std::function<std::optional<JsonError>(ondemand::object)>& read) {
    return readRoot<ondemand::array>(bytes, [&](ondemand::array array) { return visit(array, largest, read); });
}

std::optional<JsonProblem> readElements(JsonValue value, std::size_t largest,
                                        const std::function<std::optional<JsonError>(ondemand::object)>& read) {
    ondemand::array array;
    if (value.get_array().get(array))
        return JsonProblem::WrongKind;
    if (const auto error = visit(array, largest, read))
        return error->problem;
    return std::nullopt;
}

std::optional<JsonProblem> readDecimalText(JsonValue value, std::string_view& text) {
    ondemand::json_type kind{};
    if (value.type().get(kind))
        return JsonProblem::NotJson;
    if (kind == ondemand::json_type::string)
        return value.get_string().get(text) ? std::optional{JsonProblem::BadText} : std::nullopt;
    if (kind != ondemand::json_type::number)
        return JsonProblem::WrongKind;
    text = trimmed(value.raw_json_token());
    return std::nullopt;
}

std::optional<JsonProblem> readUnits(JsonValue value, base::ExcessDigits excess, std::int64_t& units) {
    std::string_view digits;
    if (const auto problem = readDecimalText(value, digits))
        return problem;
    const auto parsed = base::parseDecimal(digits, excess);
    if (!parsed)
        return JsonProblem::BadNumber;
    units = *parsed;
    return std::nullopt;
}

std::optional<JsonProblem> readText(JsonValue value, std::string& target) {
    ondemand::json_type kind{};
    if (value.type().get(kind))
        return JsonProblem::NotJson;
    if (kind != ondemand::json_type::string)
        return JsonProblem::WrongKind;
    std::string_view read;
    if (value.get_string().get(read) || read.size() > kLongestText)
        return JsonProblem::BadText;
    target.assign(read);
    return std::nullopt;
}

std::optional<JsonProblem> readInteger(JsonValue value, std::int64_t& number) {
    ondemand::json_type kind{};
    if (value.type().get(kind))
        return JsonProblem::NotJson;
    if (kind != ondemand::json_type::number)
        return JsonProblem::WrongKind;
    const std::string_view token = trimmed(value.raw_json_token());
    const char* end = token.data() + token.size();
    const auto [stopped, error] = std::from_chars(token.data(), end, number);
    return error == std::errc{} && stopped == end ? std::nullopt : std::optional{JsonProblem::BadNumber};
}

Field statistic(std::string_view name, Need need, double& target) {
    return {name, need, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::string_view digits;
                if (const auto problem = readDecimalText(value, digits))
                    return problem;
                const char* end = digits.data() + digits.size();
                const auto [stopped, error] = std::from_chars(digits.data(), end, target);
                const bool isRight = error == std::errc{} && stopped == end && std::isfinite(target);
                return isRight ? std::nullopt : std::optional{JsonProblem::BadNumber};
            }};
}

Field text(std::string_view name, Need need, std::string& target) {
    return {name, need, [&target](JsonValue value) { return readText(value, target); }};
}

Field flag(std::string_view name, Need need, bool& target) {
    return {name, need, [&target](JsonValue value) {
                return value.get_bool().get(target) ? std::optional{JsonProblem::WrongKind} : std::nullopt;
            }};
}

Field integer(std::string_view name, Need need, std::int64_t& target) {
    return {name, need, [&target](JsonValue value) { return readInteger(value, target); }};
}

Field epochMs(std::string_view name, Need need, base::Timestamp& target) {
    return {name, need, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::int64_t ms = 0;
                if (const auto problem = readInteger(value, ms))
                    return problem;
                if (ms < 0 || ms > kLatestEpochMs)
                    return JsonProblem::Impossible;
                target = base::fromEpochMs(ms);
                return std::nullopt;
            }};
}

Field instant(std::string_view name, Need need, base::Timestamp& target) {
    return {name, need, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::string written;
                if (const auto problem = readText(value, written))
                    return problem;
                const auto at = base::parseInstant(written);
                if (!at)
                    return JsonProblem::BadText;
                target = *at;
                return std::nullopt;
            }};
}

std::string_view toString(JsonProblem problem) {
    switch (problem) {
    case JsonProblem::NotJson:
        return "not JSON";
    case JsonProblem::WrongKind:
        return "wrong kind of value";
    case JsonProblem::MissingField:
        return "missing field";
    case JsonProblem::DuplicateField:
        return "duplicate field";
    case JsonProblem::BadNumber:
        return "bad number";
    case JsonProblem::BadText:
        return "bad text";
    case JsonProblem::Impossible:
        return "impossible value";
    case JsonProblem::TooMany:
        return "too many elements";
    case JsonProblem::OtherMarket:
        return "another market";
    }
    return "";
}

} // namespace kkachi::exchange::upbit
