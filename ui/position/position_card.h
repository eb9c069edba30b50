// What Kkachi holds, what it cost, what it has earned, and whether a stop guards all of it.
#pragma once

#include "engine/snapshot.h"
#include "ui/style/panel.h"

#include <array>

namespace kkachi::ui {

namespace style {
class Theme;
}

class PositionCard : public Panel {
    Q_OBJECT

  public:
    explicit PositionCard(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const engine::Snapshot& snapshot);

  protected:
    void retranslate() override;

  private:
    enum Line { Volume, AverageEntry, Unrealised, Realised, Fees, StopPrice, StopCover, External, kLines };

    void showValues();
    void showStop();
    QString captionOf(Line line) const;

    const style::Theme& m_theme;
    engine::AccountView m_account;
    std::string m_market = "KRW-BTC";
    std::array<QLabel*, kLines> m_captions{};
    std::array<QLabel*, kLines> m_values{};
};

} // namespace kkachi::ui
