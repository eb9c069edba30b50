#include "ui/main_window/language_menu.h"

#include <QActionGroup>

namespace kkachi::ui {

LanguageMenu::LanguageMenu(QWidget* parent)
    : QMenu{parent}
    , m_group{new QActionGroup{this}} {
    addLanguage(QStringLiteral("ko"), QStringLiteral("한국어"));
    addLanguage(QStringLiteral("en"), QStringLiteral("English"));
    connect(m_group, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT chosen(action->data().toString()); });
}

void LanguageMenu::addLanguage(const QString& language, const QString& name) {
    QAction* action = addAction(name);
    action->setCheckable(true);
    action->setData(language);
    action->setObjectName(QStringLiteral("language_") + language);
    m_group->addAction(action);
}

void LanguageMenu::check(const QString& language) {
    for (QAction* action : m_group->actions())
        if (action->data().toString() == language)
            action->setChecked(true);
}

} // namespace kkachi::ui
