#include "storage/vault/vault_format.h"

#include "storage/vault/guarded_bytes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace kkachi::storage::vault {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;
using View = std::span<const unsigned char>;

constexpr std::string_view kMagic = "KKVAULT\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kPassesAt = 12;
constexpr std::size_t kMemoryAt = 16;
constexpr std::size_t kSaltAt = 24;
constexpr std::size_t kNonceAt = 40;
constexpr std::size_t kSizeAt = 64;
constexpr std::size_t kChecksumAt = 68;
constexpr std::size_t kKeyCheckAt = 84;
constexpr std::size_t kCheckSize = 16;
constexpr std::size_t kHalf = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kNonceAt - kSaltAt == crypto_pwhash_SALTBYTES);
static_assert(kSizeAt - kNonceAt == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kKeyCheckAt + kCheckSize == kHeaderSize);

void makeReady() {
    if (sodium_init() < 0)
        throw std::runtime_error{"libsodium has no random source"};
}

template <class Number>
void put(unsigned char* at, Number number) {
    for (std::size_t i = 0; i < sizeof number; ++i)
        at[i] = static_cast<unsigned char>(number >> (8 * i));
}

template <class Number>
Number get(const unsigned char* at) {
    Number number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = static_cast<Number>(number | static_cast<Number>(at[i]) << (8 * i));
    return number;
}

bool isAccepted(Cost cost) {
    return cost.passes >= kLeastCost.passes && cost.passes <= kMostCost.passes && cost.memory >= kLeastCost.memory &&
           cost.memory <= kMostCost.memory;
}

// Both halves at once: one for encrypting, one for the check.
std::optional<GuardedBytes> derive(const base::Secret& passphrase, const unsigned char* salt, Cost cost) {
    GuardedBytes keys{2 * kHalf};
    const std::string_view text = passphrase.reveal();
    if (crypto_pwhash(keys.data(), keys.size(), text.data(), text.size(), salt, cost.passes,
                      static_cast<std::size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return keys;
}

std::array<unsigned char, kCheckSize> checkOf(View bytes, View key) {
    std::array<unsigned char, kCheckSize> check{};
    crypto_generichash(check.data(), check.size(), bytes.data(), bytes.size(), key.data(), key.size());
    return check;
}

bool holds(View bytes, std::size_t at, View key) {
    const auto check = checkOf(bytes.first(at), key);
    return sodium_memcmp(check.data(), bytes.data() + at, check.size()) == 0;
}

GuardedBytes written(const Contents& contents) {
    std::size_t size = 2;
    for (const auto& [name, secret] : contents)
        size += 4 + name.size() + secret.reveal().size();
    GuardedBytes text{size};
    unsigned char* at = text.data();
    put(at, static_cast<std::uint16_t>(contents.size()));
    at += 2;
    for (const auto& [name, secret] : contents)
        for (const std::string_view part : {std::string_view{name}, secret.reveal()}) {
            put(at, static_cast<std::uint16_t>(part.size()));
            std::copy(part.begin(), part.end(), at + 2);
            at += 2 + part.size();
        }
    return text;
}

// What has been authenticated is ours; it is read with care all the same.
std::optional<Contents> parsed(View text) {
    const auto takeText = [&text]() -> std::optional<std::string_view> {
        if (text.size() < 2)
            return std::nullopt;
        const std::size_t size = get<std::uint16_t>(text.data());
        if (text.size() < 2 + size)
            return std::nullopt;
        const std::string_view part{reinterpret_cast<const char*>(text.data()) + 2, size};
        text = text.subspan(2 + size);
        return part;
    };
    if (text.size() < 2)
        return std::nullopt;
    const std::size_t count = get<std::uint16_t>(text.data());
    text = text.subspan(2);
    Contents contents;
    for (std::size_t i = 0; i < count; ++i) {
        const auto name = takeText();
        const auto value = name ? takeText() : std::nullopt;
        if (!value)
            return std::nullopt;
        contents.emplace(*name, base::Secret::copyOf(*value));
    }
    return text.empty() ? std::optional{std::move(contents)} : std::nullopt;
}

Cost costOf(View bytes) {
    return {get<std::uint32_t>(bytes.data() + kPassesAt), get<std::uint64_t>(bytes.data() + kMemoryAt)};
}

void checkInput(const Contents& contents, Cost cost) {
    if (!isAccepted(cost))
        throw std::logic_error{"the cost of a vault is out of range"};
    for (const auto& [name, secret] : contents)
        if (name.size() > kLongestValue || secret.reveal().size() > kLongestValue || contents.size() > 8)
            throw std::logic_error{"a vault does not hold that much"};
}

} // namespace

Result<Bytes, SecretStoreError> seal(const Contents& contents, const base::Secret& passphrase, Cost cost) {
    makeReady();
    checkInput(contents, cost);
    const GuardedBytes text = written(contents);
    Bytes bytes(kHeaderSize + text.size() + kTag);
    std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
    put(bytes.data() + kVersionAt, kVersion);
    put(bytes.data() + kPassesAt, cost.passes);
    put(bytes.data() + kMemoryAt, cost.memory);
    randombytes_buf(bytes.data() + kSaltAt, kNonceAt - kSaltAt);
    randombytes_buf(bytes.data() + kNonceAt, kSizeAt - kNonceAt);
    put(bytes.data() + kSizeAt, static_cast<std::uint32_t>(text.size() + kTag));
    const auto keys = derive(passphrase, bytes.data() + kSaltAt, cost);
    if (!keys)
        return Unexpected{SecretStoreError::OutOfMemory};
    const View all{bytes};
    std::ranges::copy(checkOf(all.first(kChecksumAt), {}), bytes.begin() + kChecksumAt);
    std::ranges::copy(checkOf(all.first(kKeyCheckAt), keys->span().last(kHalf)), bytes.begin() + kKeyCheckAt);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes.data() + kHeaderSize, nullptr, text.data(), text.size(),
                                               bytes.data(), kHeaderSize, nullptr, bytes.data() + kNonceAt,
                                               keys->data());
    return bytes;
}

