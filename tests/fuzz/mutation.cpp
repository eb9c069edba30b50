#include "mutation.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kkachi::fuzz {

namespace {

using namespace std::string_view_literals;

// What parsers stumble over more often than over random bytes.
constexpr std::array kPieces{
    "{"sv,        "}"sv,         "["sv,
    "]"sv,        "\""sv,        ":"sv,
    ","sv,        "\\"sv,        "\\u0000"sv,
    "\\ud800"sv,  "\\udc00"sv,   "\\ud83d\\ude00"sv,
    "null"sv,     "true"sv,      "false"sv,
    "1e400"sv,    "-0"sv,        "1e-30"sv,
    "NaN"sv,      "Infinity"sv,  "9223372036854775807"sv,
    "-1"sv,       "0"sv,         "92233720368.54775807"sv,
    "0.1"sv,      "9.101e-05"sv, "18446744073709551616"sv,
    "[[[["sv,     "{\"a\":"sv,   "\"type\":\"trade\","sv,
    "\xff"sv,     "\xc3\xa9"sv,  "\xed\xa0\x80"sv,
    "\0"sv,       "\n"sv,        "\r\n"sv,
    "\r\n\r\n"sv, "%00"sv,       "%2e%2e%2f"sv,
    "../"sv,      "&"sv,         "states[]="sv,
    "="sv,        ";"sv,         "Content-Length: 1\r\n"sv,
    "+"sv,        "Bearer "sv,   "Transfer-Encoding: chunked\r\n"sv,
    "."sv,        "HTTP/1.1"sv,  "Connection: Upgrade\r\n"sv,
};

constexpr std::array kNumbers{"0"sv,          "-1"sv,    "1e9"sv,    "99999999999999999999"sv, "0.000000001"sv,
                              "2147483648"sv, "1e308"sv, "4e-324"sv, "4102444800001"sv,        "00"sv};

} // namespace

std::string Mutator::next(const std::vector<std::string>& inputs) {
    std::string input = inputs[below(inputs.size())];
    for (std::size_t left = 1 + below(4); left > 0; --left)
        changeOnce(input, inputs);
    input.resize(std::min(input.size(), kLongest));
    return input;
}

std::string Mutator::pieceOf(const std::string& input) {
    const std::size_t from = placeIn(input);
    return input.substr(from, below(64) + 1);
}

void Mutator::changeOnce(std::string& input, const std::vector<std::string>& inputs) {
    switch (below(9)) {
    case 0:
        changeBytes(input);
        break;
    case 1:
        input.erase(placeIn(input), below(16) + 1);
        break;
    case 2:
        input.insert(placeIn(input), kPieces[below(kPieces.size())]);
        break;
    case 3:
        input.insert(placeIn(input), pieceOf(input));
        break;
    case 4:
        input.insert(placeIn(input), pieceOf(inputs[below(inputs.size())]));
        break;
    case 5: { // the head of one and the tail of another
        const std::string& other = inputs[below(inputs.size())];
        input = input.substr(0, placeIn(input)) + other.substr(placeIn(other));
        break;
    }
    case 6:
        changeNumber(input);
        break;
    case 7:
        input.resize(placeIn(input));
        break;
    default: { // one part over another
        const std::string piece = pieceOf(input);
        const std::size_t at = placeIn(input);
        input.replace(at, piece.size(), piece);
    }
    }
}

void Mutator::changeBytes(std::string& input) {
    for (std::size_t left = 1 + below(3); left > 0 && !input.empty(); --left) {
        char& byte = input[below(input.size())];
        byte = below(2) == 0 ? static_cast<char>(m_random()) : static_cast<char>(byte ^ (1 << below(8)));
    }
}

void Mutator::changeNumber(std::string& input) {
    constexpr std::string_view kDigits = "0123456789";
    const std::size_t begin = input.find_first_of(kDigits, placeIn(input));
    if (begin == std::string::npos)
        return;
    const std::size_t end = std::min(input.find_first_not_of(kDigits, begin), input.size());
    input.replace(begin, end - begin, kNumbers[below(kNumbers.size())]);
}

} // namespace kkachi::fuzz
