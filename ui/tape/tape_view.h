// The list of the exchange's latest trades.
#pragma once

#include "ui/style/panel.h"
#include "ui/tape/tape_model.h"

namespace kkachi::ui {

class TapeView : public Panel {
    Q_OBJECT

  public:
    explicit TapeView(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const std::vector<market::Trade>& tape) { m_model.setRows(tape); }

  protected:
    void retranslate() override;

  private:
    TapeModel m_model;
};

} // namespace kkachi::ui
