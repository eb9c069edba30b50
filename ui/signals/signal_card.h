// The analyst's last answer, and what risk made of it.
#pragma once

#include "engine/snapshot.h"
#include "ui/style/panel.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class SignalCard : public Panel {
    Q_OBJECT

  public:
    explicit SignalCard(const style::Theme& theme, QWidget* parent = nullptr);

    // Nothing when the analyst has not answered yet.
    void display(const std::optional<engine::AnsweredSignal>& answer);

  protected:
    void retranslate() override;

  private:
    void showAnswer(const engine::AnsweredSignal& answer);
    void showNothing();

    const style::Theme& m_theme;
    std::optional<engine::AnsweredSignal> m_answer;
    QLabel* m_action;
    QLabel* m_confidence;
    QLabel* m_time;
    QLabel* m_reasoning;
    QLabel* m_verdictCaption;
    QLabel* m_verdict;
    QLabel* m_source;
};

} // namespace kkachi::ui
