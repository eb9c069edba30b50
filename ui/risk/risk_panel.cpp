#include "ui/risk/risk_panel.h"

#include "ui/risk/risk_gauge.h"
#include "ui/style/colours.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace kkachi::ui {
namespace {

double shareOf(double value, double limit) {
    return limit > 0 ? value / limit : 0;
}

QColor colourOf(engine::TradingState state) {
    switch (state) {
    case engine::TradingState::Active:
        return style::kGood;
    case engine::TradingState::Paused:
    case engine::TradingState::Protected:
        return style::kWarning;
    case engine::TradingState::Halted:
        return style::kBad;
    }
    return style::kText;
}

} // namespace

RiskPanel::RiskPanel(QWidget* parent)
    : Panel{parent}
    , m_state{makeValue(this)} {
    m_state->setObjectName(QStringLiteral("tradingState"));
    m_state->setWordWrap(true);
    body()->setContentsMargins(10, 6, 10, 10);
    body()->setSpacing(3);
    body()->addWidget(m_state);
    for (int guard = 0; guard < kGuards; ++guard)
        addLine(static_cast<Guard>(guard));
    m_lines[PositionLimit].gauge->setWarnsNearLimit(false);
    body()->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // never squeezed: the signal card gives way
    RiskPanel::retranslate();
}

void RiskPanel::addLine(Guard guard) {
    Line& line = m_lines[guard];
    line.caption = makeCaption(this);
    line.value = makeValue(this);
    line.gauge = new RiskGauge{this};
    auto* texts = new QHBoxLayout;
    texts->addWidget(line.caption);
    texts->addStretch(1);
    texts->addWidget(line.value);
    body()->addSpacing(4);
    body()->addLayout(texts);
    body()->addWidget(line.gauge);
}

void RiskPanel::display(const engine::Snapshot& snapshot) {
    m_risk = snapshot.risk;
    m_account = snapshot.account;
    m_price = snapshot.price;
    showValues();
}

void RiskPanel::set(Guard guard, const QString& text, double share) {
    m_lines[guard].value->setText(text);
    m_lines[guard].gauge->setShare(share);
    m_lines[guard].gauge->setAccessibleName(m_lines[guard].caption->text() + u' ' + text);
}

void RiskPanel::showValues() {
    showState();
    const QString pair = QStringLiteral("%1 / %2");
    set(PositionLimit, pair.arg(words::won(m_risk.exposure), words::won(m_risk.exposureLimit)),
        shareOf(m_risk.exposure.toDouble(), m_risk.exposureLimit.toDouble()));
    showStopLoss();
    const base::Krw loss = std::max(m_risk.dayLoss, base::Krw{});
    set(DailyLoss, pair.arg(words::won(loss), words::won(m_risk.dayLossLimit)),
        shareOf(loss.toDouble(), m_risk.dayLossLimit.toDouble()));
    set(Volatility, pair.arg(words::percent(m_risk.volatility), words::percent(m_risk.volatilityLimit)),
        m_risk.isVolatile ? 1 : shareOf(m_risk.volatility, m_risk.volatilityLimit));
}

void RiskPanel::showState() {
    const QString state = words::tradingState(m_risk.state);
    m_state->setText(m_risk.reason.empty() ? state : tr("%1: %2").arg(state, words::reason(m_risk.reason)));
    setTextColour(m_state, colourOf(m_risk.state));
}

// How far the price has fallen below the average entry, against the fall at which the stop sells.
void RiskPanel::showStopLoss() {
    const double limit = m_risk.stopLoss.toDouble();
    if (!m_account.averageEntry || !m_price || m_account.averageEntry->isZero()) {
        set(StopLoss, tr("no position / %1").arg(words::percent(limit)), 0);
        return;
    }
    const double fall = std::max(0.0, 1 - m_price->toDouble() / m_account.averageEntry->toDouble());
    set(StopLoss, QStringLiteral("%1 / %2").arg(words::percent(fall), words::percent(limit)), shareOf(fall, limit));
}

void RiskPanel::retranslate() {
    setTitle(tr("Risk"));
    const std::array<QString, kGuards> captions{tr("Position limit"), tr("Stop-loss"), tr("Daily loss"),
                                                tr("Volatility")};
    const std::array<QString, kGuards> toolTips{
        tr("What the position and open entry orders are worth at worst, against the most that is allowed"),
        tr("Fall below the average entry price, against the fall at which everything is sold at market"),
        tr("Loss since 09:00 KST, against the loss at which new entries pause until the next trading day"),
        tr("Highest against lowest price of the last moments; at the limit new entries are refused")};
    for (std::size_t at = 0; at < kGuards; ++at) {
        m_lines[at].caption->setText(captions[at]);
        for (QWidget* part : {static_cast<QWidget*>(m_lines[at].caption), static_cast<QWidget*>(m_lines[at].value),
                              static_cast<QWidget*>(m_lines[at].gauge)})
            part->setToolTip(toolTips[at]);
    }
    showValues();
}

} // namespace kkachi::ui
