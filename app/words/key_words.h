// What can be wrong with the places that keys are in, as sentences that end with what to do.
#pragma once

#include "storage/secret_chain.h"

#include <QString>

namespace kkachi::app {

QString sentenceFor(const storage::ChainError& error);
// "the system keychain"
QString nameOf(storage::SecretPlace place);
// "upbit-access-key, upbit-secret-key, openai-api-key"
QString secretNames();

} // namespace kkachi::app
