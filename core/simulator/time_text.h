// The spellings of instants that Upbit uses beside ISO 8601 with a zone.
#pragma once

#include "base/timestamp.h"

#include <chrono>
#include <string>

namespace kkachi::simulator {

// "2026-11-20T01:16:00", without a zone. Years beyond four digits do not occur.
inline std::string dateTimeText(base::Timestamp at) {
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(at - day)};
    std::string text = "0000-00-00T00:00:00";
    const auto put = [&text](std::size_t end, auto number) {
        for (; number > 0; number /= 10)
            text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, static_cast<int>(date.year()) % 10'000);
    put(7, static_cast<unsigned>(date.month()));
    put(10, static_cast<unsigned>(date.day()));
    put(13, time.hours().count());
    put(16, time.minutes().count());
    put(19, time.seconds().count());
    return text;
}
// "2026-11-20"
inline std::string dateText(base::Timestamp at) {
    return dateTimeText(at).substr(0, 10);
}
// "01:16:00"
inline std::string timeText(base::Timestamp at) {
    return dateTimeText(at).substr(11, 8);
}
// "20261120"
inline std::string compactDate(base::Timestamp at) {
    const std::string text = dateTimeText(at);
    return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2);
}
// "011600"
inline std::string compactTime(base::Timestamp at) {
    const std::string text = dateTimeText(at);
    return text.substr(11, 2) + text.substr(14, 2) + text.substr(17, 2);
}
// "2026-11-20T10:16:02.412000+09:00": the time of a fill, in microseconds.
inline std::string kstMicrosText(base::Timestamp at) {
    return base::formatUtc(at + base::kKoreaOffset).substr(0, 23) + "000+09:00";
}

} // namespace kkachi::simulator
