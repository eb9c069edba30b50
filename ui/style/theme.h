// The two palettes of trade, which follow the language: red up and blue down in Korean, green up and red down in
// English.
#pragma once

#include <QColor>
#include <QObject>

namespace kkachi::ui::style {

class Theme : public QObject {
    Q_OBJECT

  public:
    explicit Theme(QObject* parent = nullptr)
        : QObject{parent} {}

    // "ko" takes the Korean palette, every other language the western one.
    void follow(const QString& language);

    QColor up() const;   // rising prices, buyers, profit
    QColor down() const; // falling prices, sellers, loss
    // up, down, or the plain text colour for zero.
    QColor ofSign(double value) const;

  Q_SIGNALS:
    void changed();

  private:
    bool m_korean = false;
};

} // namespace kkachi::ui::style
