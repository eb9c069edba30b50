// That a message comes over the public WebSocket.
#pragma once

#include "app/doctor/doctor.h"
#include "exchange/upbit/upbit_settings.h"

namespace kkachi::app::doctor {

void listenToStream(const exchange::upbit::UpbitSettings& settings, QObject& owner, const Report& report);

} // namespace kkachi::app::doctor
