// Routes Qt's own messages (qDebug, qWarning, ...) into the log while it lives. One at a time: Qt knows one handler.
#pragma once

#include "observability/log.h"

#include <memory>

namespace kkachi::observability {

class QtMessageRoute {
  public:
    explicit QtMessageRoute(std::shared_ptr<Log> log);
    ~QtMessageRoute();
    QtMessageRoute(const QtMessageRoute&) = delete;
    QtMessageRoute& operator=(const QtMessageRoute&) = delete;
};

} // namespace kkachi::observability
