#include "app/doctor/host_lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include <mutex>
#include <string>
#include <thread>

namespace kkachi::app::doctor {

namespace {

struct Answer {
    QHostAddress address;
    QString error;
};

Answer resolve(const std::string& host) {
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    const int code = getaddrinfo(host.c_str(), nullptr, &wanted, &list);
    if (code != 0)
        return {{}, QString::fromUtf8(gai_strerror(code))};
    Answer answer{QHostAddress{list->ai_addr}, {}};
    freeaddrinfo(list);
    return answer;
}

} // namespace

// What the thread and the object share; whoever goes first takes its end away.
struct HostLookup::Link {
    std::mutex mutex;
    HostLookup* receiver = nullptr;
};

HostLookup::HostLookup(QObject* parent)
    : QObject{parent}
    , m_link{std::make_shared<Link>()} {
    m_link->receiver = this;
}

HostLookup::~HostLookup() {
    const std::scoped_lock lock{m_link->mutex};
    m_link->receiver = nullptr;
}

void HostLookup::look(const QString& host) {
    std::thread{[link = m_link, name = host.toStdString()] {
        const Answer answer = resolve(name);
        const std::scoped_lock lock{link->mutex};
        if (link->receiver != nullptr)
            QMetaObject::invokeMethod(
                link->receiver,
                [receiver = link->receiver, answer] { Q_EMIT receiver->found(answer.address, answer.error); },
                Qt::QueuedConnection);
    }}.detach();
}

} // namespace kkachi::app::doctor
