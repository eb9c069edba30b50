// How well each of the four connections is, what was last heard of it, and what happens next.
#pragma once

#include "engine/snapshot.h"

#include <QString>

namespace kkachi::ui {

enum class Health { Unknown, Good, Warning, Bad };

struct HealthReport {
    Health health = Health::Unknown;
    QString state; // a word or two
    QString next;  // what Kkachi does by itself, or what a person should do
    QString age;   // of the last message; empty where silence is normal or nothing has come yet
};

HealthReport feedHealth(const engine::Snapshot& snapshot);
HealthReport orderStreamHealth(const engine::Snapshot& snapshot);
HealthReport analystHealth(const engine::Snapshot& snapshot);
HealthReport databaseHealth(const engine::Snapshot& snapshot);

} // namespace kkachi::ui
