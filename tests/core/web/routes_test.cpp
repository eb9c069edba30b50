#include "sample_snapshot.h"
#include "web/routes.h"

#include <gtest/gtest.h>

namespace kkachi::web {
namespace {

Site siteWithSnapshot() {
    return {.hosts = loopbackHosts(8787),
            .language = {},
            .snapshot = std::make_shared<const engine::Snapshot>(test::sampleSnapshot()),
            .snapshotAge = {}};
}

HttpAnswer ask(const QString& path, const QByteArrayList& hosts = {"127.0.0.1:8787"}, bool readOnly = true) {
    return answerTo({.readOnly = readOnly, .path = path, .hosts = hosts}, siteWithSnapshot());
}

TEST(Routes, AcceptsExactlyTheNamesOfThisMachine) {
    for (const char* host : {"127.0.0.1:8787", "localhost:8787", "LocalHost:8787", "[::1]:8787"})
        EXPECT_EQ(ask(QStringLiteral("/"), {host}).status, 200) << host;
    for (const char* host : {"evil.example:8787", "127.0.0.1", "127.0.0.1:8788", "localhost:8787.evil.example",
                             "127.0.0.1.evil.example:8787", "localhost", "", "127.0.0.1:8787 "})
        EXPECT_EQ(ask(QStringLiteral("/"), {host}).status, 421) << host;
}

TEST(Routes, LeavesThePortOutOnlyWhereBrowsersDo) {
    EXPECT_TRUE(loopbackHosts(80).contains("localhost"));
    EXPECT_FALSE(loopbackHosts(8080).contains("localhost"));
}

TEST(Routes, RefusesARequestWithoutOrWithTwoHosts) {
    EXPECT_EQ(ask(QStringLiteral("/"), {}).status, 400);
    EXPECT_EQ(ask(QStringLiteral("/"), {"localhost:8787", "localhost:8787"}).status, 400);
}

TEST(Routes, ServesItsOwnFilesWithTheirTypes) {
    EXPECT_EQ(ask(QStringLiteral("/")).contentType, "text/html; charset=utf-8");
    EXPECT_EQ(ask(QStringLiteral("/style.css")).contentType, "text/css; charset=utf-8");
    for (const char* script : {"/app.js", "/charts.js", "/texts.js"}) {
        const HttpAnswer answer = ask(QString::fromLatin1(script));
        EXPECT_EQ(answer.contentType, "text/javascript; charset=utf-8") << script;
        EXPECT_FALSE(answer.body.isEmpty()) << script;
    }
}

TEST(Routes, KnowsNoOtherPath) {
    for (const char* path :
         {"/index.html", "/..%2f..%2fetc/passwd", "/../etc/passwd", "//", "/api", "/api/snapshot/", "/APP.JS", ""})
        EXPECT_EQ(ask(QString::fromLatin1(path)).status, 404) << path;
}

TEST(Routes, TakesNothingButGetAndHead) {
    const HttpAnswer answer = ask(QStringLiteral("/api/snapshot"), {"localhost:8787"}, false);
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.allow, "GET, HEAD");
    EXPECT_EQ(ask(QStringLiteral("/nowhere"), {"localhost:8787"}, false).status, 404);
}

TEST(Routes, SaysSoBeforeTheFirstSnapshot) {
    Site site = siteWithSnapshot();
    site.snapshot.reset();
    const HttpAnswer answer =
        answerTo({.readOnly = true, .path = QStringLiteral("/api/snapshot"), .hosts = {"localhost:8787"}}, site);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.contentType, "application/json; charset=utf-8");
}

TEST(HttpAnswer, LeavesTheBodyOutForHeadAndStillTellsItsLength) {
    const HttpAnswer answer{.body = "eleven byte"};
    const QByteArray bytes = toBytes(answer, true);
    EXPECT_TRUE(bytes.contains("\r\nContent-Length: 11\r\n"));
    EXPECT_TRUE(bytes.endsWith("\r\n\r\n"));
}

} // namespace
} // namespace kkachi::web
