#include "history/line_reader.h"

#include <cstring>
#include <string>

namespace kkachi::history {

namespace {

constexpr std::size_t kPiece = std::size_t{1024} * 1024;

std::string_view withoutReturn(std::string_view line) {
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

} // namespace

LineReader::LineReader(ByteSource& source)
    : m_source{source}
    , m_buffer(kPiece) {}

bool LineReader::next(std::string_view& line) {
    while (!m_problem) {
        const std::string_view held{m_buffer.data() + m_from, m_to - m_from};
        const void* newline = held.empty() ? nullptr : std::memchr(held.data(), '\n', held.size());
        const std::size_t length =
            newline ? static_cast<std::size_t>(static_cast<const char*>(newline) - held.data()) : held.size();
        if (length > kLongestLine) {
            ++m_number;
            m_problem = ByteProblem{CsvProblem::LineTooLong, std::string{held.substr(0, kLongestQuote)}};
            return false;
        }
        if (newline) {
            ++m_number;
            m_from += length + 1;
            line = withoutReturn(held.substr(0, length));
            return true;
        }
        if (m_isAtEnd)
            return takeLast(line);
        if (!refill())
            return false;
    }
    return false;
}

// A last line may have no end.
bool LineReader::takeLast(std::string_view& line) {
    if (m_from == m_to)
        return false;
    ++m_number;
    line = withoutReturn({m_buffer.data() + m_from, m_to - m_from});
    m_from = m_to;
    return true;
}

bool LineReader::refill() {
    std::memmove(m_buffer.data(), m_buffer.data() + m_from, m_to - m_from);
    m_to -= m_from;
    m_from = 0;
    const auto count = m_source.read(std::span{m_buffer}.subspan(m_to));
    if (!count) {
        m_problem = count.error();
        return false;
    }
    m_to += *count;
    m_isAtEnd = *count == 0;
    return true;
}

} // namespace kkachi::history
