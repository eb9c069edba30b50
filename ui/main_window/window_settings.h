// What the window must know before the first snapshot arrives.
#pragma once

#include "base/mode.h"

#include <QString>

namespace kkachi::ui {

struct WindowSettings {
    base::Mode mode = base::Mode::Demo;
    QString market = QStringLiteral("KRW-BTC");
    QString language = QStringLiteral("en"); // "ko" or "en"
};

} // namespace kkachi::ui
