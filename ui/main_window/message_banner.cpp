#include "ui/main_window/message_banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace kkachi::ui {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame{parent}
    , m_text{new QLabel{this}}
    , m_dismiss{new QToolButton{this}} {
    setObjectName(QStringLiteral("messageBanner"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dismiss->setObjectName(QStringLiteral("dismissButton"));
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_dismiss, 0, Qt::AlignTop);
    connect(m_dismiss, &QToolButton::clicked, this, &MessageBanner::dismiss);
    retranslate();
    hide();
}

void MessageBanner::showMessage(Words words) {
    m_words = std::move(words);
    retranslate();
    show();
}

void MessageBanner::dismiss() {
    hide();
    m_words = nullptr;
    m_text->clear();
}

void MessageBanner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBanner::retranslate() {
    m_dismiss->setText(tr("Dismiss"));
    if (!m_words)
        return;
    const Message message = m_words();
    // Both parts may hold foreign text, of an exchange for instance.
    m_text->setText(
        QStringLiteral("<b>%1</b>&nbsp; %2")
            .arg(message.title.toHtmlEscaped(), message.text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
}

} // namespace kkachi::ui
