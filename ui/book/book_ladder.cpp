#include "ui/book/book_ladder.h"

#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/numbers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace kkachi::ui {
namespace {

constexpr int kLeastRow = 14;
constexpr int kRowCount = static_cast<int>(2 * kLadderLevels) + 1; // and the spread
constexpr int kMargin = 8;
// Shares of the width: price, rate, size.
constexpr double kPriceEnd = 0.40;
constexpr double kRateEnd = 0.60;

QRect columnOf(const QRect& row, double from, double to) {
    const int left = row.left() + static_cast<int>(row.width() * from);
    const int right = row.left() + static_cast<int>(row.width() * to);
    return {left, row.top(), right - left, row.height()};
}

} // namespace

LadderCanvas::LadderCanvas(const style::Theme& theme, QWidget* parent)
    : QWidget{parent}
    , m_theme{theme} {
    connect(&theme, &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void LadderCanvas::display(LadderRows rows, const std::optional<base::Price>& previousClose) {
    m_rows = std::move(rows);
    m_previousClose = previousClose;
    describe();
    update();
}

// A painted ladder says nothing to a screen reader; its best prices do.
void LadderCanvas::describe() {
    if (m_rows.asks.empty() || m_rows.bids.empty())
        return setAccessibleDescription({});
    setAccessibleDescription(tr("Best ask %1, best bid %2")
                                 .arg(words::price(m_rows.asks.back().price), words::price(m_rows.bids.front().price)));
}

QSize LadderCanvas::sizeHint() const {
    return {268, kRowCount * 16};
}

QSize LadderCanvas::minimumSizeHint() const {
    return {240, kRowCount * kLeastRow};
}

void LadderCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

void LadderCanvas::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    if (m_rows.asks.empty() && m_rows.bids.empty()) {
        painter.setPen(style::kMuted);
        painter.drawText(rect(), Qt::AlignCenter, tr("No order book yet"));
        return;
    }
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    const double height = static_cast<double>(this->height()) / kRowCount;
    const auto line = [&](int at) {
        const int top = static_cast<int>(at * height);
        return QRect{0, top, width(), static_cast<int>((at + 1) * height) - top};
    };
    // Asks stand on the spread, however few they are.
    int at = static_cast<int>(kLadderLevels - m_rows.asks.size());
    for (const LadderRow& row : m_rows.asks)
        paintRow(painter, line(at++), row, m_theme.down());
    paintSpread(painter, line(at++));
    for (const LadderRow& row : m_rows.bids)
        paintRow(painter, line(at++), row, m_theme.up());
}

void LadderCanvas::paintRow(QPainter& painter, const QRect& area, const LadderRow& row, const QColor& side) const {
    QColor bar = side;
    bar.setAlphaF(0.28F);
    const QRect sizes = columnOf(area, kRateEnd, 1).adjusted(0, 1, 0, -1);
    const int length = static_cast<int>(row.share * sizes.width());
    painter.fillRect(QRect{sizes.right() - length + 1, sizes.top(), length, sizes.height()}, bar);
    painter.setPen(side);
    painter.drawText(columnOf(area, 0, kPriceEnd).adjusted(kMargin, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                     words::price(row.price));
    if (m_previousClose && m_previousClose->isPositive()) {
        const double rate = row.price.toDouble() / m_previousClose->toDouble() - 1;
        painter.setPen(style::kMuted);
        painter.drawText(columnOf(area, kPriceEnd, kRateEnd), Qt::AlignVCenter | Qt::AlignRight,
                         words::signedPercent(rate));
    }
    painter.setPen(style::kText);
    painter.drawText(sizes.adjusted(0, 0, -kMargin, 0), Qt::AlignVCenter | Qt::AlignRight,
                     words::quantity(row.size, 4));
}

void LadderCanvas::paintSpread(QPainter& painter, const QRect& area) const {
    painter.fillRect(area, style::kRaised);
    painter.setPen(style::kMuted);
    const QString value = m_rows.spread ? words::price(*m_rows.spread) : words::nothing();
    painter.drawText(area.adjusted(kMargin, 0, -kMargin, 0), Qt::AlignCenter, tr("Spread %1").arg(value));
}

BookLadder::BookLadder(const style::Theme& theme, QWidget* parent)
    : Panel{parent}
    , m_priceTitle{makeCaption(this)}
    , m_rateTitle{makeCaption(this)}
    , m_sizeTitle{makeCaption(this)}
    , m_canvas{new LadderCanvas{theme, this}} {
    auto* titles = new QHBoxLayout;
    titles->setContentsMargins(0, 3, kMargin, 3);
    titles->setSpacing(0);
    const std::pair<QLabel*, int> columns[] = {{m_priceTitle, 40}, {m_rateTitle, 20}, {m_sizeTitle, 40}};
    for (const auto& [label, share] : columns) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        titles->addWidget(label, share);
    }
    body()->setSpacing(0);
    body()->addLayout(titles);
    body()->addWidget(m_canvas, 1);
    BookLadder::retranslate();
}

void BookLadder::display(const market::OrderBook& book, const std::optional<base::Price>& previousClose) {
    m_canvas->display(ladderRows(book), previousClose);
}

void BookLadder::retranslate() {
    setTitle(tr("Order book"));
    m_priceTitle->setText(tr("Price"));
    m_rateTitle->setText(tr("Change"));
    m_sizeTitle->setText(tr("Size"));
    m_rateTitle->setToolTip(tr("Against the close of the trading day before"));
    m_canvas->setAccessibleName(tr("Order book"));
}

} // namespace kkachi::ui
