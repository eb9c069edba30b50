// JSON read the slow, obvious way, and decimals by hand: what fast parsers are held against.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::tests {

struct PlainJson {
    enum class Kind { Null, Bool, Number, Text, Array, Object };

    Kind kind = Kind::Null;
    std::string text; // of a text its characters, of a number its digits as sent, of a bool the word
    std::vector<PlainJson> items;
    std::vector<std::pair<std::string, PlainJson>> members; // in order, repeated ones too

    // The only member of that name; nothing when there is none or more than one.
    const PlainJson* find(std::string_view name) const;
    int count(std::string_view name) const;
};

// Nothing when the text is not exactly one JSON value (RFC 8259), or nested deeper than `deepest`.
std::optional<PlainJson> readPlainJson(std::string_view bytes, int deepest = 100);

// A decimal number in units of 1e-8 by shifting its point on paper. Digits behind the eighth are cut off where `cut`,
// else refused unless zero. Nothing for what is no number, does not fit 64 bits or has an exponent beyond 30.
std::optional<std::int64_t> plainUnits(const std::string& number, bool cut);

} // namespace kkachi::tests
