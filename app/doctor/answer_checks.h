// One public call: that there is an answer, what its Date says about our clock, and whether a price is in it.
#pragma once

#include "app/doctor/exchange_checks.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace kkachi::app::doctor {

void askForPrice(Way& way, const Report& report);

// How far the exchange's clock is ahead of ours, from a Date header (whole seconds) and the instants between which it
// was made; nothing when it is no date.
std::optional<std::chrono::milliseconds> clockOffset(const QByteArray& date, std::chrono::milliseconds sentAt,
                                                     std::chrono::milliseconds receivedAt);
// `slack` is how far the offset may be from the truth, half the time of the call: a slow answer is no wrong clock.
Finding clockFinding(std::optional<std::chrono::milliseconds> offset, std::chrono::milliseconds slack = {});

} // namespace kkachi::app::doctor
