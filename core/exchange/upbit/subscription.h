// What is said on a stream after connecting. One message holds everything wanted, because each replaces the one before.
#pragma once

#include <QString>

#include <string_view>

namespace kkachi::exchange::upbit {

QString publicSubscription(std::string_view market);
QString privateSubscription(std::string_view market);

} // namespace kkachi::exchange::upbit
