#include "simulator_on_thread.h"

#include <QTest>

#include <gtest/gtest.h>

#include <utility>

namespace kkachi::test {

SimulatorOnThread::SimulatorOnThread(simulator::SimulatorSettings settings) {
    m_thread.start();
    auto* server = new simulator::SimulatorServer{std::move(settings), m_clock};
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject context;
    QObject::connect(server, &simulator::SimulatorServer::ready, &context,
                     [this](const simulator::SimulatorAddress& address) { m_address = address; });
    QMetaObject::invokeMethod(server, &simulator::SimulatorServer::open);
    EXPECT_TRUE(QTest::qWaitFor([this] { return !m_address.rest.isEmpty(); }));
}

SimulatorOnThread::~SimulatorOnThread() {
    m_thread.quit();
    m_thread.wait();
}

} // namespace kkachi::test
