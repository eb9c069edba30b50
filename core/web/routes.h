// What the page's server answers to a request: a plain function of the request and the last snapshot.
#pragma once

#include "engine/snapshot.h"
#include "web/http_answer.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <chrono>

namespace kkachi::web {

struct HttpRequest {
    bool readOnly = false; // GET or HEAD
    QString path;
    QByteArrayList hosts; // the Host headers; a proper request has exactly one
};

struct Site {
    QByteArrayList hosts; // lower case, with the port: what a Host header may say
    QString language;     // "ko", "en", or empty for the browser's
    engine::SnapshotPtr snapshot;
    std::chrono::milliseconds snapshotAge{}; // wall time since it came
};

// The names under which a browser on this machine reaches the port. Any other Host means that some web site has pointed
// its own name at this address to read the page (DNS rebinding).
QByteArrayList loopbackHosts(quint16 port);

HttpAnswer answerTo(const HttpRequest& request, const Site& site);

} // namespace kkachi::web
