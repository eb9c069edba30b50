#include "ui/main_window/trading_actions.h"

#include <QKeySequence>

namespace kkachi::ui {

using engine::RunState;

TradingActions::TradingActions(QObject* parent)
    : QObject{parent} {
    m_start.setObjectName(QStringLiteral("startAction"));
    m_stop.setObjectName(QStringLiteral("stopAction"));
    // Three keys each, so that no slip of one finger trades.
    m_start.setShortcut(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_Return});
    m_stop.setShortcut(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace});
    apply(Request::None, RunState::Stopped);
    retranslate();
}

RunState TradingActions::state() const {
    if (m_request == Request::Start && m_told == RunState::Stopped)
        return RunState::Starting;
    if (m_request == Request::Stop && m_told != RunState::Stopped)
        return RunState::Stopping;
    return m_told;
}

void TradingActions::setState(RunState state) {
    const bool started = m_request == Request::Start && state != RunState::Stopped;
    const bool stopped = m_request == Request::Stop && state == RunState::Stopped;
    apply(started || stopped ? Request::None : m_request, state);
}

void TradingActions::startWasRequested() {
    apply(Request::Start, m_told);
}

// A start that the engine has not heard of yet is simply taken back by the stop that follows it.
void TradingActions::stopWasRequested() {
    apply(m_told == RunState::Stopped ? Request::None : Request::Stop, m_told);
}

void TradingActions::forgetRequests() {
    apply(Request::None, m_told);
}

void TradingActions::apply(Request request, RunState told) {
    const RunState before = state();
    m_request = request;
    m_told = told;
    const RunState now = state();
    m_start.setEnabled(now == RunState::Stopped);
    m_stop.setEnabled(now == RunState::Starting || now == RunState::Running);
    if (now != before)
        Q_EMIT stateChanged(now);
}

void TradingActions::retranslate() {
    m_start.setText(tr("Start"));
    m_start.setToolTip(tr("Begin to ask for signals and to trade on them (%1)")
                           .arg(m_start.shortcut().toString(QKeySequence::NativeText)));
    m_stop.setText(tr("Stop"));
    m_stop.setToolTip(tr("Cancel resting orders and stop trading; a position is kept (%1)")
                          .arg(m_stop.shortcut().toString(QKeySequence::NativeText)));
}

} // namespace kkachi::ui
