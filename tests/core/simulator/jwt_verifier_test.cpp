// The vectors V0 to V5 were computed independently: compact JSON, claims in the order access_key, nonce, query_hash,
// query_hash_alg.
#include "simulator/jwt_verifier.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <gtest/gtest.h>

#include <vector>

namespace kkachi::simulator {
namespace {

const std::string kAccess = "TESTACCESSKEY000000000000000000000000001";
const std::string kSecret = "TESTSECRETKEY000000000000000000000000001";
const std::string kNonce = "00000000-0000-4000-8000-000000000001";

std::string base64Url(const std::string& text) {
    return QByteArray::fromStdString(text)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::string payload(const std::string& query) {
    std::string claims = R"({"access_key":")" + kAccess + R"(","nonce":")" + kNonce + '"';
    if (!query.empty())
        claims += R"(,"query_hash":")" + sha512Hex(query) + R"(","query_hash_alg":"SHA512")";
    return claims + '}';
}

std::string bearer(const std::string& algorithm, const std::string& query, const std::string& signature) {
    return "Bearer " + base64Url(R"({"alg":")" + algorithm + R"(","typ":"JWT"})") + '.' + base64Url(payload(query)) +
           '.' + signature;
}

struct Vector {
    const char* query;
    const char* hs512;
    const char* hash;
};

const Vector kVectors[] = {
    {"", "VKmJw57YxC4GSeAjG9V7wHPcDMHPgg3DiZ2y1YtBVh4lI3Kwpd-p7BCLCDXXhoDLBK1sZEA1IS5_uISlinxmyA", ""},
    {"market=KRW-BTC&limit=10",
     "7jkDZxwlH_hJ5YW1V8drPtMPCOa0kSHkbu3FdGX_ywC32QG4ms4XMcB3H1RMELlJqTrfqgYnPltuPxn-BUZ02g",
     "d8214a07d0b7181ac91485f885d4349e9de6733bbd0806fec3102519a0ba1479b9be54245055706da413a6e916a8a978c1fc1a79e8e459d54"
     "c"
     "4de8fbe2bc70cd"},
    {"market=KRW-BTC&states[]=wait&states[]=watch",
     "VslHZ7O7q6LKVrWT0TIyFiB8pqDZ_0NwvxZE33QzqYCxlAQOjy-kxAldmXJGsxASYLU_2tqSDevBFlCFrnnxeA",
     "c01bbcb80094d2225c90eda65128baf7ef800471fbdeb76579856d1532cd263060e41ede9c52bfc926a0b46c4b7797a61e4327cda59d236f8"
     "2"
     "9cde4c875dfe77"},
    {"market=KRW-BTC&side=bid&volume=0.01&price=100.0&ord_type=limit",
     "3-BBMpbRS0Q_yRMl_8C6e6ocQZC3HAAG_WHnCh4-XWOXFmRFiqT-NMGXGtkvXGvmfW_QNwBSCqE3eCdVCUxSAg",
     "1db802a392c559d55c99662a20c6911ba9ea31a9f58bf92156af243ca1462b004c6e6b27c934afefbde5ca15d28deb67e90cd619b466c9a3c"
     "2"
     "fe020ad2bbdd24"},
    {"market=KRW-BTC&start_time=2026-11-01T00:00:00+09:00&states[]=done&states[]=cancel",
     "OHzLUK8jGGj0Kyvtyd3_xh3miWZrKvWmv32c0tMCM34kBDdvD184NJ7uK_YzZfpLBEXCYwftk1I6GC8EBqSyzA",
     "9134c9cb3f6001cc8e8f5345710de2738742de82b9e49a89788ba2f58c37da8f280439646ac4397bf1f4b99a54081cccac853282d89acaee8"
     "f"
     "57c0dcbaafc063"},
    {"market=KRW-BTC&side=bid&price=10000&ord_type=price&identifier=t-0001&smp_type=cancel_maker",
     "GvSTmPlyHhzNQnNhWFPl4S5Yy7tn0eyT4UVDyjIxy-8sYVA78l6-zfvuGXZvejxEMM1IcPhKuL0_BI7SoKikwQ",
     "f74fcb42e634c3b8d004600ae4e854c520d023656b1e950a9f572713a961581f1d16acce7bd2e0e8989c6728053729e7c5fae22a70ae40f06"
     "9"
     "1ed7e5795db3b2"},
};

std::optional<AuthProblem> verify(const std::string& header, const std::string& query,
                                  JwtVerifier verifier = {kAccess, kSecret}) {
    std::vector<std::string> spellings;
    if (!query.empty())
        spellings.push_back(query);
    const auto result = verifier.verify(header, spellings);
    return result ? std::nullopt : std::optional{result.error()};
}

TEST(JwtVerifier, AcceptsTheKnownTokens) {
    for (const Vector& vector : kVectors) {
        EXPECT_EQ(verify(bearer("HS512", vector.query, vector.hs512), vector.query), std::nullopt) << vector.query;
        if (*vector.query != '\0') {
            EXPECT_EQ(sha512Hex(vector.query), vector.hash);
        }
    }
}

TEST(JwtVerifier, AcceptsTheOlderAlgorithm) {
    EXPECT_EQ(verify(bearer("HS256", "", "TGBRXhS7VBmuUdnjf4j7Htb2uY3_gJGCHSUjEVO2RKI"), ""), std::nullopt);
    EXPECT_EQ(
        verify(bearer("HS256", kVectors[3].query, "LuYzzQBA094tgXxg3Yrodh7Y0UCg3jxOuXQwlJ-g6gk"), kVectors[3].query),
        std::nullopt);
}

TEST(JwtVerifier, RefusesOtherParametersThanThoseThatWereHashed) {
    const Vector& vector = kVectors[1];
    const std::string header = bearer("HS512", vector.query, vector.hs512);
    EXPECT_EQ(verify(header, "limit=10&market=KRW-BTC"), AuthProblem::QueryMismatch);
    EXPECT_EQ(verify(header, "market=KRW-BTC&limit=11"), AuthProblem::QueryMismatch);
    EXPECT_EQ(verify(bearer("HS512", "", kVectors[0].hs512), "market=KRW-BTC"), AuthProblem::QueryMismatch);
}

TEST(JwtVerifier, RefusesForgedTokens) {
    const std::string good = bearer("HS512", "", kVectors[0].hs512);
    std::string spoilt = good;
    spoilt[spoilt.size() - 10] = spoilt[spoilt.size() - 10] == 'A' ? 'B' : 'A';
    EXPECT_EQ(verify(spoilt, ""), AuthProblem::BadSignature);
    EXPECT_EQ(verify(bearer("HS256", "", kVectors[0].hs512), ""), AuthProblem::BadSignature);
    EXPECT_EQ(verify(bearer("none", "", ""), ""), AuthProblem::BadSignature);
    EXPECT_EQ(verify("Bearer a.b.c", ""), AuthProblem::BadSignature);
    EXPECT_EQ(verify("Bearer ", ""), AuthProblem::BadSignature);
    EXPECT_EQ(verify(good, "", JwtVerifier{kAccess, "other"}), AuthProblem::BadSignature);
    EXPECT_EQ(verify(good, "", JwtVerifier{"other", kSecret}), AuthProblem::UnknownKey);
    EXPECT_EQ(verify("Basic x", ""), AuthProblem::NoToken);
}

TEST(JwtVerifier, ForgetsANonceAfterItsTime) {
    using namespace std::chrono_literals;
    JwtVerifier verifier{kAccess, kSecret};
    const std::string header = bearer("HS512", "", kVectors[0].hs512);
    EXPECT_TRUE(verifier.verify(header, {}, {.now = 1s, .nonceMemory = 60s}));
    EXPECT_FALSE(verifier.verify(header, {}, {.now = 60s, .nonceMemory = 60s}));
    EXPECT_TRUE(verifier.verify(header, {}, {.now = 120s, .nonceMemory = 60s})) << "since its last use";
    EXPECT_FALSE(verifier.verify(header, {}, {.now = 999s}));
}

TEST(JwtVerifier, TakesTheAlgorithmsItIsToldTo) {
    JwtVerifier verifier{kAccess, kSecret};
    const std::string header = bearer("HS256", "", "TGBRXhS7VBmuUdnjf4j7Htb2uY3_gJGCHSUjEVO2RKI");
    EXPECT_EQ(verifier.verify(header, {}, {.takesHs256 = false}).error(), AuthProblem::BadSignature);
    EXPECT_TRUE(verifier.verify(header, {}));
}

TEST(JwtVerifier, RefusesANonceTheSecondTimeUnlessItMayRepeat) {
    JwtVerifier verifier{kAccess, kSecret};
    const std::string header = bearer("HS512", "", kVectors[0].hs512);
    EXPECT_TRUE(verifier.verify(header, {}));
    const auto again = verifier.verify(header, {});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), AuthProblem::NonceUsed);
    EXPECT_TRUE(verifier.verify(header, {}, {.nonce = NonceRule::MayRepeat}));
}

TEST(JwtVerifier, WantsAHeader) {
    JwtVerifier verifier{kAccess, kSecret};
    EXPECT_EQ(verifier.verify(std::nullopt, {}).error(), AuthProblem::NoToken);
}

} // namespace
} // namespace kkachi::simulator
