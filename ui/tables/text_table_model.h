// What every table of the window has in common: each cell is a text with a colour, and the texts follow the language.
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <QStringList>

#include <optional>

namespace kkachi::ui {

struct Column {
    QString title;
    QStringList samples; // texts that should fit without being cut
    bool isNumber = false;
};

class TextTableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    using QAbstractTableModel::QAbstractTableModel;

    // All texts in the language now in force.
    virtual QList<Column> columns() const = 0;
    // The language or the colours have changed: every text is asked for again.
    void retranslate();

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  protected:
    virtual QString text(int row, int column) const = 0;
    virtual std::optional<QColor> colour(int row, int column) const;
    virtual QString toolTip(int row, int column) const;

  private:
    Qt::Alignment alignment(int column) const;

    mutable QList<Column> m_columns; // filled on first use, emptied by a change of language
    const QList<Column>& knownColumns() const;
};

} // namespace kkachi::ui
