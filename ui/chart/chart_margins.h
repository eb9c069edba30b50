// The room the axes take beside the plot.
#pragma once

namespace kkachi::ui {

inline constexpr double kPriceAxisWidth = 88;
inline constexpr double kTimeAxisHeight = 22;
inline constexpr double kTopMargin = 6;

} // namespace kkachi::ui
