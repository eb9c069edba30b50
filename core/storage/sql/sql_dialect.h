// Where databases differ: the types of columns and what a table can check by itself. Placeholders are `?` throughout;
// Qt's drivers turn them into the database's own.
#pragma once

#include <QString>
#include <QStringList>

namespace kkachi::storage::sql {

struct SqlDialect {
    QString idColumn;
    QString moneyType;   // exact decimals
    QString instantType; // UTC with milliseconds
    QString jsonType;
    QString instantCheck; // %1 is the column; empty where the type itself refuses other values
    QString jsonCheck;
    QString now;                // an expression of instantType
    QString countForeignTables; // how many tables there are, whoever made them
};

SqlDialect sqliteDialect();

// Columns of a CREATE TABLE. Without "optional" they are NOT NULL.
QString money(const SqlDialect& dialect, QStringView name);
QString optionalMoney(const SqlDialect& dialect, QStringView name);
QString instant(const SqlDialect& dialect, QStringView name);
QString json(const SqlDialect& dialect, QStringView name);
// Text that is one of `values`.
QString choice(QStringView name, const QStringList& values);
QString text(QStringView name);
QString flag(QStringView name);

QString createTable(QStringView name, const QStringList& columnsAndConstraints);

} // namespace kkachi::storage::sql
