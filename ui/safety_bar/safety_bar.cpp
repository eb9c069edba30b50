#include "ui/safety_bar/safety_bar.h"

#include "ui/risk/risk_gauge.h"
#include "ui/safety_bar/health_light.h"
#include "ui/style/colours.h"
#include "ui/style/panel.h"
#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace kkachi::ui {

SafetyBar::SafetyBar(const style::Theme& theme, base::Mode mode, const QString& market, QAction* start, QAction* stop,
                     QWidget* parent)
    : QFrame{parent}
    , m_theme{theme}
    , m_mode{mode}
    , m_market{market} {
    setObjectName(QStringLiteral("safetyBar"));
    setProperty("mode", QString::fromUtf8(base::toString(mode).data()));
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(16);
    addMode(row);
    m_price = addCell(row, QStringLiteral("price"));
    m_equity = addCell(row, QStringLiteral("equity"));
    m_day = addCell(row, QStringLiteral("dayPnl"));
    addHaltDistance(row);
    m_clock = addCell(row, QStringLiteral("clock"));
    row->addStretch(1);
    addLights(row);
    addButtons(row, start, stop);
    connect(&theme, &style::Theme::changed, this, &SafetyBar::showValues);
    retranslate();
}

void SafetyBar::addMode(QHBoxLayout* row) {
    m_badge = new QLabel{this};
    m_badge->setObjectName(QStringLiteral("modeBadge"));
    m_badge->setAlignment(Qt::AlignCenter);
    m_runState = makeCaption(this);
    m_runState->setObjectName(QStringLiteral("runState"));
    m_runState->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_badge);
    column->addWidget(m_runState);
    row->addLayout(column);
}

SafetyBar::Cell SafetyBar::addCell(QHBoxLayout* row, const QString& name) {
    Cell cell{makeCaption(this), new QLabel{this}, makeValue(this)};
    cell.value->setProperty("role", QStringLiteral("headline"));
    cell.value->setObjectName(name);
    auto* grid = new QGridLayout;
    grid->setSpacing(2);
    grid->setHorizontalSpacing(6);
    grid->addWidget(cell.caption, 0, 0, 1, 2);
    grid->addWidget(cell.value, 1, 0);
    grid->addWidget(cell.detail, 1, 1, Qt::AlignLeft | Qt::AlignBottom);
    row->addLayout(grid);
    return cell;
}

void SafetyBar::addHaltDistance(QHBoxLayout* row) {
    m_halt = {makeCaption(this), makeValue(this), nullptr};
    m_halt.value->setObjectName(QStringLiteral("haltDistance"));
    m_haltGauge = new RiskGauge{this};
    m_haltGauge->setMinimumWidth(130);
    auto* column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(m_halt.caption);
    column->addWidget(m_halt.value);
    column->addWidget(m_haltGauge);
    row->addLayout(column);
}

void SafetyBar::addLights(QHBoxLayout* row) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int at = 0; at < kLights; ++at) {
        m_lights[static_cast<std::size_t>(at)] = new HealthLight{this};
        grid->addWidget(m_lights[static_cast<std::size_t>(at)], at % 2, at / 2);
    }
    m_lights[Feed]->setObjectName(QStringLiteral("feedLight"));
    m_lights[Orders]->setObjectName(QStringLiteral("ordersLight"));
    m_lights[Analyst]->setObjectName(QStringLiteral("analystLight"));
    m_lights[Database]->setObjectName(QStringLiteral("databaseLight"));
    row->addLayout(grid);
}

void SafetyBar::addButtons(QHBoxLayout* row, QAction* start, QAction* stop) {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const std::pair<QAction*, const char16_t*> wanted[] = {{start, u"startButton"}, {stop, u"stopButton"}};
    for (const auto& [action, name] : wanted) {
        auto* button = new QToolButton{this};
        button->setDefaultAction(action);
        button->setObjectName(QString::fromUtf16(name));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        buttons->addWidget(button);
    }
    row->addLayout(buttons);
}

