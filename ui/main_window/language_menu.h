// The languages, each written in itself so that everybody finds their own.
#pragma once

#include <QMenu>

namespace kkachi::ui {

class LanguageMenu : public QMenu {
    Q_OBJECT

  public:
    explicit LanguageMenu(QWidget* parent = nullptr);

    void check(const QString& language);

  Q_SIGNALS:
    void chosen(const QString& language); // "ko" or "en"

  private:
    void addLanguage(const QString& language, const QString& name);

    QActionGroup* m_group;
};

} // namespace kkachi::ui
