#include "simulator/trade_burst.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <optional>

namespace kkachi::simulator {

namespace {

constexpr std::int64_t kMostTrades = 100'000'000;
constexpr std::int64_t kMostPerSecond = 1'000'000;

std::optional<std::int64_t> wholeNumber(const QJsonValue& value, std::int64_t most) {
    const double number = value.toDouble(0);
    if (number < 1 || number > static_cast<double>(most) || number != std::floor(number))
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

} // namespace

base::Result<TradeBurst, std::string> TradeBurst::read(std::string_view json, std::chrono::milliseconds now) {
    const auto object = QJsonDocument::fromJson(QByteArray{json.data(), static_cast<qsizetype>(json.size())}).object();
    const auto trades = wholeNumber(object[QLatin1String{"trades"}], kMostTrades);
    if (!trades)
        return base::Unexpected{std::string{"trades; allowed: 1 to 100000000"}};
    const auto perSecond = wholeNumber(object[QLatin1String{"per_second"}], kMostPerSecond);
    if (!perSecond)
        return base::Unexpected{std::string{"per_second; allowed: 1 to 1000000"}};
    return TradeBurst{*trades, *perSecond, now};
}

std::int64_t TradeBurst::take(std::chrono::milliseconds now, std::int64_t most) {
    const std::int64_t due = std::min(m_trades, m_perSecond * (now - m_startedAt).count() / 1000);
    const std::int64_t taken = std::clamp<std::int64_t>(due - m_printed, 0, most);
    m_printed += taken;
    return taken;
}

} // namespace kkachi::simulator