void SafetyBar::display(const engine::SnapshotPtr& snapshot) {
    m_snapshot = snapshot;
    showValues();
}

void SafetyBar::showRunState(engine::RunState state) {
    m_run = state;
    m_runState->setText(words::runState(state));
}

void SafetyBar::showValues() {
    showPrice();
    showDay();
    showHaltDistance();
    showClock();
    showLights();
}

void SafetyBar::showPrice() {
    if (!m_snapshot || !m_snapshot->price) {
        m_price.value->setText(words::nothing());
        m_price.detail->clear();
        return;
    }
    m_price.value->setText(words::price(*m_snapshot->price));
    const double change = m_snapshot->ticker ? m_snapshot->ticker->signedChangeRate : 0;
    m_price.detail->setText(m_snapshot->ticker ? words::arrow(change) + u' ' + words::signedPercent(change)
                                               : QString{});
    for (QLabel* label : {m_price.value, m_price.detail})
        setTextColour(label, m_theme.ofSign(change));
}

void SafetyBar::showDay() {
    if (!m_snapshot) {
        m_equity.value->setText(words::nothing());
        m_day.value->setText(words::nothing());
        return;
    }
    const engine::AccountView& account = m_snapshot->account;
    m_equity.value->setText(words::won(account.equity));
    m_day.value->setText(words::signedWon(account.dayPnl));
    const double atDayStart = account.equity.toDouble() - account.dayPnl.toDouble();
    m_day.detail->setText(atDayStart > 0 ? words::signedPercent(account.dayPnl.toDouble() / atDayStart) : QString{});
    for (QLabel* label : {m_day.value, m_day.detail})
        setTextColour(label, m_theme.ofSign(account.dayPnl.toDouble()));
}

void SafetyBar::showHaltDistance() {
    if (!m_snapshot || !m_snapshot->risk.dayLossLimit.isPositive()) {
        m_halt.value->setText(words::nothing());
        m_haltGauge->setShare(0);
        return;
    }
    const engine::RiskView& risk = m_snapshot->risk;
    const base::Krw left = std::max(risk.dayLossLimit - std::max(risk.dayLoss, base::Krw{}), base::Krw{});
    m_halt.value->setText(left.isZero() ? tr("reached") : tr("%1 left").arg(words::won(left)));
    setTextColour(m_halt.value, left.isZero() ? style::kBad : style::kText);
    m_haltGauge->setShare(risk.dayLoss.toDouble() / risk.dayLossLimit.toDouble());
}

// Kkachi's clock: in a replay it is the market's, and not the one on the wall.
void SafetyBar::showClock() {
    m_clock.value->setText(m_snapshot ? words::kstTime(m_snapshot->at) : words::nothing());
    m_clock.detail->setText(m_snapshot ? words::kstDateTime(m_snapshot->at).mid(5, 5) : QString{});
}

void SafetyBar::showLights() {
    if (!m_snapshot)
        return;
    m_lights[Feed]->setReport(feedHealth(*m_snapshot));
    m_lights[Orders]->setReport(orderStreamHealth(*m_snapshot));
    m_lights[Analyst]->setReport(analystHealth(*m_snapshot));
    m_lights[Database]->setReport(databaseHealth(*m_snapshot));
}

void SafetyBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SafetyBar::retranslate() {
    m_badge->setText(words::mode(m_mode));
    m_price.caption->setText(m_market);
    m_equity.caption->setText(tr("Equity"));
    m_day.caption->setText(tr("Day P&L since 09:00 KST"));
    m_clock.caption->setText(tr("Time (KST)"));
    m_halt.caption->setText(tr("To daily loss limit"));
    m_lights[Feed]->setName(tr("Feed"));
    m_lights[Orders]->setName(tr("Orders"));
    m_lights[Analyst]->setName(tr("AI"));
    m_lights[Database]->setName(tr("Database"));
    showRunState(m_run);
    showValues();
}

} // namespace kkachi::ui
