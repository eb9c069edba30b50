// The table of the analyst's answers.
#pragma once

#include "ui/signals/signals_model.h"

#include <QWidget>

namespace kkachi::ui {

class SignalsView : public QWidget {
    Q_OBJECT

  public:
    explicit SignalsView(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const std::vector<engine::AnsweredSignal>& signals) { m_model.setRows(signals); }

  private:
    SignalsModel m_model;
};

} // namespace kkachi::ui
