// The objects of a JSON file one by one, with bounded memory: an array of objects, objects one after the other (JSON
// lines), or several such arrays.
#pragma once

#include "history/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::history {

class JsonObjects {
  public:
    explicit JsonObjects(ByteSource& source);

    // The text of the next object, valid until the next call; only its braces and strings have been looked at. False
    // at the end, and at a problem.
    bool next(std::string_view& object);
    // Where that object begins, or where the problem is; the first line is 1.
    std::int64_t line() const { return m_line; }
    const std::optional<ByteProblem>& problem() const { return m_problem; }

  private:
    enum class Expected { Anything, ObjectOrEnd, CommaOrEnd, Object };

    bool get(char& c);
    bool findObject();
    bool readObject();
    bool fail(CsvProblem problem, std::string text);

    ByteSource& m_source;
    std::vector<char> m_buffer;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::string m_object;
    std::int64_t m_line = 1;
    std::int64_t m_readLine = 1;
    Expected m_expected = Expected::Anything;
    std::optional<ByteProblem> m_problem;
};

} // namespace kkachi::history
