// Where our tokens may go. A token is as good as the order it signs, so an address that was changed by mistake or by
// somebody else must not receive one.
#pragma once

#include "exchange/upbit/upbit_settings.h"

#include <QUrl>

#include <string>

namespace kkachi::exchange::upbit {

// Empty when the address is https or wss to api.upbit.com or to settings.allowedHost, or any scheme to this computer.
// Otherwise says why nothing is sent there.
std::string hostProblem(const QUrl& url, const UpbitSettings& settings);

} // namespace kkachi::exchange::upbit
