#include "tests/ui/snapshot_builder.h"
#include "tests/ui/window_probe.h"
#include "ui/main_window/main_window.h"
#include "ui/style/application_style.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace {

using namespace kkachi;
using namespace kkachi::test;
using ui::MainWindow;

void choose(MainWindow& window, const QString& language) {
    window.findChild<QAction*>(QStringLiteral("language_") + language)->trigger();
    const QString start = language == QStringLiteral("ko") ? QStringLiteral("시작") : QStringLiteral("Start");
    ASSERT_TRUE(QTest::qWaitFor([&] { return button(window, QStringLiteral("startButton"))->text() == start; }));
    QCoreApplication::processEvents();
}

// Texts that have a Korean form, and yet were left in English.
std::set<QString> leftInEnglish(const std::set<QString>& texts) {
    std::set<QString> left;
    const auto korean = koreanTexts();
    for (const QString& text : texts) {
        const auto found = korean.find(text);
        if (found != korean.end() && !found->second.contains(text))
            left.insert(text);
    }
    return left;
}

TEST(Language, SwitchesEveryVisibleTextAtRunTime) {
    MainWindow window{{}};
    window.show();
    SnapshotBuilder builder;
    builder.alert(storage::Severity::ActNow, "STOP_LOSS", "sold");
    window.showSnapshot(builder.build());
    window.showTradingStopped(true);
    const std::set<QString> english = visibleTexts(window);
    // The probe sees enough to mean something.
    EXPECT_GT(leftInEnglish(english).size(), 60U);
    choose(window, QStringLiteral("ko"));
    for (const QString& text : leftInEnglish(visibleTexts(window)))
        ADD_FAILURE() << "still English: " << text.toStdString();
    choose(window, QStringLiteral("en"));
    EXPECT_EQ(visibleTexts(window), english);
}

TEST(Language, StartsInTheChosenLanguage) {
    MainWindow window{{base::Mode::Demo, QStringLiteral("KRW-BTC"), QStringLiteral("ko")}};
    window.showSnapshot(SnapshotBuilder{}.build());
    EXPECT_EQ(window.windowTitle(), QStringLiteral("까치 - 데모 - KRW-BTC"));
    EXPECT_TRUE(leftInEnglish(visibleTexts(window)).empty());
}

TEST(Language, IsToldToWhoeverRemembersIt) {
    MainWindow window{{}};
    QSignalSpy chosen{&window, &MainWindow::languageChosen};
    choose(window, QStringLiteral("ko"));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.at(0).at(0).toString(), QStringLiteral("ko"));
}

// A label that is narrower than its text cuts it; word wrap and deliberate elision are excepted.
void expectNothingCut(const QWidget& window, const char* language) {
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            continue;
        EXPECT_GE(label->width(), label->sizeHint().width()) << language << ": " << label->text().toStdString();
    }
    for (const QAbstractButton* shown : window.findChildren<QAbstractButton*>()) {
        if (!shown->isVisible() || shown->text().isEmpty())
            continue;
        EXPECT_GE(shown->width(), shown->sizeHint().width()) << language << ": " << shown->text().toStdString();
    }
}

TEST(Language, FitsTheSmallestScreenInBothLanguages) {
    ui::style::applyTo(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    for (const char* language : {"en", "ko"}) {
        MainWindow window{{base::Mode::Paper, QStringLiteral("KRW-BTC"), QString::fromUtf8(language)}};
        window.resize(1280, 800);
        window.show();
        SnapshotBuilder rich;
        rich.edit().account.equity = base::Krw::whole(123'456'789);
        rich.edit().account.dayPnl = base::Krw::whole(-12'345'678);
        window.showSnapshot(rich.build());
        QCoreApplication::processEvents();
        EXPECT_LE(window.width(), 1280) << language;
        EXPECT_LE(window.height(), 800) << language;
        expectNothingCut(window, language);
    }
}

} // namespace
