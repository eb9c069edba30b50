#include "observability/qt_messages.h"

#include <QByteArray>
#include <QMessageLogContext>
#include <QString>

#include <mutex>
#include <string_view>
#include <utility>

namespace kkachi::observability {

namespace {

// Qt takes a plain function as its handler, so the log it writes to cannot come as an argument. This is the one place
// in the house where state outlives its object's constructor, and only QtMessageRoute changes it.
struct Target {
    std::mutex mutex;
    std::shared_ptr<Log> log;
};

Target& target() {
    static auto* const kTarget = new Target; // never destroyed: Qt may speak while the program ends
    return *kTarget;
}

Level levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return Level::Debug;
    case QtInfoMsg:
        return Level::Info;
    case QtWarningMsg:
        return Level::Warning;
    case QtCriticalMsg:
        return Level::Error;
    case QtFatalMsg:
        return Level::Critical;
    }
    return Level::Critical;
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    std::shared_ptr<Log> log;
    {
        const std::scoped_lock lock{target().mutex};
        log = target().log;
    }
    if (!log)
        return;
    const std::string_view category = context.category == nullptr ? "default" : context.category;
    const QByteArray text = message.toUtf8();
    log->write(levelOf(type), category == "default" ? "qt" : category,
               {text.constData(), static_cast<std::size_t>(text.size())});
}

} // namespace

QtMessageRoute::QtMessageRoute(std::shared_ptr<Log> log) {
    {
        const std::scoped_lock lock{target().mutex};
        target().log = std::move(log);
    }
    qInstallMessageHandler(handle);
}

QtMessageRoute::~QtMessageRoute() {
    qInstallMessageHandler(nullptr);
    const std::scoped_lock lock{target().mutex};
    target().log.reset();
}

} // namespace kkachi::observability
