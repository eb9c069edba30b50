#include "ui/chart/chart_panel.h"

#include "ui/chart/candle_chart.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/numbers.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace kkachi::ui {

ChartPanel::ChartPanel(const style::Theme& theme, QWidget* parent)
    : Panel{parent}
    , m_theme{theme}
    , m_timeframes{new QButtonGroup{this}}
    , m_follow{new QToolButton{this}}
    , m_readOut{new QLabel{this}}
    , m_chart{new CandleChart{theme, this}} {
    m_chart->setObjectName(QStringLiteral("candleChart"));
    body()->setSpacing(0);
    body()->addWidget(buildHead());
    body()->addWidget(m_chart, 1);
    connect(m_timeframes, &QButtonGroup::idClicked, this, [this](int milliseconds) {
        m_unit = base::Milliseconds{milliseconds};
        showSeries();
    });
    connect(m_follow, &QToolButton::clicked, m_chart, &CandleChart::follow);
    connect(m_chart, &CandleChart::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_chart, &CandleChart::barOfInterestChanged, this, &ChartPanel::showReadOut);
    connect(&theme, &style::Theme::changed, this, &ChartPanel::showReadOut);
    ChartPanel::retranslate();
}

QWidget* ChartPanel::buildHead() {
    auto* head = new QWidget{this};
    auto* layout = new QHBoxLayout{head};
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    for (const base::Milliseconds unit : {base::Milliseconds{1000}, base::Milliseconds{60'000}}) {
        addTimeframe(unit);
        layout->addWidget(m_timeframes->button(static_cast<int>(unit.count())));
    }
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setObjectName(QStringLiteral("followButton"));
    m_readOut->setProperty("role", QStringLiteral("readout"));
    m_readOut->setObjectName(QStringLiteral("chartReadOut"));
    // Long numbers must never push the window wider.
    m_readOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_follow);
    layout->addSpacing(8);
    layout->addWidget(m_readOut, 1);
    return head;
}

void ChartPanel::addTimeframe(base::Milliseconds unit) {
    auto* button = new QToolButton{this};
    button->setCheckable(true);
    button->setChecked(unit == m_unit);
    button->setObjectName(QStringLiteral("timeframe_%1").arg(unit.count()));
    m_timeframes->addButton(button, static_cast<int>(unit.count()));
}

void ChartPanel::display(const engine::SnapshotPtr& snapshot) {
    m_snapshot = snapshot;
    m_chart->setFills(snapshot->fills);
    showLines();
    showSeries();
}

void ChartPanel::showSeries() {
    if (!m_snapshot)
        return;
    for (const engine::BarSeries& series : m_snapshot->series)
        if (series.unit == m_unit)
            m_chart->setSeries(series);
}

ChartLine ChartPanel::lineOf(base::Price price, const QString& name, const QColor& colour) const {
    return {price.toDouble(), name, words::wholePrice(price), colour};
}

void ChartPanel::showLines() {
    if (!m_snapshot)
        return;
    std::vector<ChartLine> lines;
    const engine::AccountView& account = m_snapshot->account;
    if (account.stopPrice)
        lines.push_back(lineOf(*account.stopPrice, tr("Stop"), style::kWarning));
    if (account.averageEntry)
        lines.push_back(lineOf(*account.averageEntry, tr("Entry"), style::kAccent));
    // Last, so that it lies over the others.
    if (m_snapshot->price)
        lines.push_back(lineOf(*m_snapshot->price, {}, style::kText));
    m_chart->setLines(std::move(lines));
}

void ChartPanel::showReadOut() {
    const auto bar = m_chart->barOfInterest();
    if (!bar)
        return m_readOut->setText(tr("Waiting for the first trade"));
    const QColor colour = m_theme.ofSign((bar->close - bar->open).toDouble());
    const QString value = QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name());
    m_readOut->setText(tr("%1 KST  O %2  H %3  L %4  C %5  V %6")
                           .arg(words::kstTime(bar->openTime), value.arg(words::price(bar->open)),
                                value.arg(words::price(bar->high)), value.arg(words::price(bar->low)),
                                value.arg(words::price(bar->close)), words::quantity(bar->volume, 4))
                           .replace(QStringLiteral("  "), QStringLiteral("&nbsp; ")));
}

void ChartPanel::retranslate() {
    m_timeframes->button(1000)->setText(tr("1 s"));
    m_timeframes->button(60'000)->setText(tr("1 min"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest bar in view (End, or a double click in the chart)"));
    m_chart->setAccessibleName(tr("Candle chart"));
    showLines();
    showReadOut();
}

} // namespace kkachi::ui
