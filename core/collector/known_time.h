// Which stretches of market time were told how. Everything between the beginning and `until` that is in no stretch was
// seen as it happened; before the beginning nothing is known.
#pragma once

#include "base/timestamp.h"

#include <deque>
#include <optional>

namespace kkachi::collector {

// The worst of what is true of any part of a span, in rising order.
enum class Knowledge { Seen, ReadLater, Closed, Lost };

class KnownTime {
  public:
    bool hasBegun() const { return m_begin.has_value(); }
    void begin(base::Timestamp at) { m_begin = m_until = at; }
    // All is known until here, in one of the ways above.
    base::Timestamp until() const { return m_until; }
    void extendTo(base::Timestamp at) { m_until = at > m_until ? at : m_until; }
    void add(Knowledge how, base::Timestamp from, base::Timestamp to);

    // Of [from, to). Closed is only said of a span that was closed from end to end.
    Knowledge of(base::Timestamp from, base::Timestamp to) const;

  private:
    struct Stretch {
        Knowledge how;
        base::Timestamp from;
        base::Timestamp to;
    };

    std::optional<base::Timestamp> m_begin;
    base::Timestamp m_until{};
    std::deque<Stretch> m_stretches; // the newest few thousand
};

} // namespace kkachi::collector
