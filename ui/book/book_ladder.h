// The order book as a ladder: fifteen asks above, the spread, fifteen bids below.
#pragma once

#include "ui/book/ladder_rows.h"
#include "ui/style/panel.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class LadderCanvas : public QWidget {
    Q_OBJECT

  public:
    explicit LadderCanvas(const style::Theme& theme, QWidget* parent = nullptr);

    // The rate beside each price is against `previousClose`, the close of the trading day before.
    void display(LadderRows rows, const std::optional<base::Price>& previousClose);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void paintRow(QPainter& painter, const QRect& area, const LadderRow& row, const QColor& side) const;
    void paintSpread(QPainter& painter, const QRect& area) const;
    void describe();

    const style::Theme& m_theme;
    LadderRows m_rows;
    std::optional<base::Price> m_previousClose;
};

class BookLadder : public Panel {
    Q_OBJECT

  public:
    explicit BookLadder(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const market::OrderBook& book, const std::optional<base::Price>& previousClose);

  protected:
    void retranslate() override;

  private:
    QLabel* m_priceTitle;
    QLabel* m_rateTitle;
    QLabel* m_sizeTitle;
    LadderCanvas* m_canvas;
};

} // namespace kkachi::ui
