#include "ui/main_window/live_confirmation.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kkachi::ui {

LiveConfirmation::LiveConfirmation(const QString& market, QWidget* parent)
    : QDialog{parent}
    , m_word{new QLineEdit{this}} {
    setObjectName(QStringLiteral("liveConfirmation"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trade with real money?"));
    auto* text = new QLabel{tr("Kkachi will send real orders for %1 to Upbit. Type LIVE to go on.").arg(market), this};
    text->setWordWrap(true);
    m_word->setObjectName(QStringLiteral("liveWord"));
    m_word->setPlaceholderText(QStringLiteral("LIVE"));
    auto* buttons = new QDialogButtonBox{this};
    m_start = buttons->addButton(tr("Start live trading"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startLive"));
    m_start->setEnabled(false);
    m_start->setAutoDefault(false);
    // Enter abandons; only the button, pressed on purpose, starts.
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setDefault(true);
    auto* layout = new QVBoxLayout{this};
    layout->addWidget(text);
    layout->addWidget(m_word);
    layout->addWidget(buttons);
    connect(m_word, &QLineEdit::textChanged, this,
            [this](const QString& word) { m_start->setEnabled(word == QStringLiteral("LIVE")); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace kkachi::ui
