#include "storage/sql/database_url.h"

#include <QUrl>

#include <optional>

namespace kkachi::storage::sql {

namespace {

using base::Unexpected;
using Parsed = base::Result<DatabaseUrl, UrlError>;

constexpr int kHighestPort = 65'535;

// QUrl would also accept a lone per cent sign; here that is an error, since the file it means is not certain.
std::optional<QString> decoded(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '%')
            continue;
        bool isHex = false;
        bytes.mid(i + 1, 2).toUInt(&isHex, 16);
        if (!isHex || bytes.size() - i < 3)
            return std::nullopt;
    }
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

Parsed parseSqlite(const QString& text, const QString& rest) {
    if (!rest.startsWith(u"///") || rest.size() < 4 || rest.endsWith(u'/') || rest.contains(QChar{}))
        return Unexpected{UrlError{UrlProblem::PathMissing, text}};
    const auto path = decoded(rest.mid(2));
    if (!path)
        return Unexpected{UrlError{UrlProblem::BadEscape, text}};
    return DatabaseUrl{SqliteFile{*path}};
}

Parsed parsePostgres(const QString& text) {
    // The text is not repeated in an error where it may hold a password.
    const QUrl url{text, QUrl::StrictMode};
    if (text.section(u'@', 0, -2).mid(QStringLiteral("postgresql://").size()).contains(u':'))
        return Unexpected{UrlError{UrlProblem::PasswordInside, {}}};
    if (!url.isValid())
        return Unexpected{
            UrlError{url.errorString().contains(u"port") ? UrlProblem::BadPort : UrlProblem::ServerMissing, text}};
    const QString database = url.path().mid(1);
    if (url.userName().isEmpty() || url.host().isEmpty() || database.isEmpty() || database.contains(u'/'))
        return Unexpected{UrlError{UrlProblem::ServerMissing, text}};
    const PostgresServer server{url.userName(), url.host(), url.port(PostgresServer{}.port), database};
    if (server.port < 1 || server.port > kHighestPort)
        return Unexpected{UrlError{UrlProblem::BadPort, text}};
    return DatabaseUrl{server};
}

} // namespace

Parsed parseDatabaseUrl(const QString& text) {
    if (text.isEmpty())
        return Unexpected{UrlError{UrlProblem::Empty, text}};
    const QString sqlite = QStringLiteral("sqlite:");
    if (text.startsWith(sqlite))
        return parseSqlite(text, text.mid(sqlite.size()));
    if (text.startsWith(u"postgresql://"))
        return parsePostgres(text);
    return Unexpected{UrlError{UrlProblem::UnknownScheme, text.contains(u'@') ? QString{} : text}};
}

QString sqliteUrl(const QString& absolutePath) {
    QString path = absolutePath;
    return QStringLiteral("sqlite://") + path.replace(u'%', QStringLiteral("%25"));
}

QString toString(UrlProblem problem) {
    switch (problem) {
    case UrlProblem::Empty:
        return QStringLiteral("no database named");
    case UrlProblem::UnknownScheme:
        return QStringLiteral("neither sqlite:///path nor postgresql://user@host:port/db");
    case UrlProblem::PathMissing:
        return QStringLiteral("sqlite:/// must be followed by the absolute path of a file");
    case UrlProblem::BadEscape:
        return QStringLiteral("% without two hexadecimal digits in the path (write %25 for %)");
    case UrlProblem::ServerMissing:
        return QStringLiteral("postgresql:// needs user@host:port/db");
    case UrlProblem::BadPort:
        return QStringLiteral("the port must be 1 to 65535");
    case UrlProblem::PasswordInside:
        return QStringLiteral("a password does not belong into the address of the database");
    }
    return {};
}

} // namespace kkachi::storage::sql
