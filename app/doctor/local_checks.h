// Checks of this machine: folder, disk, database, key stores. They change nothing.
#pragma once

#include "app/composition/key_ring.h"
#include "app/doctor/doctor.h"
#include "base/mode.h"

#include <QString>

namespace kkachi::app::doctor {

// Rights of the folder and of the files in it, and room on its disk.
Findings checkDataDirectory(const QString& path);
// Opens it for reading, verifies it and reads its schema. A database that does not exist yet is made by the first run.
Findings checkDatabase(const QString& url);
// The keychain by a canary, the vault by its header, the environment. In demo, which needs no keys, a keychain that
// does not work is no warning.
void checkKeyStores(KeyRing& ring, const storage::SecretChain::Environment& environment, base::Mode mode,
                    const Report& report);

} // namespace kkachi::app::doctor
