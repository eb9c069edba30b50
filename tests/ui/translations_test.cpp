#include "tests/ui/window_probe.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

namespace {

using namespace kkachi::test;

QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern{QStringLiteral("%n|%L?\\d+|\\{[a-z_]*\\}")};
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

TEST(Translations, KeepEveryPlaceholder) {
    for (const auto& [source, translations] : koreanTexts())
        for (const QString& translation : translations)
            EXPECT_EQ(placeholders(translation), placeholders(source))
                << source.toStdString() << " -> " << translation.toStdString();
}

TEST(Translations, AreNeverEmpty) {
    const auto texts = koreanTexts();
    EXPECT_GT(texts.size(), 200U);
    for (const auto& [source, translations] : texts)
        EXPECT_FALSE(translations.contains(QString{})) << source.toStdString();
}

TEST(Translations, KeepOptionsAndKeysAsTyped) {
    static const QRegularExpression option{QStringLiteral("--[a-z-]+")};
    for (const auto& [source, translations] : koreanTexts())
        for (auto matches = option.globalMatch(source); matches.hasNext();) {
            const QString typed = matches.next().captured();
            for (const QString& translation : translations)
                EXPECT_TRUE(translation.contains(typed)) << source.toStdString();
        }
}

} // namespace