Result<Done, SecretStoreError> checkHeader(View bytes) {
    makeReady();
    const std::size_t shown = std::min(bytes.size(), kMagic.size());
    if (std::memcmp(bytes.data(), kMagic.data(), shown) != 0)
        return Unexpected{SecretStoreError::NotAVault};
    if (bytes.size() < kVersionAt + 4)
        return Unexpected{SecretStoreError::Truncated};
    // A later version may have another header, so nothing behind its number is looked at.
    if (get<std::uint32_t>(bytes.data() + kVersionAt) > kVersion)
        return Unexpected{SecretStoreError::NewerVersion};
    if (bytes.size() < kHeaderSize)
        return Unexpected{SecretStoreError::Truncated};
    if (get<std::uint32_t>(bytes.data() + kVersionAt) != kVersion || !holds(bytes, kChecksumAt, {}))
        return Unexpected{SecretStoreError::Damaged};
    if (!isAccepted(costOf(bytes)))
        return Unexpected{SecretStoreError::BadParameters};
    const std::size_t size = get<std::uint32_t>(bytes.data() + kSizeAt);
    if (bytes.size() < kHeaderSize + size)
        return Unexpected{SecretStoreError::Truncated};
    if (bytes.size() > kHeaderSize + size || size < kTag)
        return Unexpected{SecretStoreError::Damaged};
    return Done{};
}

Result<Contents, SecretStoreError> unseal(View bytes, const base::Secret& passphrase) {
    if (const auto sound = checkHeader(bytes); !sound)
        return Unexpected{sound.error()};
    const auto keys = derive(passphrase, bytes.data() + kSaltAt, costOf(bytes));
    if (!keys)
        return Unexpected{SecretStoreError::OutOfMemory};
    if (!holds(bytes, kKeyCheckAt, keys->span().last(kHalf)))
        return Unexpected{SecretStoreError::WrongPassphrase};
    const View body = bytes.subspan(kHeaderSize);
    GuardedBytes text{body.size() - kTag};
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(text.data(), nullptr, nullptr, body.data(), body.size(),
                                                   bytes.data(), kHeaderSize, bytes.data() + kNonceAt,
                                                   keys->data()) != 0)
        return Unexpected{SecretStoreError::Damaged};
    auto contents = parsed(text.span());
    if (!contents)
        return Unexpected{SecretStoreError::Damaged};
    return *std::move(contents);
}

} // namespace kkachi::storage::vault
