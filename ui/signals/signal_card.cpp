#include "ui/signals/signal_card.h"

#include "ui/signals/signal_words.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

#include <QHBoxLayout>
#include <QLabel>

namespace kkachi::ui {

SignalCard::SignalCard(const style::Theme& theme, QWidget* parent)
    : Panel{parent}
    , m_theme{theme}
    , m_action{new QLabel{this}}
    , m_confidence{makeValue(this)}
    , m_time{makeCaption(this)}
    , m_reasoning{new QLabel{this}}
    , m_verdictCaption{makeCaption(this)}
    , m_verdict{makeValue(this)}
    , m_source{makeCaption(this)} {
    m_action->setProperty("role", QStringLiteral("headline"));
    m_action->setObjectName(QStringLiteral("signalAction"));
    m_verdict->setObjectName(QStringLiteral("signalVerdict"));
    m_verdict->setWordWrap(true);
    m_reasoning->setWordWrap(true);
    m_reasoning->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reasoning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A model's text is a stranger's: never let it be read as markup.
    m_reasoning->setTextFormat(Qt::PlainText);
    m_reasoning->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    auto* head = new QHBoxLayout;
    head->addWidget(m_action);
    head->addWidget(m_confidence, 1);
    head->addWidget(m_time);
    body()->setContentsMargins(10, 6, 10, 8);
    body()->setSpacing(4);
    body()->addLayout(head);
    body()->addWidget(m_reasoning, 1);
    body()->addWidget(m_verdictCaption);
    body()->addWidget(m_verdict);
    body()->addWidget(m_source);
    connect(&theme, &style::Theme::changed, this, &SignalCard::retranslate);
    SignalCard::retranslate();
}

void SignalCard::display(const std::optional<engine::AnsweredSignal>& answer) {
    m_answer = answer;
    if (answer)
        showAnswer(*answer);
    else
        showNothing();
}

void SignalCard::showAnswer(const engine::AnsweredSignal& answer) {
    m_action->setText(words::action(answer.signal.action));
    setTextColour(m_action, words::colourOf(answer.signal.action, m_theme));
    m_confidence->setText(words::confidence(answer.signal));
    m_confidence->setToolTip(tr("How sure the analyst says it is"));
    m_time->setText(tr("%1 KST").arg(words::kstTime(answer.signal.at)));
    const QString reasoning = words::reasoning(answer.signal);
    m_reasoning->setText(reasoning);
    m_reasoning->setToolTip(QStringLiteral("<p>%1</p>").arg(reasoning.toHtmlEscaped()));
    m_verdict->setText(answer.verdict ? words::verdict(*answer.verdict) : tr("Not judged yet"));
    setTextColour(m_verdict, answer.verdict ? words::colourOf(*answer.verdict) : style::kMuted);
    m_source->setText(
        tr("%1, answered in %2").arg(words::sourceWithModel(answer.signal), words::duration(answer.signal.latency)));
}

void SignalCard::showNothing() {
    m_action->setText(words::nothing());
    setTextColour(m_action, style::kMuted);
    for (QLabel* label : {m_confidence, m_time, m_source})
        label->clear();
    m_reasoning->setText(tr("No signal yet. The analyst is asked as soon as trading starts."));
    m_reasoning->setToolTip({});
    m_verdict->setText(words::nothing());
    setTextColour(m_verdict, style::kMuted);
}

void SignalCard::retranslate() {
    setTitle(tr("AI signal"));
    m_verdictCaption->setText(tr("Risk verdict"));
    display(m_answer);
}

} // namespace kkachi::ui
