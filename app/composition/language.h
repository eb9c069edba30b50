// Which language the program speaks: as asked for, as chosen before, or as the system does.
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>

namespace kkachi::app {

// "ko" or "en". `asked` is the value of --lang, empty when it was not given; anything else than the two is refused by
// the caller.
QString chooseLanguage(const QString& asked);

// The value of --lang on a command line that has not been parsed yet: help texts are translated before it is.
QString languageOption(int argc, char** argv);

// Puts the texts of the language in force as long as the returned translator lives; null for the source language.
std::unique_ptr<QTranslator> loadTexts(const QString& language);

} // namespace kkachi::app
