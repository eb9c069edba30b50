// SIGINT and SIGTERM as a Qt signal, so that they stop trading cleanly instead of ending the process in the middle.
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

  Q_SIGNALS:
    void stopRequested();

  private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace kkachi::app
