// Before real money moves, the word LIVE is typed, once for each start.
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace kkachi::ui {

class LiveConfirmation : public QDialog {
    Q_OBJECT

  public:
    explicit LiveConfirmation(const QString& market, QWidget* parent = nullptr);

  private:
    QLineEdit* m_word;
    QPushButton* m_start;
};

} // namespace kkachi::ui
