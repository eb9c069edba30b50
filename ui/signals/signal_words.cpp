#include "ui/signals/signal_words.h"

#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

namespace kkachi::ui::words {

QString confidence(const signal::Signal& signal) {
    return signal.confidence ? percent(*signal.confidence, 0) : nothing();
}

QString sourceWithModel(const signal::Signal& signal) {
    return signal.model.empty() ? source(signal.source) : QString::fromStdString(signal.model);
}

QString reasoning(const signal::Signal& signal) {
    if (!signal.problem.empty())
        return problem(signal.problem);
    return QString::fromStdString(signal.reasoning).simplified();
}

QColor colourOf(signal::Action action, const style::Theme& theme) {
    switch (action) {
    case signal::Action::Buy:
        return theme.up();
    case signal::Action::Hold:
        return style::kMuted;
    case signal::Action::Sell:
        return theme.down();
    }
    return style::kText;
}

QColor colourOf(const storage::VerdictRow& verdict) {
    if (verdict.approved)
        return style::kGood;
    return verdict.reason == "HOLD" ? style::kMuted : style::kWarning;
}

} // namespace kkachi::ui::words
