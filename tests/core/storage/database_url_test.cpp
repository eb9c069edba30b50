#include "storage/sql/database_url.h"

#include <gtest/gtest.h>

namespace kkachi::storage::sql {
namespace {

QString pathOf(const char* url) {
    const auto parsed = parseDatabaseUrl(QString::fromUtf8(url));
    const auto* file = parsed ? std::get_if<SqliteFile>(&*parsed) : nullptr;
    return file ? file->path : QStringLiteral("refused");
}

UrlProblem problemOf(const char* url) {
    const auto parsed = parseDatabaseUrl(QString::fromUtf8(url));
    EXPECT_FALSE(parsed.has_value()) << url;
    return parsed ? UrlProblem{} : parsed.error().problem;
}

TEST(DatabaseUrl, TakesTheAbsolutePathOfAFile) {
    EXPECT_EQ(pathOf("sqlite:///var/lib/kkachi/kkachi.sqlite"), QStringLiteral("/var/lib/kkachi/kkachi.sqlite"));
    EXPECT_EQ(pathOf("sqlite:///home/me/my books/까치.sqlite"), QString::fromUtf8("/home/me/my books/까치.sqlite"));
    EXPECT_EQ(pathOf("sqlite:///tmp/what?#now"), QStringLiteral("/tmp/what?#now"));
}

TEST(DatabaseUrl, DecodesPercentEscapesInThePath) {
    EXPECT_EQ(pathOf("sqlite:///a%20b%25c"), QStringLiteral("/a b%c"));
    EXPECT_EQ(problemOf("sqlite:///a%2"), UrlProblem::BadEscape);
    EXPECT_EQ(problemOf("sqlite:///a%"), UrlProblem::BadEscape);
    EXPECT_EQ(problemOf("sqlite:///a%zz"), UrlProblem::BadEscape);
    EXPECT_EQ(problemOf("sqlite:///a%-1"), UrlProblem::BadEscape);
}

TEST(DatabaseUrl, OfAPathLeadsBackToThePath) {
    for (const char* path : {"/a/b.sqlite", "/100%/b c.sqlite", "/까치/%41"}) {
        const QString text = QString::fromUtf8(path);
        EXPECT_EQ(pathOf(sqliteUrl(text).toUtf8().constData()), text);
    }
}

TEST(DatabaseUrl, RefusesWhatIsNotAnAbsolutePathToAFile) {
    for (const char* url : {"sqlite:", "sqlite:relative.sqlite", "sqlite://host/path", "sqlite:///", "sqlite:///dir/",
                            "sqlite::memory:", "sqlite:/one-slash"})
        EXPECT_EQ(problemOf(url), UrlProblem::PathMissing) << url;
}

TEST(DatabaseUrl, RefusesOtherSchemesAndNothing) {
    EXPECT_EQ(problemOf(""), UrlProblem::Empty);
    EXPECT_EQ(problemOf("/plain/path"), UrlProblem::UnknownScheme);
    EXPECT_EQ(problemOf("mysql://me@host:1/db"), UrlProblem::UnknownScheme);
}

TEST(DatabaseUrl, ReadsAServerWithAndWithoutPort) {
    const auto parsed = parseDatabaseUrl(QStringLiteral("postgresql://kkachi@db.example:6432/books"));
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(std::get<PostgresServer>(*parsed),
              (PostgresServer{QStringLiteral("kkachi"), QStringLiteral("db.example"), 6432, QStringLiteral("books")}));
    const auto withoutPort = parseDatabaseUrl(QStringLiteral("postgresql://kkachi@[::1]/books"));
    ASSERT_TRUE(withoutPort.has_value());
    EXPECT_EQ(std::get<PostgresServer>(*withoutPort).port, 5432);
    EXPECT_EQ(std::get<PostgresServer>(*withoutPort).host, QStringLiteral("::1"));
}

TEST(DatabaseUrl, RefusesAnIncompleteServer) {
    for (const char* url : {"postgresql://", "postgresql://host:5432/db", "postgresql://me@host:5432/",
                            "postgresql://me@host:5432/a/b", "postgresql://me@:5432/db"})
        EXPECT_EQ(problemOf(url), UrlProblem::ServerMissing) << url;
    EXPECT_EQ(problemOf("postgresql://me@host:0/db"), UrlProblem::BadPort);
    EXPECT_EQ(problemOf("postgresql://me@host:65536/db"), UrlProblem::BadPort);
}

TEST(DatabaseUrl, NeverRepeatsAPassword) {
    const auto parsed = parseDatabaseUrl(QStringLiteral("postgresql://me:hunter2@host:5432/db"));
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error().problem, UrlProblem::PasswordInside);
    EXPECT_TRUE(parsed.error().value.isEmpty());
    const auto other = parseDatabaseUrl(QStringLiteral("mysql://me:hunter2@host:5432/db"));
    ASSERT_FALSE(other.has_value());
    EXPECT_FALSE(other.error().value.contains(QStringLiteral("hunter2")));
}

} // namespace
} // namespace kkachi::storage::sql
