// Where databases differ: the types of columns and what a table can check by itself. Placeholders are `?` throughout;
// Qt's drivers turn them into the database's own.
#pragma once

#include <QString>
#include <QStringList>

namespace kkachi::storage::sql {

struct SqlDialect {
    QString idColumn;
    QString moneyType;   // exact decimals
    QString integerType; // 64 bits
    QString realType;    // 64 bits; ratios and statistics, never money
    QString instantType; // UTC with milliseconds
    QString jsonType;
    QString instantCheck; // %1 is the column; empty where the type itself refuses other values
    QString jsonCheck;
    QString now;           // an expression of instantType
    QString countTables;   // how many tables there are, whoever made them
    QString countVersions; // 1 when the table schema_version exists, else 0
};

SqlDialect sqliteDialect();

// Columns of a CREATE TABLE. Without "optional" they are NOT NULL.
QString moneyColumn(const SqlDialect& dialect, QStringView name);
QString optionalMoneyColumn(const SqlDialect& dialect, QStringView name);
QString instantColumn(const SqlDialect& dialect, QStringView name);
QString jsonColumn(const SqlDialect& dialect, QStringView name);
// Text that is one of `values`.
QString choiceColumn(QStringView name, const QStringList& values);
QString textColumn(QStringView name);
QString flagColumn(QStringView name); // 0 or 1
QString integerColumn(const SqlDialect& dialect, QStringView name);
QString realColumn(const SqlDialect& dialect, QStringView name);
QString optionalRealColumn(const SqlDialect& dialect, QStringView name);
// The id of a row of `table`, or null.
QString referenceColumn(const SqlDialect& dialect, QStringView name, QStringView table);

QString createTable(QStringView name, const QStringList& columnsAndConstraints);

} // namespace kkachi::storage::sql
