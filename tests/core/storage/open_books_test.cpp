// Opening: what is made, for whom it is readable, and what is refused with its name.
#include "books.h"
#include "storage/sql/migrations.h"
#include "storage/sql/sql_connection.h"
#include "storage/sql/sql_dialect.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <gtest/gtest.h>

namespace kkachi::storage::sql::test {
namespace {

SqlError errorOf(const QString& url, Access access = Access::ReadWrite) {
    const auto opened = SqlConnection::open(url, access);
    EXPECT_FALSE(opened.has_value());
    return opened ? SqlError{} : opened.error();
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file{path};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QFileDevice::Permissions othersMay(const QString& path) {
    return QFileInfo{path}.permissions() & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther);
}

TEST(OpenBooks, MakesDirectoryAndFilesForTheirOwnerOnly) {
    const Books books;
    const QString directory = books.directory() + QStringLiteral("/new/deeper");
    const QString path = directory + QStringLiteral("/kkachi.sqlite");
    const auto connection = SqlConnection::open(sqliteUrl(path), Access::ReadWrite);
    ASSERT_TRUE(connection.has_value());
    EXPECT_EQ(othersMay(books.directory() + QStringLiteral("/new")), QFileDevice::Permissions{});
    EXPECT_EQ(othersMay(directory), QFileDevice::Permissions{});
    const QStringList files = QDir{directory}.entryList(QDir::Files);
    EXPECT_GE(files.size(), 2); // the database and its write-ahead log
    for (const QString& file : files)
        EXPECT_EQ(othersMay(directory + u'/' + file), QFileDevice::Permissions{}) << file.toStdString();
}

TEST(OpenBooks, TightensAFileThatOthersCouldRead) {
    const Books books;
    writeFile(books.path(), {});
    QFile::setPermissions(books.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
    ASSERT_TRUE(SqlConnection::open(books.url(), Access::ReadWrite));
    EXPECT_EQ(othersMay(books.path()), QFileDevice::Permissions{});
}

TEST(OpenBooks, WritesAheadAndSyncsEveryCommit) {
    const Books books;
    const auto connection = SqlConnection::open(books.url(), Access::ReadWrite);
    ASSERT_TRUE(connection.has_value());
    EXPECT_EQ((*connection)->value(QStringLiteral("PRAGMA journal_mode"))->toString(), QStringLiteral("wal"));
    EXPECT_EQ((*connection)->value(QStringLiteral("PRAGMA synchronous"))->toInt(), 2);
    EXPECT_EQ((*connection)->value(QStringLiteral("PRAGMA foreign_keys"))->toInt(), 1);
}

TEST(OpenBooks, NamesTheDirectoryThatCannotBeMade) {
    const Books books;
    const QString inTheWay = books.directory() + QStringLiteral("/file");
    writeFile(inTheWay, "x");
    const SqlError error = errorOf(sqliteUrl(inTheWay + QStringLiteral("/deeper/kkachi.sqlite")));
    EXPECT_EQ(error.problem, SqlProblem::DirectoryNotWritable);
    EXPECT_EQ(error.place, inTheWay);
}

TEST(OpenBooks, NamesAFileThatIsADirectory) {
    const Books books;
    const SqlError error = errorOf(sqliteUrl(books.directory()));
    EXPECT_EQ(error.problem, SqlProblem::FileNotWritable);
    EXPECT_EQ(error.place, books.directory());
}

TEST(OpenBooks, RefusesAFileThatIsNoDatabase) {
    const Books books;
    writeFile(books.path(), QByteArray(8192, 'x'));
    const SqlError error = errorOf(books.url());
    EXPECT_EQ(error.problem, SqlProblem::Damaged);
    EXPECT_TRUE(error.place.startsWith(books.path()));
    EXPECT_FALSE(error.driverText.isEmpty());
}

TEST(OpenBooks, RefusesTheDatabaseOfAnotherProgramAndLeavesItAsItWas) {
    const Books books;
    books.value(QStringLiteral("CREATE TABLE recipes (id INTEGER PRIMARY KEY)"));
    EXPECT_EQ(errorOf(books.url()).problem, SqlProblem::NotOurs);
    EXPECT_EQ(books.column(QStringLiteral("SELECT name FROM sqlite_master")), QStringList{QStringLiteral("recipes")});
}

TEST(OpenBooks, RefusesASchemaOfALaterVersion) {
    const Books books;
    ASSERT_TRUE(SqlConnection::open(books.url(), Access::ReadWrite));
    books.value(QStringLiteral("INSERT INTO schema_version VALUES (99, '2030-01-01T00:00:00.000Z')"));
    EXPECT_EQ(errorOf(books.url()).problem, SqlProblem::SchemaNewer);
    EXPECT_EQ(errorOf(books.url(), Access::ReadOnly).problem, SqlProblem::SchemaNewer);
}

TEST(OpenBooks, OfTheFirstVersionGetTheNewTablesAndKeepTheirRows) {
    const Books books;
    for (const QString& statement : schema1(sqliteDialect()))
        books.column(statement);
    books.column(QStringLiteral("INSERT INTO schema_version VALUES (1, '2026-01-01T00:00:00.000Z')"));
    books.column(QStringLiteral("INSERT INTO reconciliations (timestamp, mode, clean, detail) "
                                "VALUES ('2026-01-01T00:00:00.000Z', 'demo', 1, 'kept')"));
    EXPECT_EQ(errorOf(books.url(), Access::ReadOnly).problem, SqlProblem::SchemaOlder);
    ASSERT_TRUE(SqlConnection::open(books.url(), Access::ReadWrite));
    EXPECT_EQ(books.value(QStringLiteral("SELECT detail FROM reconciliations")), QStringLiteral("kept"));
    EXPECT_EQ(books.value(QStringLiteral("SELECT COUNT(*) FROM candles")), QStringLiteral("0"));
    EXPECT_EQ(books.value(QStringLiteral("SELECT MAX(version) FROM schema_version")), QString::number(kSchemaVersion));
}

TEST(OpenBooks, ToReadNeitherMakesNorMigrates) {
    const Books books;
    EXPECT_EQ(errorOf(books.url(), Access::ReadOnly).problem, SqlProblem::FileMissing);
    EXPECT_FALSE(QFile::exists(books.path()));
    writeFile(books.path(), {});
    EXPECT_EQ(errorOf(books.url(), Access::ReadOnly).problem, SqlProblem::SchemaOlder);
}

TEST(OpenBooks, SaysThatPostgresIsNotInThisVersion) {
    const SqlError error = errorOf(QStringLiteral("postgresql://me@127.0.0.1:5432/books"));
    EXPECT_EQ(error.problem, SqlProblem::NotInThisVersion);
    EXPECT_EQ(error.place, QStringLiteral("postgresql://me@127.0.0.1:5432/books"));
}

TEST(OpenBooks, SaysWhatIsWrongWithTheAddress) {
    const SqlError error = errorOf(QStringLiteral("sqlite:here.sqlite"));
    EXPECT_EQ(error.problem, SqlProblem::BadUrl);
    EXPECT_EQ(error.place, QStringLiteral("sqlite:here.sqlite"));
}

} // namespace
} // namespace kkachi::storage::sql::test
