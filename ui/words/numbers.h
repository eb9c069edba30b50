// Numbers and instants as people read them. Money is shown from its exact decimals; times are Korean (KST), which the
// screens say beside them.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <QString>

#include <optional>
#include <string_view>

namespace kkachi::ui::words {

QString won(base::Krw amount);       // "₩141,250,000", whole won, nearest
QString signedWon(base::Krw amount); // "+₩1,200", "−₩300", "₩0"
QString price(base::Price price);    // "141,250,000", "0.0123"; no unit
QString price(const std::optional<base::Price>& price);
QString wholePrice(base::Price price);                         // to the nearest won, for averages
QString quantity(base::Quantity volume, int digits = 8);       // "0.00142857"
QString coins(base::Quantity volume, std::string_view market); // "0.00142857 BTC" for the market "KRW-BTC"
QString percent(double fraction, int digits = 2);              // 0.0123 is "1.23%"
QString signedPercent(double fraction, int digits = 2);        // "+1.23%", "−0.40%"
QString arrow(double change);                                  // "▲", "▼" or "–"
QString decimal(std::string_view plainDecimal);                // any plain decimal text with separators

QString kstTime(base::Timestamp at);         // "10:02:03"
QString kstMilliseconds(base::Timestamp at); // "10:02:03.004"
QString kstDateTime(base::Timestamp at);     // "2026-11-22 10:02:03"
QString duration(base::Milliseconds length); // "340 ms", "2.1 s", "4 min"

// Stands where there is no value.
QString nothing();

} // namespace kkachi::ui::words
