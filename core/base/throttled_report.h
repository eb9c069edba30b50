// What goes wrong again and again is counted each time and told at most once a minute. Keep one for each source of
// trouble, note every case, and log what comes back:
//
//     if (const auto report = m_unreadable.note(now, kind, bytes))
//         qCWarning(feedLog, "unreadable messages: %s", base::toText(*report).c_str());
//
// The first case is told at once. On closing, and from a timer if the source may fall silent, `rest` gives what has not
// been told yet.
#pragma once

#include "base/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::base {

class ThrottledReport {
  public:
    struct Kind {
        std::string name;
        std::uint64_t count = 0;
        friend bool operator==(const Kind&, const Kind&) = default;
    };
    struct Report {
        std::uint64_t count = 0; // since the report before
        std::uint64_t total = 0; // since the beginning
        std::vector<Kind> kinds; // most frequent first; beyond the eighth kind they share the name "other"
        std::string excerpt;     // of the last case, fit for a log
    };

    explicit ThrottledReport(Milliseconds period = std::chrono::minutes{1})
        : m_period{period} {}

    // Counts one case of `kind` (a short word of ours, such as "bad number trade_price"). `evidence` is what was bad,
    // of any length and content; nothing of it is kept but a short excerpt.
    std::optional<Report> note(Timestamp now, std::string_view kind, std::string_view evidence);
    // What was counted since the last report, whenever that was; nothing when that is nothing.
    std::optional<Report> rest(Timestamp now);
    // The same when the period has passed: for a timer.
    std::optional<Report> due(Timestamp now);

    std::uint64_t total() const { return m_total; }

  private:
    void count(std::string_view kind);
    bool mayReport(Timestamp now) const;
    Report take(Timestamp now);

    Milliseconds m_period;
    std::optional<Timestamp> m_lastReport;
    std::uint64_t m_total = 0;
    std::uint64_t m_untold = 0;
    std::vector<Kind> m_kinds;
    std::string m_excerpt;
};

// "7 of 19 in all: bad number trade_price 5, not JSON 2; last: {"type":"trade",...".
std::string toText(const ThrottledReport::Report& report);

// The first characters of bytes from outside, fit for a log: printable ASCII only, and long runs of letters and digits,
// as keys and tokens are, replaced by their length.
std::string excerptOf(std::string_view bytes);

} // namespace kkachi::base
