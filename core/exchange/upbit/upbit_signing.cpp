#include "exchange/upbit/upbit_signing.h"

#include <QByteArray>
#include <QUuid>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace kkachi::exchange::upbit {

namespace {

std::string base64Url(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::string digestOf(const EVP_MD* kind, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, kind, nullptr);
    return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string hmacOf(const EVP_MD* kind, std::string_view key, std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(kind, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
         text.size(), digest.data(), &length);
    return {reinterpret_cast<const char*>(digest.data()), length};
}

std::string claims(const UpbitCredentials& credentials, std::string_view nonce, std::string_view hashInput) {
    std::string text = R"({"access_key":")";
    text.append(credentials.access.reveal()).append(R"(","nonce":")").append(nonce).append("\"");
    if (!hashInput.empty())
        text += R"(,"query_hash":")" + sha512Hex(hashInput) + R"(","query_hash_alg":"SHA512")";
    return text += '}';
}

} // namespace

std::string sha512Hex(std::string_view text) {
    const std::string digest = digestOf(EVP_sha512(), text);
    return QByteArray::fromStdString(digest).toHex().toStdString();
}

std::string makeNonce() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::string makeToken(const UpbitCredentials& credentials, std::string_view nonce, std::string_view hashInput,
                      SigningAlgorithm algorithm) {
    const bool isHs512 = algorithm == SigningAlgorithm::Hs512;
    const std::string header = isHs512 ? R"({"alg":"HS512","typ":"JWT"})" : R"({"alg":"HS256","typ":"JWT"})";
    const std::string signedPart = base64Url(header) + '.' + base64Url(claims(credentials, nonce, hashInput));
    const EVP_MD* kind = isHs512 ? EVP_sha512() : EVP_sha256();
    return signedPart + '.' + base64Url(hmacOf(kind, credentials.secret.reveal(), signedPart));
}

} // namespace kkachi::exchange::upbit
