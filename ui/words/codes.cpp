#include "ui/words/codes.h"

#include "signal/signal_problem.h"
#include "ui/words/numbers.h"

#include <QCoreApplication>

#include <span>

namespace kkachi::ui::words {
namespace {

struct Word {
    std::string_view code;
    const char* text;
};

constexpr Word kReasons[] = {
    {"APPROVED", QT_TRANSLATE_NOOP("words", "Approved")},
    {"HOLD", QT_TRANSLATE_NOOP("words", "Nothing to do")},
    {"TRADING_PAUSED", QT_TRANSLATE_NOOP("words", "New entries are paused")},
    {"TRADING_HALTED", QT_TRANSLATE_NOOP("words", "Trading is halted")},
    {"NOT_RECONCILED", QT_TRANSLATE_NOOP("words", "Not yet compared with the exchange")},
    {"STALE_DATA", QT_TRANSLATE_NOOP("words", "Market data is too old")},
    {"CLOCK_OFF", QT_TRANSLATE_NOOP("words", "This computer's clock is wrong")},
    {"EXCHANGE_BAN", QT_TRANSLATE_NOOP("words", "Shut out by the exchange for a while")},
    {"SIGNAL_EXPIRED", QT_TRANSLATE_NOOP("words", "The signal is too old")},
    {"LOW_CONFIDENCE", QT_TRANSLATE_NOOP("words", "Confidence too low")},
    {"ALREADY_IN_POSITION", QT_TRANSLATE_NOOP("words", "Already in position")},
    {"NOTHING_TO_SELL", QT_TRANSLATE_NOOP("words", "Nothing to sell")},
    {"ORDER_PENDING", QT_TRANSLATE_NOOP("words", "An order is still open")},
    {"POSITION_LIMIT", QT_TRANSLATE_NOOP("words", "Position limit")},
    {"EXIT_BELOW_MINIMUM", QT_TRANSLATE_NOOP("words", "Could not be sold at its stop: below the minimum order")},
    {"BELOW_MINIMUM_TOTAL", QT_TRANSLATE_NOOP("words", "Below the minimum order")},
    {"ABOVE_MAXIMUM_TOTAL", QT_TRANSLATE_NOOP("words", "Above the maximum order")},
    {"INSUFFICIENT_FUNDS", QT_TRANSLATE_NOOP("words", "Not enough won")},
    {"DAILY_LOSS_LIMIT", QT_TRANSLATE_NOOP("words", "Daily loss limit")},
    {"TOTAL_LOSS_LIMIT", QT_TRANSLATE_NOOP("words", "Total loss limit")},
    {"VOLATILITY", QT_TRANSLATE_NOOP("words", "The price moves too fast")},
    {"ORDER_RATE", QT_TRANSLATE_NOOP("words", "Too many orders a minute")},
    {"UNKNOWN_ORDER", QT_TRANSLATE_NOOP("words", "The fate of an order is unknown")},
    {"STORE_FAILED", QT_TRANSLATE_NOOP("words", "The database refused a write")},
    {"POSITION_MISSING", QT_TRANSLATE_NOOP("words", "The position is not at the exchange")},
};

constexpr Word kAlerts[] = {
    {"STOP_LOSS", QT_TRANSLATE_NOOP("words", "Stop-loss: the position is sold")},
    {"DAILY_LOSS_LIMIT", QT_TRANSLATE_NOOP("words", "Daily loss limit reached: entries are paused")},
    {"TOTAL_LOSS_LIMIT", QT_TRANSLATE_NOOP("words", "Total loss limit reached: stopped and protected")},
    {"VOLATILITY", QT_TRANSLATE_NOOP("words", "The price moves too fast: no entries")},
    {"CLOCK_OFF", QT_TRANSLATE_NOOP("words", "This computer's clock is wrong")},
    {"EXCHANGE_BAN", QT_TRANSLATE_NOOP("words", "Shut out by the exchange for a while")},
    {"FEED_GAP", QT_TRANSLATE_NOOP("words", "Trades are missing from the record")},
    {"STORE_FAILED", QT_TRANSLATE_NOOP("words", "The database refused a write")},
    {"ACCOUNT_UNAVAILABLE", QT_TRANSLATE_NOOP("words", "The account cannot be read")},
    {"BALANCE_DRIFT", QT_TRANSLATE_NOOP("words", "Our books and the exchange differ")},
    {"POSITION_MISSING", QT_TRANSLATE_NOOP("words", "The position is not at the exchange")},
    {"ORDER_UNKNOWN", QT_TRANSLATE_NOOP("words", "The fate of an order is unknown")},
    {"ORDER_CONTRADICTION", QT_TRANSLATE_NOOP("words", "News of an order contradict our books")},
    {"ENGINE_HALTED", QT_TRANSLATE_NOOP("words", "The engine has halted")},
};

QString translated(const char* text) {
    return QCoreApplication::translate("words", text);
}

QString find(std::span<const Word> words, std::string_view code) {
    for (const Word& word : words)
        if (word.code == code)
            return translated(word.text);
    return QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

enum class Unit { Won, Fraction, Plain };

Unit unitOf(std::string_view reason) {
    for (const std::string_view code : {"LOW_CONFIDENCE", "VOLATILITY"})
        if (reason == code)
            return Unit::Fraction;
    for (const std::string_view code : {"POSITION_LIMIT", "EXIT_BELOW_MINIMUM", "BELOW_MINIMUM_TOTAL",
                                        "ABOVE_MAXIMUM_TOTAL", "INSUFFICIENT_FUNDS", "DAILY_LOSS_LIMIT"})
        if (reason == code)
            return Unit::Won;
    return Unit::Plain;
}

QString inUnit(std::string_view text, Unit unit) {
    const auto amount = base::Krw::parse(text, base::ExcessDigits::RoundDown);
    if (!amount || unit == Unit::Plain)
        return decimal(text);
    return unit == Unit::Won ? won(*amount) : percent(amount->toDouble());
}

} // namespace

QString reason(std::string_view code) {
    return find(kReasons, code);
}

QString problem(std::string_view code) {
    return QCoreApplication::translate("signal", std::string{signal::explainProblem(code)}.c_str());
}

QString alert(std::string_view code) {
    return find(kAlerts, code);
}

QString verdict(const storage::VerdictRow& verdict) {
    if (verdict.approved || verdict.limit.empty() || verdict.actual.empty())
        return reason(verdict.reason);
    const Unit unit = unitOf(verdict.reason);
    return translated(QT_TRANSLATE_NOOP("words", "%1 (limit %2, actual %3)"))
        .arg(reason(verdict.reason), inUnit(verdict.limit, unit), inUnit(verdict.actual, unit));
}

} // namespace kkachi::ui::words
