#include "ui/orders/fills_model.h"

#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

namespace kkachi::ui {

FillsModel::FillsModel(const style::Theme& theme, QObject* parent)
    : RowsModel{parent}
    , m_theme{theme} {}

QList<Column> FillsModel::columns() const {
    return {{tr("Time (KST)"), {QStringLiteral("00:00:00.000")}, false},
            {tr("Side"), {words::side(order::Side::Buy), words::side(order::Side::Sell)}, false},
            {tr("Price"), {QStringLiteral("000,000,000")}, true},
            {tr("Volume"), {QStringLiteral("0.00000000")}, true},
            {tr("Value"), {QStringLiteral("₩0,000,000")}, true},
            {tr("Fee"), {QStringLiteral("₩0,000")}, true},
            {tr("Identifier"), {QStringLiteral("kkachi-demo-000000-00000000")}, false},
            {tr("Trade"), {QString{30, u'x'}}, false}};
}

QString FillsModel::text(int row, int column) const {
    const storage::FillRow& fill = rows()[static_cast<std::size_t>(row)];
    switch (column) {
    case Time:
        return words::kstMilliseconds(fill.fill.at);
    case Side:
        return words::side(fill.side);
    case Price:
        return words::price(fill.fill.price);
    case Volume:
        return words::quantity(fill.fill.volume);
    case Value:
        return words::won(base::notional(fill.fill.price, fill.fill.volume, base::Rounding::HalfEven));
    case Fee:
        return words::won(fill.fill.fee);
    case Identifier:
        return QString::fromStdString(fill.identifier);
    case TradeUuid:
        return QString::fromStdString(fill.fill.tradeUuid);
    default:
        return {};
    }
}

std::optional<QColor> FillsModel::colour(int row, int column) const {
    if (column != Side)
        return std::nullopt;
    return rows()[static_cast<std::size_t>(row)].side == order::Side::Buy ? m_theme.up() : m_theme.down();
}

bool FillsModel::hasSameKey(const storage::FillRow& a, const storage::FillRow& b) const {
    return a.fill.tradeUuid == b.fill.tradeUuid && a.identifier == b.identifier;
}

bool FillsModel::looksSame(const storage::FillRow& a, const storage::FillRow& b) const {
    return a.fill == b.fill;
}

} // namespace kkachi::ui
