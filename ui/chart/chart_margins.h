// The room for the labels beside the plot, and how close they may stand.
#pragma once

namespace kkachi::ui {

inline constexpr int kPriceAxisWidth = 88;
inline constexpr int kTimeAxisHeight = 22;
inline constexpr int kTopMargin = 6;
inline constexpr double kTimeLabelGap = 90; // pixels, at least
inline constexpr int kPriceSteps = 6;       // about

} // namespace kkachi::ui
