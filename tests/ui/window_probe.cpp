#include "tests/ui/window_probe.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QXmlStreamReader>

namespace kkachi::test {
namespace {

void addModel(std::set<QString>& texts, const QAbstractItemModel& model) {
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.insert(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < model.rowCount(); ++row)
            texts.insert(model.index(row, column).data().toString());
    }
}

} // namespace

QAbstractButton* button(const QWidget& window, const QString& objectName) {
    auto* found = window.findChild<QAbstractButton*>(objectName);
    EXPECT_NE(found, nullptr) << objectName.toStdString();
    return found;
}

void press(const QWidget& window, const QString& objectName) {
    if (auto* found = button(window, objectName))
        QTest::mouseClick(found, Qt::LeftButton);
}

QMessageBox* openQuestion(const QWidget& window, const QString& objectName) {
    QMessageBox* box = nullptr;
    (void)QTest::qWaitFor([&] {
        box = window.findChild<QMessageBox*>(objectName);
        return box && box->isVisible();
    });
    return box;
}

void answer(const QWidget& window, const QString& question, const QString& choice) {
    QMessageBox* box = openQuestion(window, question);
    ASSERT_NE(box, nullptr) << question.toStdString();
    press(*box, choice);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window.findChild<QMessageBox*>(question); }));
}

std::set<QString> visibleTexts(const QWidget& window) {
    std::set<QString> texts{window.windowTitle()};
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        texts.insert(widget->toolTip());
        texts.insert(widget->accessibleName());
        texts.insert(widget->accessibleDescription());
    }
    for (const QLabel* label : window.findChildren<QLabel*>())
        texts.insert(label->text());
    for (const QAbstractButton* found : window.findChildren<QAbstractButton*>())
        texts.insert(found->text());
    for (const QMenu* menu : window.findChildren<QMenu*>())
        texts.insert(menu->title());
    for (const QAction* action : window.findChildren<QAction*>())
        texts.insert({action->text(), action->toolTip()});
    for (const QTabWidget* tabs : window.findChildren<QTabWidget*>())
        for (int at = 0; at < tabs->count(); ++at)
            texts.insert(tabs->tabText(at));
    for (const QTableView* table : window.findChildren<QTableView*>())
        addModel(texts, *table->model());
    texts.erase(QString{});
    return texts;
}

std::map<QString, std::set<QString>> koreanTexts() {
    std::map<QString, std::set<QString>> texts;
    QFile file{QStringLiteral(KKACHI_TRANSLATIONS "/kkachi_ko.ts")};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    QXmlStreamReader xml{&file};
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation")
            texts[source].insert(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    return texts;
}

} // namespace kkachi::test
