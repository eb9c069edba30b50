// Start and Stop, offered as the state of the run allows.
#pragma once

#include "engine/snapshot.h"

#include <QAction>
#include <QObject>

namespace kkachi::ui {

class TradingActions : public QObject {
    Q_OBJECT

  public:
    explicit TradingActions(QObject* parent = nullptr);

    QAction* start() { return &m_start; }
    QAction* stop() { return &m_stop; }

    // Starting from the request on, although the engine has not said so yet: nobody can ask twice.
    engine::RunState state() const;
    void setState(engine::RunState state);
    void startWasRequested();
    void stopWasRequested();
    // Whatever was asked for will not come.
    void forgetRequests();
    void retranslate();

  Q_SIGNALS:
    void stateChanged(kkachi::engine::RunState state);

  private:
    enum class Request { None, Start, Stop };

    void apply(Request request, engine::RunState told);

    QAction m_start;
    QAction m_stop;
    engine::RunState m_told = engine::RunState::Stopped;
    Request m_request = Request::None;
};

} // namespace kkachi::ui
