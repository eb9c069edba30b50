// Secrets from whoever started the program: typed without echo, or handed over by systemd. Never from an argument.
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "storage/vault/vault_store.h"

#include <QString>

#include <optional>

namespace kkachi::app::cli {

// One line of standard input; asked for with the prompt, and not shown, when that is a terminal. Spaces at its end and
// a carriage return are left out.
base::Secret readSecretLine(const QString& prompt);

// The systemd credential `kkachi-passphrase` ($CREDENTIALS_DIRECTORY/kkachi-passphrase, one line), or else the
// terminal; there a new passphrase is asked for twice. NoPassphrase where there is neither.
storage::vault::AskPassphrase passphraseSource();

} // namespace kkachi::app::cli
