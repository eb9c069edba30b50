#include "ui/orders/orders_model.h"

#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

namespace kkachi::ui {

OrdersModel::OrdersModel(const style::Theme& theme, QObject* parent)
    : RowsModel{parent}
    , m_theme{theme} {}

QList<Column> OrdersModel::columns() const {
    return {{tr("Time (KST)"), {QStringLiteral("00:00:00.000")}, false},
            {tr("Side"), {words::side(order::Side::Buy), words::side(order::Side::Sell)}, false},
            {tr("Type"), {words::orderType(order::Type::Market), words::orderType(order::Type::Limit)}, false},
            {tr("Amount"), {QStringLiteral("0.00000000")}, true},
            {tr("Price"), {QStringLiteral("000,000,000")}, true},
            {tr("Executed"), {QStringLiteral("0.00000000")}, true},
            {tr("Average price"), {QStringLiteral("000,000,000")}, true},
            {tr("Fee"), {QStringLiteral("₩0,000")}, true},
            {tr("State"),
             {words::orderState(order::State::PartiallyFilled), words::orderState(order::State::Intent)},
             false},
            {tr("Origin"), {words::origin(order::Origin::StopLoss), words::origin(order::Origin::Signal)}, false},
            {tr("Identifier"), {QStringLiteral("kkachi-demo-000000-00000000")}, false},
            {tr("Error"), {QString{20, u'x'}}, false}};
}

QString OrdersModel::text(int row, int column) const {
    const order::Order& order = rows()[static_cast<std::size_t>(row)];
    switch (column) {
    case Time:
        return words::kstMilliseconds(order.createdAt);
    case Side:
        return words::side(order.side);
    case Type:
        return words::orderType(order.type);
    case Amount:
        return words::quantity(order.amount);
    case Price:
        return words::price(order.price);
    case Executed:
        return words::quantity(order.executedVolume);
    case AveragePrice: {
        // Whole won are enough on a screen; the database keeps all eight decimals.
        const auto average = order::executedPrice(order);
        return average ? words::wholePrice(*average) : words::nothing();
    }
    case Fee:
        return order.fee.isZero() ? words::nothing() : words::won(order.fee);
    case State:
        return words::orderState(order);
    case Origin:
        return words::origin(order.origin);
    case Identifier:
        return QString::fromStdString(order.identifier);
    case Error:
        return QString::fromStdString(order.error);
    default:
        return {};
    }
}

std::optional<QColor> OrdersModel::colour(int row, int column) const {
    const order::Order& order = rows()[static_cast<std::size_t>(row)];
    if (column == Side)
        return order.side == order::Side::Buy ? m_theme.up() : m_theme.down();
    if (column == Error)
        return style::kWarning;
    if (column != State)
        return std::nullopt;
    switch (order.state) {
    case order::State::Rejected:
        return style::kBad;
    case order::State::Unknown:
        return style::kWarning;
    case order::State::Filled:
        return style::kText;
    case order::State::Cancelled:
        return order.executedVolume.isZero() ? style::kMuted : style::kText;
    case order::State::Intent:
    case order::State::Sent:
    case order::State::Acknowledged:
    case order::State::PartiallyFilled:
        return style::kAccent;
    }
    return std::nullopt;
}

bool OrdersModel::hasSameKey(const order::Order& a, const order::Order& b) const {
    return a.identifier == b.identifier;
}

bool OrdersModel::looksSame(const order::Order& a, const order::Order& b) const {
    return a.state == b.state && a.executedVolume == b.executedVolume && a.executedFunds == b.executedFunds &&
           a.fee == b.fee && a.error == b.error;
}

} // namespace kkachi::ui
