// Questions to the user, asked without a nested event loop: the window goes on showing the market meanwhile.
#pragma once

#include <QMessageBox>
#include <QString>

#include <functional>
#include <vector>

namespace kkachi::ui {

struct Choice {
    QString name; // objectName of the button
    QString label;
    QMessageBox::ButtonRole role = QMessageBox::AcceptRole;
    std::function<void()> act; // may be empty
};

struct Question {
    QString name; // objectName of the box; the same question is never open twice
    QString title;
    QString text;
    QString detail;
    // The one with the RejectRole is the default, and what Escape means.
    std::vector<Choice> choices;
};

void ask(QWidget* parent, const Question& question);

} // namespace kkachi::ui
