#include "simulator/simulator_server.h"

#include "simulator/running_simulator.h"

#include <exception>
#include <utility>

namespace kkachi::simulator {

struct SimulatorServer::Running : RunningSimulator {
    using RunningSimulator::RunningSimulator;
};

SimulatorServer::SimulatorServer(SimulatorSettings settings, const base::Clock& wallClock)
    : m_settings{std::move(settings)}
    , m_wallClock{wallClock} {}

SimulatorServer::~SimulatorServer() = default;

void SimulatorServer::open() {
    if (m_running)
        return;
    try {
        m_running = std::make_unique<Running>(m_settings, m_wallClock.now());
    } catch (const std::exception& problem) {
        // A tape whose prices or volumes leave the range of exact amounts.
        Q_EMIT failed(QString::fromLocal8Bit(problem.what()), false);
        return;
    }
    const auto address = m_running->start();
    if (!address) {
        m_running.reset();
        Q_EMIT failed(address.error().reason, address.error().portInUse && m_settings.port != 0);
        return;
    }
    Q_EMIT ready(*address);
}

void SimulatorServer::close() {
    m_running.reset();
}

} // namespace kkachi::simulator
