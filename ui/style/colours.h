// The colours of the dark terminal. Meaning is never carried by colour alone: a word, a sign or an arrow stands with
// it.
#pragma once

#include "base/mode.h"

#include <QColor>

namespace kkachi::ui::style {

inline constexpr QColor kWindow{0x10, 0x14, 0x1a};
inline constexpr QColor kPanel{0x17, 0x1c, 0x24};
inline constexpr QColor kRaised{0x1f, 0x26, 0x30};
inline constexpr QColor kBorder{0x2b, 0x34, 0x40};
inline constexpr QColor kText{0xdd, 0xe3, 0xea};
inline constexpr QColor kMuted{0x8c, 0x98, 0xa8};
inline constexpr QColor kAccent{0x6a, 0xa8, 0xf7};
inline constexpr QColor kGood{0x35, 0xb8, 0x7d};
inline constexpr QColor kWarning{0xe3, 0xa4, 0x36};
inline constexpr QColor kBad{0xf0, 0x52, 0x55};

// East Asian custom: red rises, blue falls.
inline constexpr QColor kKoreanUp{0xf2, 0x5c, 0x5f};
inline constexpr QColor kKoreanDown{0x4d, 0x8f, 0xf5};
inline constexpr QColor kWesternUp{0x2e, 0xbd, 0x85};
inline constexpr QColor kWesternDown{0xf0, 0x55, 0x5d};

constexpr QColor ofMode(base::Mode mode) {
    switch (mode) {
    case base::Mode::Demo:
        return {0x7d, 0x6b, 0xd6};
    case base::Mode::Paper:
        return {0x2b, 0x86, 0xc9};
    case base::Mode::Live:
        return {0xe0, 0x5a, 0x1e};
    }
    return {};
}

} // namespace kkachi::ui::style
