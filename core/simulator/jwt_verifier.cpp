#include "simulator/jwt_verifier.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kNoncesKept = 1'000'000;
constexpr std::size_t kLongestToken = 8 * 1024;

struct TokenParts {
    std::string_view signedPart; // header.payload
    QJsonObject header;
    QJsonObject payload;
    QByteArray signature;
};

std::optional<QByteArray> decodePart(std::string_view part) {
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray{part.data(), static_cast<qsizetype>(part.size())},
                                                        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return std::nullopt;
    return decoded.decoded;
}

std::optional<QJsonObject> decodeObject(std::string_view part) {
    const auto bytes = decodePart(part);
    if (!bytes)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

std::optional<TokenParts> split(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    const auto header = decodeObject(token.substr(0, first));
    const auto payload = decodeObject(token.substr(first + 1, second - first - 1));
    const auto signature = decodePart(token.substr(second + 1));
    if (!header || !payload || !signature)
        return std::nullopt;
    return TokenParts{token.substr(0, second), *header, *payload, *signature};
}

const EVP_MD* digestFor(const QString& algorithm, const TokenRules& rules) {
    if (algorithm == QLatin1String{"HS512"})
        return EVP_sha512();
    if (algorithm == QLatin1String{"HS384"} && rules.takesHs384)
        return EVP_sha384();
    if (algorithm == QLatin1String{"HS256"} && rules.takesHs256)
        return EVP_sha256();
    return nullptr; // "none" above all
}

bool isSignedWith(const TokenParts& token, std::string_view secret, const TokenRules& rules) {
    const EVP_MD* digest = digestFor(token.header[QLatin1String{"alg"}].toString(), rules);
    if (digest == nullptr)
        return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> expected{};
    unsigned int length = 0;
    HMAC(digest, secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(token.signedPart.data()), token.signedPart.size(), expected.data(),
         &length);
    return token.signature.size() == static_cast<qsizetype>(length) &&
           CRYPTO_memcmp(token.signature.constData(), expected.data(), length) == 0;
}

bool hashFits(const QJsonObject& payload, std::span<const std::string> spellings) {
    const QString algorithm = payload[QLatin1String{"query_hash_alg"}].toString(QStringLiteral("SHA512"));
    const std::string hash = payload[QLatin1String{"query_hash"}].toString().toStdString();
    if (algorithm != QLatin1String{"SHA512"})
        return false;
    return std::any_of(spellings.begin(), spellings.end(),
                       [&](const std::string& spelling) { return sha512Hex(spelling) == hash; });
}

} // namespace

std::string_view errorName(AuthProblem problem) {
    switch (problem) {
    case AuthProblem::NoToken:
        return "no_authorization_token";
    case AuthProblem::BadSignature:
        return "jwt_verification";
    case AuthProblem::UnknownKey:
        return "invalid_access_key";
    case AuthProblem::NonceUsed:
        return "nonce_used";
    case AuthProblem::QueryMismatch:
        return "invalid_query_payload";
    }
    return {};
}

std::string sha512Hex(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha512(), nullptr);
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += kHex[digest[i] >> 4];
        hex += kHex[digest[i] & 15U];
    }
    return hex;
}

base::Result<base::Done, AuthProblem> JwtVerifier::verify(std::optional<std::string_view> authorization,
                                                          std::span<const std::string> spellings,
                                                          const TokenRules& rules) {
    constexpr std::string_view kScheme = "Bearer ";
    if (!authorization || authorization->substr(0, kScheme.size()) != kScheme)
        return base::Unexpected{AuthProblem::NoToken};
    const std::string_view text = authorization->substr(kScheme.size());
    if (text.size() > kLongestToken)
        return base::Unexpected{AuthProblem::BadSignature};
    const auto token = split(text);
    if (!token)
        return base::Unexpected{AuthProblem::BadSignature};
    if (token->payload[QLatin1String{"access_key"}].toString().toStdString() != m_accessKey)
        return base::Unexpected{AuthProblem::UnknownKey};
    if (!isSignedWith(*token, m_secretKey, rules))
        return base::Unexpected{AuthProblem::BadSignature};
    const std::string nonce = token->payload[QLatin1String{"nonce"}].toString().toStdString();
    if (nonce.empty())
        return base::Unexpected{AuthProblem::BadSignature};
    if (!useNonce(nonce, rules) && rules.nonce == NonceRule::Once)
        return base::Unexpected{AuthProblem::NonceUsed};
    if (!spellings.empty() && !hashFits(token->payload, spellings))
        return base::Unexpected{AuthProblem::QueryMismatch};
    return base::Done{};
}

bool JwtVerifier::useNonce(const std::string& nonce, const TokenRules& rules) {
    const auto [known, isNew] = m_nonces.emplace(nonce, rules.now);
    if (!isNew) {
        const bool isForgotten = rules.nonceMemory.count() > 0 && rules.now - known->second >= rules.nonceMemory;
        known->second = rules.now;
        return isForgotten;
    }
    m_nonceOrder.push_back(nonce);
    if (m_nonceOrder.size() > kNoncesKept) {
        m_nonces.erase(m_nonceOrder.front());
        m_nonceOrder.pop_front();
    }
    return true;
}

} // namespace kkachi::simulator
