// A framed part of the window, with a title if it is given one; what it shows follows the language.
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace kkachi::ui {

class Panel : public QFrame {
    Q_OBJECT

  public:
    explicit Panel(QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;
    // Sets every text anew. Constructors of the panels call their own once at their end.
    virtual void retranslate() = 0;

    void setTitle(const QString& title);
    // Everything under the title.
    QVBoxLayout* body() { return m_body; }

  private:
    QLabel* m_title;
    QVBoxLayout* m_body;
};

// A small grey caption, and the value that belongs to it.
QLabel* makeCaption(QWidget* parent);
QLabel* makeValue(QWidget* parent);
// Colours a value without touching the style sheet, which would be parsed again each time.
void setTextColour(QLabel* label, const QColor& colour);

} // namespace kkachi::ui
