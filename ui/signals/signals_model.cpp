#include "ui/signals/signals_model.h"

#include "ui/signals/signal_words.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

namespace kkachi::ui {

SignalsModel::SignalsModel(const style::Theme& theme, QObject* parent)
    : RowsModel{parent}
    , m_theme{theme} {}

QList<Column> SignalsModel::columns() const {
    return {
        {tr("Time (KST)"), {QStringLiteral("00:00:00.000")}, false},
        {tr("No."), {QStringLiteral("00000")}, true},
        {tr("Signal"),
         {words::action(signal::Action::Buy), words::action(signal::Action::Hold), words::action(signal::Action::Sell)},
         false},
        {tr("Confidence"), {QStringLiteral("100%")}, true},
        {tr("Risk verdict"), {words::reason("ALREADY_IN_POSITION")}, false},
        {tr("Latency"), {words::duration(base::Milliseconds{999})}, true},
        {tr("Source"), {QStringLiteral("volatility-breakout")}, false},
        {tr("Reasoning"), {QString{40, u'x'}}, false}};
}

QString SignalsModel::text(int row, int column) const {
    const engine::AnsweredSignal& answer = rows()[static_cast<std::size_t>(row)];
    switch (column) {
    case Time:
        return words::kstMilliseconds(answer.signal.at);
    case Number:
        return QString::number(answer.signal.id);
    case Action:
        return words::action(answer.signal.action);
    case Confidence:
        return words::confidence(answer.signal);
    case Verdict:
        return answer.verdict ? words::verdict(*answer.verdict) : words::nothing();
    case Latency:
        return words::duration(answer.signal.latency);
    case Source:
        return words::sourceWithModel(answer.signal);
    case Reasoning:
        return words::reasoning(answer.signal);
    default:
        return {};
    }
}

std::optional<QColor> SignalsModel::colour(int row, int column) const {
    const engine::AnsweredSignal& answer = rows()[static_cast<std::size_t>(row)];
    if (column == Action)
        return words::colourOf(answer.signal.action, m_theme);
    if (column == Verdict && answer.verdict)
        return words::colourOf(*answer.verdict);
    if (column == Reasoning && !answer.signal.problem.empty())
        return style::kWarning;
    return std::nullopt;
}

bool SignalsModel::hasSameKey(const engine::AnsweredSignal& a, const engine::AnsweredSignal& b) const {
    return a.signal.id == b.signal.id;
}

// A signal never changes after its answer; only risk's verdict follows.
bool SignalsModel::looksSame(const engine::AnsweredSignal& a, const engine::AnsweredSignal& b) const {
    return a.verdict.has_value() == b.verdict.has_value() && a.signal.at == b.signal.at &&
           (!a.verdict || (a.verdict->reason == b.verdict->reason && a.verdict->approved == b.verdict->approved));
}

} // namespace kkachi::ui
