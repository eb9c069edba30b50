#include "ui/chart/time_ticks.h"

#include "base/timestamp.h"
#include "ui/words/numbers.h"

#include <array>
#include <cmath>

namespace kkachi::ui {
namespace {

constexpr double kSecond = 1000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;
constexpr double kOffset = 9 * kHour;

constexpr std::array kSteps{kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                            kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                            kHour,   2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay};

} // namespace

double timeStepMs(double pixelsPerMs, double leastPixels) {
    for (const double step : kSteps)
        if (step * pixelsPerMs >= leastPixels)
            return step;
    return kDay * std::max(1.0, std::ceil(leastPixels / (kDay * pixelsPerMs)));
}

double firstTickMs(double fromMs, double stepMs) {
    return std::ceil((fromMs + kOffset) / stepMs) * stepMs - kOffset;
}

QString tickLabel(double ms, double stepMs) {
    const auto at = base::fromEpochMs(static_cast<std::int64_t>(std::llround(ms)));
    const QString full = words::kstDateTime(at); // "2026-11-22 10:02:03"
    const bool midnight = std::fmod(ms + kOffset, kDay) == 0;
    if (midnight)
        return full.mid(5, 5);
    return stepMs < kMinute ? full.mid(11) : full.mid(11, 5);
}

double roundStep(double range, int count) {
    const double raw = range / std::max(count, 1);
    if (!(raw > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= raw)
            return factor * power;
    return 10 * power;
}

} // namespace kkachi::ui
