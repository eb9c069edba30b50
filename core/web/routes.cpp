#include "web/routes.h"

#include "web/snapshot_json.h"

#include <QFile>

#include <algorithm>
#include <iterator>

namespace kkachi::web {

namespace {

struct StaticFile {
    const char* path;
    const char* resource;
    const char* contentType;
};

constexpr StaticFile kFiles[] = {
    {"/", ":/web/index.html", "text/html; charset=utf-8"},
    {"/app.js", ":/web/app.js", "text/javascript; charset=utf-8"},
    {"/charts.js", ":/web/charts.js", "text/javascript; charset=utf-8"},
    {"/texts.js", ":/web/texts.js", "text/javascript; charset=utf-8"},
    {"/chart.js", ":/web/chart.js", "text/javascript; charset=utf-8"},
    {"/style.css", ":/web/style.css", "text/css; charset=utf-8"},
    {"/favicon.svg", ":/web/favicon.svg", "image/svg+xml; charset=utf-8"},
};

constexpr char kJson[] = "application/json; charset=utf-8";

bool isForUs(const QByteArrayList& hosts, const QByteArrayList& allowed) {
    return allowed.contains(hosts.front().toLower());
}

HttpAnswer fileAnswer(const StaticFile& entry) {
    QFile file{QString::fromLatin1(entry.resource)};
    // Chart.js is absent where it could not be fetched at build time; the page copes.
    if (!file.open(QIODevice::ReadOnly))
        return plainAnswer(404);
    return HttpAnswer{.contentType = entry.contentType, .body = file.readAll()};
}

HttpAnswer snapshotAnswer(const Site& site) {
    if (!site.snapshot)
        return HttpAnswer{.status = 503, .contentType = kJson, .body = R"({"error":"no_snapshot"})"};
    return HttpAnswer{.contentType = kJson, .body = snapshotJson(*site.snapshot, site.snapshotAge, site.language)};
}

} // namespace

QByteArrayList loopbackHosts(quint16 port) {
    const QByteArray suffix = ':' + QByteArray::number(port);
    QByteArrayList hosts{"127.0.0.1" + suffix, "localhost" + suffix, "[::1]" + suffix};
    if (port == 80) // browsers leave out the port they would take anyway
        hosts += {"127.0.0.1", "localhost", "[::1]"};
    return hosts;
}

HttpAnswer answerTo(const HttpRequest& request, const Site& site) {
    if (request.hosts.size() != 1)
        return plainAnswer(400);
    if (!isForUs(request.hosts, site.hosts))
        return plainAnswer(421);

    const auto* const file = std::find_if(std::begin(kFiles), std::end(kFiles), [&](const StaticFile& entry) {
        return request.path == QLatin1String{entry.path};
    });
    const bool isSnapshot = request.path == QLatin1String{"/api/snapshot"};
    if (file == std::end(kFiles) && !isSnapshot)
        return plainAnswer(404);
    if (!request.readOnly) {
        HttpAnswer answer = plainAnswer(405);
        answer.allow = "GET, HEAD";
        return answer;
    }
    return isSnapshot ? snapshotAnswer(site) : fileAnswer(*file);
}

} // namespace kkachi::web
