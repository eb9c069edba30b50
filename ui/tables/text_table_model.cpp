#include "ui/tables/text_table_model.h"

namespace kkachi::ui {

const QList<Column>& TextTableModel::knownColumns() const {
    if (m_columns.isEmpty())
        m_columns = columns();
    return m_columns;
}

void TextTableModel::retranslate() {
    m_columns.clear();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TextTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(knownColumns().size());
}

Qt::Alignment TextTableModel::alignment(int column) const {
    return (knownColumns().at(column).isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return knownColumns().at(section).title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(section));
    return {};
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(index.column()));
    case Qt::ForegroundRole: {
        const auto chosen = colour(index.row(), index.column());
        return chosen ? QVariant{*chosen} : QVariant{};
    }
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    default:
        return {};
    }
}

std::optional<QColor> TextTableModel::colour(int, int) const {
    return std::nullopt;
}

// A cell may be cut by its column; the whole text is always one hover away.
QString TextTableModel::toolTip(int row, int column) const {
    return text(row, column);
}

} // namespace kkachi::ui
