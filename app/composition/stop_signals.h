// SIGINT, SIGTERM and the end of the terminal (SIGHUP) as a Qt signal, so that they stop trading cleanly instead of
// ending the process in the middle. Made before anything that takes time, so that none of them is missed.
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace kkachi::app {

class StopSignals : public QObject {
    Q_OBJECT

  public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

    // Holds the signals back until a StopSignals takes them. A thread that started before would let them end the
    // process (a QApplication on X11 starts one), so a program calls this first thing in main.
    static void block();

  Q_SIGNALS:
    void stopRequested();

  private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace kkachi::app
