// Finds and presses things in a window as a user does.
#pragma once

#include <QAbstractButton>
#include <QMessageBox>
#include <QString>
#include <QWidget>

#include <map>
#include <set>

namespace kkachi::test {

// Fails the running test when there is none.
QAbstractButton* button(const QWidget& window, const QString& objectName);
void press(const QWidget& window, const QString& objectName);

// The question that is open, waited for; null when none comes.
QMessageBox* openQuestion(const QWidget& window, const QString& objectName);
// Presses one of the buttons of an open question and waits until it is gone.
void answer(const QWidget& window, const QString& question, const QString& choice);

// Every text a user can see or hover over: labels, buttons, menus, tabs, table heads and cells, tool tips, titles.
std::set<QString> visibleTexts(const QWidget& window);

// English source text to its Korean ones, of every context of the .ts file. A text may differ by context.
std::map<QString, std::set<QString>> koreanTexts();

} // namespace kkachi::test
