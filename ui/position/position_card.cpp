#include "ui/position/position_card.h"

#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/numbers.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace kkachi::ui {

PositionCard::PositionCard(const style::Theme& theme, QWidget* parent)
    : Panel{parent}
    , m_theme{theme} {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(10, 6, 10, 8);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    for (int line = 0; line < kLines; ++line) {
        const auto at = static_cast<std::size_t>(line);
        m_captions[at] = makeCaption(this);
        m_values[at] = makeValue(this);
        m_values[at]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_captions[at], line, 0);
        grid->addWidget(m_values[at], line, 1);
    }
    m_values[Volume]->setObjectName(QStringLiteral("positionVolume"));
    m_values[StopCover]->setObjectName(QStringLiteral("stopCover"));
    body()->addLayout(grid);
    connect(&theme, &style::Theme::changed, this, &PositionCard::showValues);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // never squeezed: the signal card gives way
    PositionCard::retranslate();
}

void PositionCard::display(const engine::Snapshot& snapshot) {
    m_account = snapshot.account;
    m_market = snapshot.market;
    showValues();
}

void PositionCard::showValues() {
    m_values[Volume]->setText(words::coins(m_account.position, m_market));
    m_values[AverageEntry]->setText(m_account.averageEntry ? words::wholePrice(*m_account.averageEntry)
                                                           : words::nothing());
    for (const auto& [line, amount] :
         {std::pair{Unrealised, m_account.unrealisedPnl}, std::pair{Realised, m_account.realisedPnl}}) {
        m_values[line]->setText(words::signedWon(amount));
        setTextColour(m_values[line], m_theme.ofSign(amount.toDouble()));
    }
    m_values[Fees]->setText(words::won(m_account.feesPaid));
    m_values[External]->setText(words::coins(m_account.externalCoins, m_market));
    // Coins that Kkachi did not buy are rare; without them the line would only puzzle.
    m_captions[External]->setVisible(!m_account.externalCoins.isZero());
    m_values[External]->setVisible(!m_account.externalCoins.isZero());
    showStop();
}

void PositionCard::showStop() {
    m_values[StopPrice]->setText(m_account.stopPrice ? words::wholePrice(*m_account.stopPrice) : words::nothing());
    if (m_account.position.isZero()) {
        m_values[StopCover]->setText(words::nothing());
        setTextColour(m_values[StopCover], style::kMuted);
        return;
    }
    const bool whole = m_account.stopCover >= base::Ratio::whole(1);
    const QString share = words::percent(m_account.stopCover.toDouble(), 0);
    m_values[StopCover]->setText(whole ? tr("%1, guarded").arg(share) : tr("%1, NOT GUARDED").arg(share));
    setTextColour(m_values[StopCover], whole ? style::kGood : style::kBad);
}

QString PositionCard::captionOf(Line line) const {
    switch (line) {
    case Volume:
        return tr("Volume");
    case AverageEntry:
        return tr("Average entry");
    case Unrealised:
        return tr("Unrealised P&L");
    case Realised:
        return tr("Realised P&L");
    case Fees:
        return tr("Fees paid");
    case StopPrice:
        return tr("Stop price");
    case StopCover:
        return tr("Stop cover");
    case External:
        return tr("External coins");
    case kLines:
        break;
    }
    return {};
}

void PositionCard::retranslate() {
    setTitle(tr("Position"));
    for (int line = 0; line < kLines; ++line)
        m_captions[static_cast<std::size_t>(line)]->setText(captionOf(static_cast<Line>(line)));
    for (QLabel* label : {m_captions[External], m_values[External]})
        label->setToolTip(tr("Bitcoin at the exchange that Kkachi did not buy: no exposure, no stop, never sold"));
    showValues();
}

} // namespace kkachi::ui
