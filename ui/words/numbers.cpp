#include "ui/words/numbers.h"

#include <QCoreApplication>

#include <chrono>
#include <cmath>

namespace kkachi::ui::words {
namespace {

constexpr int kGroup = 3;
constexpr QChar kMinus{0x2212};

QString translated(const char* text) {
    return QCoreApplication::translate("numbers", text);
}

QString grouped(const std::string& decimal) {
    QString text = QString::fromStdString(decimal);
    const auto point = text.indexOf(u'.');
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    for (qsizetype at = (point < 0 ? text.size() : point) - kGroup; at > first; at -= kGroup)
        text.insert(at, u',');
    return text;
}

QString withSign(bool negative, bool positive, const QString& magnitude) {
    if (negative)
        return kMinus + magnitude;
    return positive ? u'+' + magnitude : magnitude;
}

QString wonText(std::int64_t units) {
    return translated(QT_TRANSLATE_NOOP("numbers", "₩%1")).arg(grouped(base::formatDecimalFixed(units, 0)));
}

QString clock(base::Timestamp at, bool milliseconds) {
    const auto sinceMidnight =
        (at + base::kKoreaOffset) - std::chrono::floor<std::chrono::days>(at + base::kKoreaOffset);
    const std::chrono::hh_mm_ss time{sinceMidnight};
    QString text = QStringLiteral("%1:%2:%3")
                       .arg(time.hours().count(), 2, 10, QLatin1Char{'0'})
                       .arg(time.minutes().count(), 2, 10, QLatin1Char{'0'})
                       .arg(time.seconds().count(), 2, 10, QLatin1Char{'0'});
    if (milliseconds)
        text += QStringLiteral(".%1").arg(time.subseconds().count(), 3, 10, QLatin1Char{'0'});
    return text;
}

} // namespace

QString won(base::Krw amount) {
    // The minus goes before the sign of the currency.
    const bool negative = base::formatDecimalFixed(amount.units(), 0).front() == '-';
    return negative ? kMinus + wonText((-amount).units()) : wonText(amount.units());
}

QString signedWon(base::Krw amount) {
    const std::string rounded = base::formatDecimalFixed(amount.units(), 0);
    const bool isZero = rounded == "0" || rounded == "-0";
    const bool negative = !isZero && amount.isNegative();
    return withSign(negative, !isZero && !negative, wonText(isZero ? 0 : std::abs(amount.units())));
}

QString price(base::Price price) {
    return grouped(price.toString());
}

QString price(const std::optional<base::Price>& maybe) {
    return maybe ? price(*maybe) : nothing();
}

QString wholePrice(base::Price price) {
    return grouped(base::formatDecimalFixed(price.units(), 0));
}

QString quantity(base::Quantity volume, int digits) {
    return grouped(base::formatDecimalFixed(volume.units(), digits));
}

QString coins(base::Quantity volume, std::string_view market) {
    const std::string_view coin = market.substr(market.find('-') + 1); // the whole text where there is no dash
    return quantity(volume) + u' ' + QString::fromUtf8(coin.data(), static_cast<qsizetype>(coin.size()));
}

QString percent(double fraction, int digits) {
    return QString::number(fraction * 100, 'f', digits) + u'%';
}

QString signedPercent(double fraction, int digits) {
    const double rounded = std::round(fraction * 100 * std::pow(10, digits));
    return withSign(rounded<0, rounded> 0, percent(std::abs(fraction), digits));
}

QString arrow(double change) {
    if (change > 0)
        return QStringLiteral("▲");
    return change < 0 ? QStringLiteral("▼") : QStringLiteral("–");
}

QString decimal(std::string_view plainDecimal) {
    const auto units = base::parseDecimal(plainDecimal, base::ExcessDigits::RoundDown);
    const std::string raw{plainDecimal};
    return units ? grouped(base::formatDecimal(*units)) : QString::fromStdString(raw);
}

QString kstTime(base::Timestamp at) {
    return clock(at, false);
}

QString kstMilliseconds(base::Timestamp at) {
    return clock(at, true);
}

QString kstDateTime(base::Timestamp at) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at + base::kKoreaOffset)};
    return QStringLiteral("%1-%2-%3 ")
               .arg(static_cast<int>(day.year()), 4, 10, QLatin1Char{'0'})
               .arg(static_cast<unsigned>(day.month()), 2, 10, QLatin1Char{'0'})
               .arg(static_cast<unsigned>(day.day()), 2, 10, QLatin1Char{'0'}) +
           kstTime(at);
}

QString duration(base::Milliseconds length) {
    using namespace std::chrono_literals;
    if (length < 1s)
        return translated(QT_TRANSLATE_NOOP("numbers", "%1 ms")).arg(length.count());
    if (length < 60s)
        return translated(QT_TRANSLATE_NOOP("numbers", "%1 s"))
            .arg(static_cast<double>(length.count()) / 1000, 0, 'f', 1);
    return translated(QT_TRANSLATE_NOOP("numbers", "%1 min"))
        .arg(std::chrono::duration_cast<std::chrono::minutes>(length).count());
}

QString nothing() {
    return QStringLiteral("–");
}

} // namespace kkachi::ui::words
