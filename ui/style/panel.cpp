#include "ui/style/panel.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace kkachi::ui {

Panel::Panel(QWidget* parent)
    : QFrame{parent}
    , m_title{new QLabel{this}}
    , m_body{new QVBoxLayout} {
    setProperty("panel", true);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->hide(); // until there is a title
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addLayout(m_body, 1);
}

void Panel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Panel::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->show();
}

QLabel* makeCaption(QWidget* parent) {
    auto* label = new QLabel{parent};
    label->setProperty("role", QStringLiteral("caption"));
    return label;
}

QLabel* makeValue(QWidget* parent) {
    auto* label = new QLabel{parent};
    label->setProperty("role", QStringLiteral("value"));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setTextColour(QLabel* label, const QColor& colour) {
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == colour)
        return;
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace kkachi::ui
