// The one look of every table: dense rows, columns as wide as their usual text, whole rows selected, nothing edited.
#pragma once

#include <QTableView>

namespace kkachi::ui {

class TextTableModel;

namespace style {
class Theme;
}

class TableView : public QTableView {
    Q_OBJECT

  public:
    // The model belongs to somebody else and lives longer than the view. `stretched` is the column that takes what
    // is left of the width; -1 lets the last one take it, but never shrinks it.
    TableView(TextTableModel& model, const style::Theme& theme, int stretched, QWidget* parent = nullptr);

    // Pixels beside the text of a cell, both sides together.
    void setCellPadding(int pixels);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fitColumns();

    TextTableModel& m_model;
    int m_stretched;
    int m_cellPadding = 20;
};

} // namespace kkachi::ui
