#include "app/composition/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <string_view>

namespace kkachi::app {

QString chooseLanguage(const QString& asked) {
    if (!asked.isEmpty())
        return asked;
    return QLocale::system().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

QString languageOption(int argc, char** argv) {
    constexpr std::string_view kOption = "--lang";
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument{argv[i]};
        if (argument == kOption && i + 1 < argc)
            return QString::fromUtf8(argv[i + 1]);
        if (argument.starts_with("--lang="))
            return QString::fromUtf8(argument.substr(kOption.size() + 1));
    }
    return {};
}

std::unique_ptr<QTranslator> loadTexts(const QString& language) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/kkachi_") + language) ||
        !QCoreApplication::installTranslator(translator.get()))
        return nullptr;
    return translator;
}

} // namespace kkachi::app
