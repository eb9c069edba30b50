// Why bytes from the exchange were not understood.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

enum class JsonProblem {
    NotJson,   // broken, cut off, or something behind the end
    WrongKind, // a string where a number belongs, null where a value must be, ...
    MissingField,
    DuplicateField, // parsers disagree about which one counts, so none does
    BadNumber,      // not a decimal number, too large, or too many digits
    BadText,        // not an instant, not a known word, longer than allowed
    Impossible,     // well-formed and absurd: a negative price, a low above the high
    TooMany,        // more elements than the exchange ever sends
    OtherMarket,    // about a market that was not asked for
};

struct JsonError {
    JsonProblem problem = JsonProblem::NotJson;
    std::string field; // empty when the whole document is meant

    friend bool operator==(const JsonError&, const JsonError&) = default;
};

template <class T>
using Parsed = base::Result<T, JsonError>;

std::string_view toString(JsonProblem problem);

} // namespace kkachi::exchange::upbit
