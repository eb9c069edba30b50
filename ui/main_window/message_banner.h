// A strip under the safety bar for what must not be missed. It stays until it is dismissed and never blocks the window.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace kkachi::ui {

class MessageBanner : public QFrame {
    Q_OBJECT

  public:
    struct Message {
        QString title;
        QString text;
    };
    // Asked again when the language changes.
    using Words = std::function<Message()>;

    explicit MessageBanner(QWidget* parent = nullptr);

    // Takes the place of the message before it.
    void showMessage(Words words);
    void dismiss();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    Words m_words;
    QLabel* m_text;
    QToolButton* m_dismiss;
};

} // namespace kkachi::ui
