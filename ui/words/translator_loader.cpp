#include "ui/words/translator_loader.h"

#include <QCoreApplication>

namespace kkachi::ui {

bool TranslatorLoader::use(const QString& language) {
    auto next = std::make_unique<QTranslator>();
    const bool found = next->load(QStringLiteral(":/i18n/kkachi_%1.qm").arg(language));
    if (found)
        QCoreApplication::installTranslator(next.get());
    m_translator = std::move(next);
    m_language = language;
    return found;
}

} // namespace kkachi::ui
