// The spellings of instants that Upbit uses beside ISO 8601 with a zone.
#pragma once

#include "base/timestamp.h"

#include <string>

namespace kkachi::simulator {

// "2026-11-20T01:16:00", without a zone.
inline std::string dateTimeText(base::Timestamp at) {
    return base::formatUtc(at).substr(0, 19);
}
// "2026-11-20"
inline std::string dateText(base::Timestamp at) {
    return base::formatUtc(at).substr(0, 10);
}
// "01:16:00"
inline std::string timeText(base::Timestamp at) {
    return base::formatUtc(at).substr(11, 8);
}
// "20261120"
inline std::string compactDate(base::Timestamp at) {
    const std::string text = base::formatUtc(at);
    return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2);
}
// "011600"
inline std::string compactTime(base::Timestamp at) {
    const std::string text = base::formatUtc(at);
    return text.substr(11, 2) + text.substr(14, 2) + text.substr(17, 2);
}
// "2026-11-20T10:16:02.412000+09:00": the time of a fill, in microseconds.
inline std::string kstMicrosText(base::Timestamp at) {
    return base::formatUtc(at + base::kKoreaOffset).substr(0, 23) + "000+09:00";
}

} // namespace kkachi::simulator
