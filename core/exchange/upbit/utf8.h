// UTF-8, one character at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// The length of the well-formed character at the front (RFC 3629: no overlong forms, no surrogates, nothing beyond
// U+10FFFF); 0 when there is none.
std::size_t utf8SequenceLength(std::string_view bytes);

void appendUtf8(std::string& text, char32_t point);

} // namespace kkachi::exchange::upbit
