#include "history/json_objects.h"

#include "history/line_reader.h"

namespace kkachi::history {

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

constexpr bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

JsonObjects::JsonObjects(ByteSource& source)
    : m_source{source}
    , m_buffer(kPiece) {}

bool JsonObjects::next(std::string_view& object) {
    if (m_problem || !findObject() || !readObject())
        return false;
    object = m_object;
    return true;
}

bool JsonObjects::fail(CsvProblem problem, std::string text) {
    m_problem = ByteProblem{problem, std::move(text)};
    return false;
}

// False at the end of the file, and when it cannot be read.
bool JsonObjects::get(char& c) {
    if (m_from == m_to) {
        const auto count = m_source.read(m_buffer);
        if (!count)
            m_problem = count.error();
        m_from = 0;
        m_to = count ? *count : 0;
        if (m_to == 0)
            return false;
    }
    c = m_buffer[m_from++];
    m_readLine += c == '\n' ? 1 : 0;
    return true;
}

// Up to and with the brace of the next object.
bool JsonObjects::findObject() {
    char c = 0;
    while (get(c)) {
        if (isSpace(c))
            continue;
        m_line = m_readLine;
        const bool isArrayOpen = m_expected != Expected::Anything;
        if (c == '{' && m_expected != Expected::CommaOrEnd) {
            m_expected = isArrayOpen ? Expected::CommaOrEnd : Expected::Anything;
            return true;
        }
        if (c == '[' && !isArrayOpen)
            m_expected = Expected::ObjectOrEnd;
        else if (c == ']' && (m_expected == Expected::ObjectOrEnd || m_expected == Expected::CommaOrEnd))
            m_expected = Expected::Anything;
        else if (c == ',' && m_expected == Expected::CommaOrEnd)
            m_expected = Expected::Object;
        else
            return fail(CsvProblem::NotJson, std::string{c});
    }
    m_line = m_readLine;
    if (!m_problem && m_expected != Expected::Anything)
        return fail(CsvProblem::NotJson, {});
    return false;
}

// The rest of the object behind its first brace.
bool JsonObjects::readObject() {
    m_object.assign(1, '{');
    int depth = 1;
    bool isInString = false;
    bool isEscaped = false;
    char c = 0;
    while (depth > 0) {
        if (!get(c))
            return m_problem ? false : fail(CsvProblem::NotJson, m_object.substr(0, kLongestQuote));
        m_object += c;
        if (m_object.size() > kLongestLine)
            return fail(CsvProblem::LineTooLong, m_object.substr(0, kLongestQuote));
        if (isInString) {
            isInString = isEscaped || c != '"';
            isEscaped = !isEscaped && c == '\\';
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '}') {
            depth += c == '{' ? 1 : -1;
        }
    }
    return true;
}

} // namespace kkachi::history
