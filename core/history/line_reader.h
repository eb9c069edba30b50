// The lines of a file, one after the other, with bounded memory.
#pragma once

#include "history/byte_source.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kkachi::history {

inline constexpr std::size_t kLongestLine = std::size_t{16} * 1024;
inline constexpr std::size_t kLongestQuote = 80; // of an error's text

class LineReader {
  public:
    explicit LineReader(ByteSource& source);

    // The next line without its end (LF or CRLF), valid until the next call. False at the end, and at a problem.
    bool next(std::string_view& line);
    // Of the line that next() gave last, or failed at; the first is 1.
    std::int64_t number() const { return m_number; }
    // Why next() was false; nothing at the end of the file. LineTooLong carries the beginning of the line.
    const std::optional<ByteProblem>& problem() const { return m_problem; }

  private:
    bool refill();
    bool takeLast(std::string_view& line);

    ByteSource& m_source;
    std::vector<char> m_buffer;
    std::size_t m_from = 0; // of the next line
    std::size_t m_to = 0;   // what is filled
    std::int64_t m_number = 0;
    bool m_isAtEnd = false;
    std::optional<ByteProblem> m_problem;
};

} // namespace kkachi::history
