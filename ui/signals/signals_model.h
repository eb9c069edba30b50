// The analyst's answers with what risk made of them, newest first.
#pragma once

#include "engine/snapshot.h"
#include "ui/tables/rows_model.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class SignalsModel : public RowsModel<engine::AnsweredSignal> {
    Q_OBJECT

  public:
    enum Columns { Time, Number, Action, Confidence, Verdict, Latency, Source, Reasoning };

    explicit SignalsModel(const style::Theme& theme, QObject* parent = nullptr);

    QList<Column> columns() const override;

  protected:
    QString text(int row, int column) const override;
    std::optional<QColor> colour(int row, int column) const override;
    bool hasSameKey(const engine::AnsweredSignal& a, const engine::AnsweredSignal& b) const override;
    bool looksSame(const engine::AnsweredSignal& a, const engine::AnsweredSignal& b) const override;

  private:
    const style::Theme& m_theme;
};

} // namespace kkachi::ui
