// Round instants for the time axis, in Korean time.
#pragma once

#include <QString>

namespace kkachi::ui {

// The smallest round step (1 s ... 1 d) that leaves at least `leastPixels` between two labels.
double timeStepMs(double pixelsPerMs, double leastPixels);
// The first multiple of the step at or after the instant, counted from midnight in Korea.
double firstTickMs(double fromMs, double stepMs);
// "10:02:30", "10:02" or "11-22", as the step needs.
QString tickLabel(double ms, double stepMs);

// The step of 1, 2 or 5 times a power of ten that cuts `range` into about `count` parts.
double roundStep(double range, int count);

} // namespace kkachi::ui
