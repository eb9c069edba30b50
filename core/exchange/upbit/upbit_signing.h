// The token that proves a call is ours: a JWT with a fresh nonce and the hash of the parameters. Checked against the
// test vectors of Upbit's authentication page and our own.
#pragma once

#include "exchange/upbit/upbit_settings.h"

#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// Upbit recommends HS512; HS256 is still accepted.
enum class SigningAlgorithm { Hs512, Hs256 };

// Lower-case hexadecimal, as query_hash wants it.
std::string sha512Hex(std::string_view text);

// A random UUID. A nonce is good for one transmission: a retry and a reconnect need a new one.
std::string makeNonce();

// The compact token. `hashInput` is RequestParameters::hashInput(); empty for calls without parameters and for
// WebSocket handshakes. The secret is used as raw bytes, it is not base64.
std::string makeToken(const UpbitCredentials& credentials, std::string_view nonce, std::string_view hashInput,
                      SigningAlgorithm algorithm = SigningAlgorithm::Hs512);

} // namespace kkachi::exchange::upbit
