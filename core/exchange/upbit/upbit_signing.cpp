#include "exchange/upbit/upbit_signing.h"

#include "exchange/upbit/plain_encodings.h"

#include <QRandomGenerator>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kLargestBlock = 128; // of SHA-512; SHA-256 has 64

// OpenSSL looks an algorithm up by its name at each use of EVP_sha512(); fetched once, it is at hand.
const EVP_MD* sha512() {
    static const EVP_MD* const kKind = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    return kKind;
}
const EVP_MD* sha256() {
    static const EVP_MD* const kKind = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return kKind;
}

struct DigestBytes {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int length = 0;
    std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), length}; }
};

DigestBytes digestOf(const EVP_MD* kind, std::string_view text) {
    DigestBytes digest;
    EVP_Digest(text.data(), text.size(), digest.bytes.data(), &digest.length, kind, nullptr);
    return digest;
}

// RFC 2104: the key, filled up with zeros to a block, against one of the two pads.
std::array<unsigned char, kLargestBlock> padded(const EVP_MD* kind, std::string_view key, unsigned char pad) {
    std::array<unsigned char, kLargestBlock> block{};
    const auto size = static_cast<std::size_t>(EVP_MD_get_block_size(kind));
    if (key.size() > size) {
        const DigestBytes shorter = digestOf(kind, key);
        std::copy_n(shorter.bytes.begin(), shorter.length, block.begin());
    } else {
        std::copy(key.begin(), key.end(), block.begin());
    }
    for (unsigned char& byte : block)
        byte = static_cast<unsigned char>(byte ^ pad);
    return block;
}

evp_md_ctx_st* begin(const EVP_MD* kind, std::string_view key, unsigned char pad) {
    auto block = padded(kind, key, pad);
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    EVP_DigestInit_ex2(digest, kind, nullptr);
    EVP_DigestUpdate(digest, block.data(), static_cast<std::size_t>(EVP_MD_get_block_size(kind)));
    OPENSSL_cleanse(block.data(), block.size());
    return digest;
}

} // namespace

void TokenMaker::FreeDigest::operator()(evp_md_ctx_st* digest) const {
    EVP_MD_CTX_free(digest);
}

TokenMaker::TokenMaker(const UpbitCredentials& credentials, SigningAlgorithm algorithm)
    : m_kind{algorithm == SigningAlgorithm::Hs512 ? sha512() : sha256()}
    , m_inner{begin(m_kind, credentials.secret.reveal(), 0x36)}
    , m_outer{begin(m_kind, credentials.secret.reveal(), 0x5c)}
    , m_scratch{EVP_MD_CTX_new()} {
    appendBase64Url(m_header, algorithm == SigningAlgorithm::Hs512 ? R"({"alg":"HS512","typ":"JWT"})"
                                                                   : R"({"alg":"HS256","typ":"JWT"})");
    m_header += '.';
    m_claimsStart.append(R"({"access_key":")").append(credentials.access.reveal()).append(R"(","nonce":")");
}

std::string TokenMaker::hmacOf(std::string_view text) const {
    DigestBytes inner;
    EVP_MD_CTX_copy_ex(m_scratch.get(), m_inner.get());
    EVP_DigestUpdate(m_scratch.get(), text.data(), text.size());
    EVP_DigestFinal_ex(m_scratch.get(), inner.bytes.data(), &inner.length);
    DigestBytes outer;
    EVP_MD_CTX_copy_ex(m_scratch.get(), m_outer.get());
    EVP_DigestUpdate(m_scratch.get(), inner.bytes.data(), inner.length);
    EVP_DigestFinal_ex(m_scratch.get(), outer.bytes.data(), &outer.length);
    return std::string{outer.view()};
}

std::string TokenMaker::make(std::string_view nonce, std::string_view hashInput) const {
    std::string claims;
    claims.reserve(320);
    claims.append(m_claimsStart).append(nonce).append("\"");
    if (!hashInput.empty()) {
        claims += R"(,"query_hash":")";
        appendHex(claims, digestOf(sha512(), hashInput).view());
        claims += R"(","query_hash_alg":"SHA512")";
    }
    claims += '}';
    std::string token;
    token.reserve(640);
    token += m_header;
    appendBase64Url(token, claims);
    const std::string signature = hmacOf(token);
    token += '.';
    appendBase64Url(token, signature);
    return token;
}

std::string sha512Hex(std::string_view text) {
    std::string hex;
    appendHex(hex, digestOf(sha512(), text).view());
    return hex;
}

// RFC 4122, version 4. A nonce must be new, not secret: the system is not asked for randomness each time.
std::string makeNonce() {
    std::array<quint32, 4> words{};
    QRandomGenerator::global()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    words[1] = (words[1] & 0xffff0fffU) | 0x00004000U;
    words[2] = (words[2] & 0x3fffffffU) | 0x80000000U;
    std::string uuid;
    uuid.reserve(36);
    const auto append = [&uuid](std::uint32_t bits, int count) {
        for (int shift = 24; shift > 24 - 8 * count; shift -= 8) {
            const char byte = static_cast<char>(static_cast<unsigned char>(bits >> shift));
            appendHex(uuid, {&byte, 1});
        }
    };
    append(words[0], 4);
    for (const std::uint32_t word : {words[1], words[2]}) {
        uuid += '-';
        append(word, 2);
        uuid += '-';
        append(word << 16, 2);
    }
    append(words[3], 4);
    return uuid;
}

std::string makeToken(const UpbitCredentials& credentials, std::string_view nonce, std::string_view hashInput,
                      SigningAlgorithm algorithm) {
    return TokenMaker{credentials, algorithm}.make(nonce, hashInput);
}

} // namespace kkachi::exchange::upbit
