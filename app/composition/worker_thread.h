// A named thread with its workers. A worker is made without a parent, moved here, and deleted here when the thread
// ends.
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

namespace kkachi::app {

class WorkerThread {
  public:
    explicit WorkerThread(const QString& name) { m_thread.setObjectName(name); }
    ~WorkerThread() { stop(); }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    template <class Worker>
    Worker* adopt(Worker* worker) {
        worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
        return worker;
    }

    void start() {
        if (!m_thread.isRunning())
            m_thread.start();
    }
    // Ends the thread's event loop and waits for it; its workers are gone after that.
    void stop() {
        if (!m_thread.isRunning())
            return;
        m_thread.quit();
        m_thread.wait();
    }
    bool isRunning() const { return m_thread.isRunning(); }

  private:
    QThread m_thread;
};

} // namespace kkachi::app
