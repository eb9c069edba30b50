#include "app/composition/stop_signals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace kkachi::app {

namespace {

// As nohup leaves it: a run that was told to outlive its terminal does.
bool isIgnored(int number) {
    struct sigaction current {};
    return sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
}

sigset_t stopSet() {
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    if (!isIgnored(SIGHUP))
        sigaddset(&wanted, SIGHUP);
    return wanted;
}

} // namespace

void StopSignals::block() {
    // A reader that has gone is an error of the write that meets it, not the end of a process that trades.
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t wanted = stopSet();
    pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
}

// Blocked before any thread of ours starts (threads inherit the mask), and read from a descriptor.
StopSignals::StopSignals(QObject* parent)
    : QObject{parent} {
    block();
    const sigset_t wanted = stopSet();
    m_descriptor = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        while (::read(m_descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT stopRequested();
    });
}

StopSignals::~StopSignals() {
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace kkachi::app
