#include "http/query_string.h"

namespace kkachi::http {

namespace {

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::string percentDecode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            decoded += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

QueryString QueryString::parse(std::string_view encoded) {
    QueryString query;
    while (!encoded.empty()) {
        const auto end = encoded.find('&');
        const std::string_view member = encoded.substr(0, end);
        encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
        if (member.empty())
            continue;
        const auto equals = member.find('=');
        query.m_members.emplace_back(percentDecode(member.substr(0, equals)),
                                     equals == std::string_view::npos ? std::string{}
                                                                      : percentDecode(member.substr(equals + 1)));
    }
    return query;
}

std::optional<std::string_view> QueryString::find(std::string_view name) const {
    for (const auto& [key, value] : m_members)
        if (key == name)
            return value;
    return std::nullopt;
}

std::vector<std::string_view> QueryString::findAll(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : m_members)
        if (key == name)
            values.push_back(value);
    return values;
}

} // namespace kkachi::http
