#include "simulator/body_members.h"

#include <simdjson.h>

namespace kkachi::simulator {

namespace {

using simdjson::ondemand::json_type;

std::string trimmed(std::string_view token) {
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    return std::string{token};
}

// The text of a string, number or boolean; throws on anything else.
std::string scalarText(simdjson::ondemand::value value) {
    const json_type type = value.type();
    if (type == json_type::string)
        return std::string{std::string_view{value.get_string()}};
    if (type == json_type::number)
        return trimmed(value.raw_json_token());
    if (type == json_type::boolean)
        return value.get_bool() ? "true" : "false";
    throw simdjson::simdjson_error{simdjson::INCORRECT_TYPE};
}

void appendMember(Members& members, const std::string& name, simdjson::ondemand::value value,
                  std::optional<std::string_view> nullAs) {
    const json_type type = value.type();
    if (type == json_type::null) {
        if (!value.is_null())
            throw simdjson::simdjson_error{simdjson::INCORRECT_TYPE};
        if (nullAs)
            members.emplace_back(name, *nullAs);
        return;
    }
    if (type == json_type::array) {
        for (auto element : value.get_array())
            members.emplace_back(name + "[]", scalarText(element.value()));
        return;
    }
    members.emplace_back(name, scalarText(value));
}

} // namespace

std::optional<Members> readMembers(std::string_view body, std::optional<std::string_view> nullAs) {
    try {
        simdjson::ondemand::parser parser;
        const simdjson::padded_string padded{body};
        simdjson::ondemand::document document = parser.iterate(padded);
        Members members;
        for (auto field : document.get_object())
            appendMember(members, std::string{std::string_view{field.unescaped_key()}}, field.value(), nullAs);
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
            return std::nullopt;
        return members;
    } catch (const simdjson::simdjson_error&) {
        return std::nullopt;
    }
}

std::string joinMembers(const Members& members) {
    std::string joined;
    for (const auto& [name, value] : members) {
        if (!joined.empty())
            joined += '&';
        joined += name + '=' + value;
    }
    return joined;
}

} // namespace kkachi::simulator
