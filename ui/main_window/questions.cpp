#include "ui/main_window/questions.h"

#include <QPushButton>

namespace kkachi::ui {

void ask(QWidget* parent, const Question& question) {
    if (auto* open = parent->findChild<QMessageBox*>(question.name)) {
        open->raise();
        return;
    }
    auto* box = new QMessageBox{QMessageBox::NoIcon, question.title, question.text, QMessageBox::NoButton, parent};
    box->setObjectName(question.name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.detail);
    box->setTextFormat(Qt::PlainText);
    for (const Choice& choice : question.choices) {
        QPushButton* button = box->addButton(choice.label, choice.role);
        button->setObjectName(choice.name);
        if (choice.act)
            QObject::connect(button, &QPushButton::clicked, parent, choice.act);
        if (choice.role != QMessageBox::RejectRole)
            continue;
        box->setDefaultButton(button);
        box->setEscapeButton(button);
    }
    box->open();
}

} // namespace kkachi::ui
