// The built-in exchange and analyst on one loopback port: Upbit's REST and WebSocket API, OpenAI's chat completions,
// and the admin pages under /simulator. Written from the venues' documentation, not from our clients.
#pragma once

#include "base/clock.h"
#include "simulator/simulator_settings.h"

#include <QObject>

#include <memory>

namespace kkachi::simulator {

class SimulatorServer : public QObject {
    Q_OBJECT

  public:
    // `wallClock` must outlive the server and is read once, in open(): a generated market starts at its now, a replay
    // at its first bar. The server has no parent and is moved to its own thread; nothing is opened before open().
    SimulatorServer(SimulatorSettings settings, const base::Clock& wallClock);
    ~SimulatorServer() override;

  public Q_SLOTS:
    // Binds the port and starts the market; answers with ready() or failed().
    void open();
    // Closes every socket and stops the market; open() may be called again.
    void close();

  Q_SIGNALS:
    void ready(kkachi::simulator::SimulatorAddress address);
    // `portInUse` is only ever true for a port that was asked for.
    void failed(QString reason, bool portInUse);

  private:
    struct Running;

    SimulatorSettings m_settings;
    const base::Clock& m_wallClock;
    std::unique_ptr<Running> m_running;
};

} // namespace kkachi::simulator
