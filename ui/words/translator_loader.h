// Puts one of the languages built into the program in force for the whole application, at any time.
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>

namespace kkachi::ui {

class TranslatorLoader {
  public:
    // "ko" or "en". Loads :/i18n/kkachi_<language>.qm in place of the language before it; every widget then receives
    // QEvent::LanguageChange. False when there are no such texts: the source texts (English) are shown.
    bool use(const QString& language);
    const QString& language() const { return m_language; }

  private:
    QString m_language;
    std::unique_ptr<QTranslator> m_translator; // removes itself from the application when destroyed
};

} // namespace kkachi::ui
