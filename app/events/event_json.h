// A row as one line of `run --events`: a JSON object with `ts`, `event` and the fields of the outward contract. Money
// and volumes are decimal strings.
#pragma once

#include "base/timestamp.h"
#include "storage/rows.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace kkachi::app {

QJsonObject eventOf(const storage::Row& row);
QJsonObject intentEvent(const storage::OrderRow& row);
QJsonObject namedEvent(base::Timestamp at, const QString& name);
QByteArray lineOf(const QJsonObject& event);

} // namespace kkachi::app
