// How a signal and the verdict on it read, for the card and the table alike.
#pragma once

#include "signal/signal.h"
#include "storage/rows.h"

#include <QColor>
#include <QString>

namespace kkachi::ui {

namespace style {
class Theme;
}

namespace words {

QString confidence(const signal::Signal& signal); // "72%", or a dash where there was no usable answer
QString sourceWithModel(const signal::Signal& signal);
// The analyst's own text, as it came; for an answer that is no opinion, why.
QString reasoning(const signal::Signal& signal);

QColor colourOf(signal::Action action, const style::Theme& theme);
QColor colourOf(const storage::VerdictRow& verdict);

} // namespace words
} // namespace kkachi::ui
