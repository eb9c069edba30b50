#include "storage/sql/sql_dialect.h"

namespace kkachi::storage::sql {

SqlDialect sqliteDialect() {
    // NUMERIC would turn decimals into binary floats in SQLite; TEXT keeps every digit.
    return {
        .idColumn = QStringLiteral("id INTEGER PRIMARY KEY"),
        .moneyType = QStringLiteral("TEXT"),
        .integerType = QStringLiteral("INTEGER"),
        .realType = QStringLiteral("REAL"),
        .instantType = QStringLiteral("TEXT"),
        .jsonType = QStringLiteral("TEXT"),
        .instantCheck = QStringLiteral("%1 GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T"
                                       "[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'"),
        .jsonCheck = QStringLiteral("json_valid(%1)"),
        .now = QStringLiteral("strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"),
        .countTables = QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"),
        .countVersions =
            QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"),
    };
}

namespace {

QString column(QStringView name, const QString& type, const QString& rest) {
    return name.toString() + u' ' + type + rest;
}

QString checked(const QString& check, QStringView name) {
    return check.isEmpty() ? QString{} : QStringLiteral(" CHECK (") + check.arg(name) + u')';
}

QString notNull() {
    return QStringLiteral(" NOT NULL");
}

} // namespace

QString moneyColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.moneyType, notNull());
}

QString optionalMoneyColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.moneyType, {});
}

QString instantColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.instantType, notNull() + checked(dialect.instantCheck, name));
}

QString jsonColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.jsonType, notNull() + checked(dialect.jsonCheck, name));
}

QString choiceColumn(QStringView name, const QStringList& values) {
    const QString list = u'\'' + values.join(QStringLiteral("', '")) + u'\'';
    return column(name, QStringLiteral("TEXT"), notNull() + QStringLiteral(" CHECK (%1 IN (%2))").arg(name, list));
}

QString textColumn(QStringView name) {
    return column(name, QStringLiteral("TEXT"), notNull());
}

QString integerColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.integerType, notNull());
}

QString realColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.realType, notNull());
}

QString optionalRealColumn(const SqlDialect& dialect, QStringView name) {
    return column(name, dialect.realType, {});
}

QString referenceColumn(const SqlDialect& dialect, QStringView name, QStringView table) {
    return column(name, dialect.integerType, QStringLiteral(" REFERENCES %1 (id)").arg(table));
}

QString flagColumn(QStringView name) {
    return column(name, QStringLiteral("INTEGER"), notNull() + QStringLiteral(" CHECK (%1 IN (0, 1))").arg(name));
}

QString createTable(QStringView name, const QStringList& columnsAndConstraints) {
    return QStringLiteral("CREATE TABLE %1 (\n  %2\n)").arg(name, columnsAndConstraints.join(QStringLiteral(",\n  ")));
}

} // namespace kkachi::storage::sql
