// The built-in exchange on a thread of its own, for tests that run a program against it.
#pragma once

#include "app/clocks/system_clock.h"
#include "simulator/simulator_server.h"

#include <QThread>

namespace kkachi::test {

class SimulatorOnThread {
  public:
    explicit SimulatorOnThread(simulator::SimulatorSettings settings);
    ~SimulatorOnThread();

    const simulator::SimulatorAddress& address() const { return m_address; }

  private:
    app::SystemClock m_clock;
    QThread m_thread;
    simulator::SimulatorAddress m_address;
};

} // namespace kkachi::test
