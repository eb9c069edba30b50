#include "ui/tape/tape_model.h"

#include "ui/style/theme.h"
#include "ui/words/numbers.h"

namespace kkachi::ui {
namespace {

// The column is narrow, and nobody trades on the last two decimals of somebody else's volume.
constexpr int kVolumeDigits = 6;

} // namespace

TapeModel::TapeModel(const style::Theme& theme, QObject* parent)
    : RowsModel{parent}
    , m_theme{theme} {}

QList<Column> TapeModel::columns() const {
    return {{tr("KST"), {QStringLiteral("00:00:00")}, false},
            {tr("Price"), {QStringLiteral("▲ 000,000,000")}, true},
            {tr("Volume"), {QStringLiteral("00.000000")}, true}};
}

QString TapeModel::text(int row, int column) const {
    const market::Trade& trade = rows()[static_cast<std::size_t>(row)];
    switch (column) {
    case Time:
        return words::kstTime(trade.at);
    case Price:
        // The arrow tells the taker's side where the colour cannot be told apart.
        return (trade.taker == market::Taker::Buyer ? QStringLiteral("▲ ") : QStringLiteral("▼ ")) +
               words::price(trade.price);
    case Volume:
        return words::quantity(trade.volume, kVolumeDigits);
    default:
        return {};
    }
}

std::optional<QColor> TapeModel::colour(int row, int column) const {
    if (column == Time)
        return std::nullopt;
    const bool bought = rows()[static_cast<std::size_t>(row)].taker == market::Taker::Buyer;
    return bought ? m_theme.up() : m_theme.down();
}

bool TapeModel::hasSameKey(const market::Trade& a, const market::Trade& b) const {
    return a.sequentialId == b.sequentialId;
}

bool TapeModel::looksSame(const market::Trade& a, const market::Trade& b) const {
    return a == b;
}

} // namespace kkachi::ui
