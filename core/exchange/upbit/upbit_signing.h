// The token that proves a call is ours: a JWT with a fresh nonce and the hash of the parameters. Checked against the
// test vectors of Upbit's authentication page and our own.
#pragma once

#include "exchange/upbit/upbit_settings.h"

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;
struct evp_md_st;

namespace kkachi::exchange::upbit {

// Lower-case hexadecimal, as query_hash wants it.
std::string sha512Hex(std::string_view text);

// A random UUID. A nonce is good for one transmission: a retry and a reconnect need a new one.
std::string makeNonce();

// Makes tokens of one key pair. What depends on the keys alone is worked out once. For one thread.
class TokenMaker {
  public:
    // The secret is used as raw bytes, it is not base64.
    TokenMaker(const UpbitCredentials& credentials, SigningAlgorithm algorithm);

    // The compact token. `hashInput` is RequestParameters::hashInput(); empty for calls without parameters and for
    // WebSocket handshakes.
    std::string make(std::string_view nonce, std::string_view hashInput) const;

  private:
    struct FreeDigest {
        void operator()(evp_md_ctx_st* digest) const;
    };
    using Digest = std::unique_ptr<evp_md_ctx_st, FreeDigest>;

    std::string hmacOf(std::string_view text) const;

    const evp_md_st* m_kind;
    std::string m_header;      // in base64url, with the dot behind it
    std::string m_claimsStart; // {"access_key":"...","nonce":"
    Digest m_inner;            // the key's two halves of an HMAC, ready to be gone on with
    Digest m_outer;
    Digest m_scratch;
};

// The same for a single token.
std::string makeToken(const UpbitCredentials& credentials, std::string_view nonce, std::string_view hashInput,
                      SigningAlgorithm algorithm = SigningAlgorithm::Hs512);

} // namespace kkachi::exchange::upbit
