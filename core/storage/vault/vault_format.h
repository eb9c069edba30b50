// The bytes of a vault: a header that can be read by anybody, and the keys under it, encrypted. Pure but for the random
// salt and nonce.
//
//   offset  size  what
//        0     8  "KKVAULT" and a line feed
//        8     4  version, 1
//       12     4  passes of Argon2id
//       16     8  memory of Argon2id in bytes
//       24    16  salt
//       40    24  nonce
//       64     4  size of the encrypted part, its tag included
//       68    16  BLAKE2b of the 68 bytes before: finds damage without a passphrase
//       84    16  BLAKE2b of the 84 bytes before, keyed with one half of what Argon2id gives: finds a wrong passphrase
//      100     -  XChaCha20-Poly1305 of the contents under the other half; the 100 bytes before are authenticated too
//
// All numbers are little-endian. The contents are a count and then name and value, each behind its length (2 bytes).
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "storage/secret_store.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::storage::vault {

using Contents = std::map<std::string, base::Secret, std::less<>>;
using Bytes = std::vector<unsigned char>;

// What Argon2id costs. The default is libsodium's MODERATE, about half a second; what is read must lie between the
// least (OWASP's) and the most, so that a file can neither be weakened unseen nor stop the program.
struct Cost {
    std::uint32_t passes = 3;
    std::uint64_t memory = 256ULL << 20U;

    friend bool operator==(const Cost&, const Cost&) = default;
};
inline constexpr Cost kLeastCost{2, 19ULL << 20U};
inline constexpr Cost kMostCost{16, 1024ULL << 20U};

inline constexpr std::size_t kHeaderSize = 100;
inline constexpr std::size_t kLargestVault = 64 * 1024;
inline constexpr std::size_t kLongestValue = 4096; // of a key

// With a new salt and nonce each time. The error is OutOfMemory; a cost out of range or a value that is too long is a
// bug of the caller and throws std::logic_error.
base::Result<Bytes, SecretStoreError> seal(const Contents& contents, const base::Secret& passphrase, Cost cost = {});

// NotAVault, NewerVersion, BadParameters, Truncated, Damaged, WrongPassphrase or OutOfMemory.
base::Result<Contents, SecretStoreError> unseal(std::span<const unsigned char> bytes, const base::Secret& passphrase);

// As unseal(), as far as it can be told without a passphrase.
base::Result<base::Done, SecretStoreError> checkHeader(std::span<const unsigned char> bytes);

} // namespace kkachi::storage::vault
