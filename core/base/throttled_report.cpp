#include "base/throttled_report.h"

#include <algorithm>
#include <utility>

namespace kkachi::base {

namespace {

constexpr std::size_t kMostKinds = 8;
constexpr std::size_t kLongestKind = 80;
constexpr std::size_t kLongestExcerpt = 120;
constexpr std::size_t kShortestSecret = 20;
constexpr std::string_view kOther = "other";

bool isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '+' || c == '/' || c == '=' || c == '.';
}

// Names of fields are long at times, but have no digit.
bool looksSecret(std::string_view run) {
    return run.size() >= kShortestSecret &&
           std::any_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<ThrottledReport::Report> ThrottledReport::note(Timestamp now, std::string_view kind,
                                                             std::string_view evidence) {
    ++m_total;
    ++m_untold;
    count(kind.substr(0, kLongestKind));
    if (!mayReport(now))
        return std::nullopt;
    m_excerpt = excerptOf(evidence);
    return take(now);
}

std::optional<ThrottledReport::Report> ThrottledReport::rest(Timestamp now) {
    return m_untold == 0 ? std::nullopt : std::optional{take(now)};
}

std::optional<ThrottledReport::Report> ThrottledReport::due(Timestamp now) {
    return mayReport(now) ? rest(now) : std::nullopt;
}

void ThrottledReport::count(std::string_view kind) {
    const auto isKind = [&](const Kind& known) { return known.name == kind; };
    auto found = std::find_if(m_kinds.begin(), m_kinds.end(), isKind);
    if (found == m_kinds.end() && m_kinds.size() >= kMostKinds) {
        kind = kOther;
        found = std::find_if(m_kinds.begin(), m_kinds.end(), isKind);
    }
    if (found == m_kinds.end())
        found = m_kinds.insert(m_kinds.end(), {std::string{kind}, 0});
    ++found->count;
}

// A clock that was set back must not silence the reports for as long.
bool ThrottledReport::mayReport(Timestamp now) const {
    return !m_lastReport || now < *m_lastReport || now - *m_lastReport >= m_period;
}

ThrottledReport::Report ThrottledReport::take(Timestamp now) {
    m_lastReport = now;
    Report report{std::exchange(m_untold, 0), m_total, std::exchange(m_kinds, {}), std::exchange(m_excerpt, {})};
    std::stable_sort(report.kinds.begin(), report.kinds.end(),
                     [](const Kind& a, const Kind& b) { return a.count > b.count; });
    return report;
}

std::string toText(const ThrottledReport::Report& report) {
    std::string text = std::to_string(report.count) + " of " + std::to_string(report.total) + " in all";
    const char* separator = ": ";
    for (const auto& kind : report.kinds)
        text.append(std::exchange(separator, ", ")).append(kind.name).append(" ").append(std::to_string(kind.count));
    return report.excerpt.empty() ? text : text.append("; last: ").append(report.excerpt);
}

std::string excerptOf(std::string_view bytes) {
    std::string shown;
    std::size_t i = 0;
    while (i < bytes.size() && shown.size() < kLongestExcerpt) {
        std::size_t end = i;
        while (end < bytes.size() && isTokenCharacter(bytes[end]))
            ++end;
        if (const std::string_view run = bytes.substr(i, end - i); looksSecret(run))
            shown.append("(").append(std::to_string(run.size())).append(" characters)");
        else if (!run.empty())
            shown.append(run.substr(0, kLongestExcerpt + 1));
        if (end < bytes.size() && bytes[end] >= 0x20 && bytes[end] < 0x7f)
            shown += bytes[end];
        i = end + 1;
    }
    if (shown.size() > kLongestExcerpt || i < bytes.size()) {
        shown.resize(std::min(shown.size(), kLongestExcerpt));
        shown += "...";
    }
    return shown;
}

} // namespace kkachi::base
