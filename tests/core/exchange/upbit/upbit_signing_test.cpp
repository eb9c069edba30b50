#include "exchange/upbit/upbit_signing.h"

#include "exchange/upbit/plain_encodings.h"
#include "exchange/upbit/upbit_request.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUuid>

#include <gtest/gtest.h>

#include <set>

namespace kkachi::exchange::upbit {
namespace {

// Regression vectors with these keys and this nonce; the last part of the token is its signature.
constexpr const char* kNonce = "00000000-0000-4000-8000-000000000001";

UpbitCredentials testKeys() {
    return {base::Secret::copyOf("TESTACCESSKEY000000000000000000000000001"),
            base::Secret::copyOf("TESTSECRETKEY000000000000000000000000001")};
}

std::string signatureOf(const std::string& token) {
    return token.substr(token.rfind('.') + 1);
}

std::string sign(const RequestParameters& parameters, SigningAlgorithm algorithm = SigningAlgorithm::Hs512) {
    return signatureOf(makeToken(testKeys(), kNonce, parameters.hashInput(), algorithm));
}

TEST(UpbitSigning, MakesTheTokenOfACallWithoutParameters) {
    EXPECT_EQ(makeToken(testKeys(), kNonce, {}),
              "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9."
              "eyJhY2Nlc3Nfa2V5IjoiVEVTVEFDQ0VTU0tFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMSIsIm5vbmNlIjoiMDAwMDAwMDAtMDAw"
              "MC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIn0."
              "VKmJw57YxC4GSeAjG9V7wHPcDMHPgg3DiZ2y1YtBVh4lI3Kwpd-p7BCLCDXXhoDLBK1sZEA1IS5_uISlinxmyA");
}

TEST(UpbitSigning, SignsWithHs256WhenAsked) {
    const std::string token = makeToken(testKeys(), kNonce, {}, SigningAlgorithm::Hs256);
    EXPECT_EQ(token.substr(0, token.find('.')), "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9");
    EXPECT_EQ(signatureOf(token), "TGBRXhS7VBmuUdnjf4j7Htb2uY3_gJGCHSUjEVO2RKI");
}

TEST(UpbitSigning, HashesAQuery) {
    RequestParameters query;
    query.add("market", "KRW-BTC").add("limit", "10");
    EXPECT_EQ(sha512Hex(query.hashInput()), "d8214a07d0b7181ac91485f885d4349e9de6733bbd0806fec3102519a0ba1479"
                                            "b9be54245055706da413a6e916a8a978c1fc1a79e8e459d54c4de8fbe2bc70cd");
    EXPECT_EQ(sign(query), "7jkDZxwlH_hJ5YW1V8drPtMPCOa0kSHkbu3FdGX_ywC32QG4ms4XMcB3H1RMELlJqTrfqgYnPltuPxn-BUZ02g");
}

TEST(UpbitSigning, HashesArraysAsRepeatedNames) {
    RequestParameters query;
    query.add("market", "KRW-BTC").add("states[]", "wait").add("states[]", "watch");
    EXPECT_EQ(sha512Hex(query.hashInput()), "c01bbcb80094d2225c90eda65128baf7ef800471fbdeb76579856d1532cd2630"
                                            "60e41ede9c52bfc926a0b46c4b7797a61e4327cda59d236f829cde4c875dfe77");
    EXPECT_EQ(sign(query), "VslHZ7O7q6LKVrWT0TIyFiB8pqDZ_0NwvxZE33QzqYCxlAQOjy-kxAldmXJGsxASYLU_2tqSDevBFlCFrnnxeA");
}

TEST(UpbitSigning, HashesABodyInItsOwnOrder) {
    RequestParameters body;
    body.add("market", "KRW-BTC")
        .add("side", "bid")
        .add("volume", "0.01")
        .add("price", "100.0")
        .add("ord_type", "limit");
    EXPECT_EQ(sha512Hex(body.hashInput()), "1db802a392c559d55c99662a20c6911ba9ea31a9f58bf92156af243ca1462b00"
                                           "4c6e6b27c934afefbde5ca15d28deb67e90cd619b466c9a3c2fe020ad2bbdd24");
    EXPECT_EQ(sign(body), "3-BBMpbRS0Q_yRMl_8C6e6ocQZC3HAAG_WHnCh4-XWOXFmRFiqT-NMGXGtkvXGvmfW_QNwBSCqE3eCdVCUxSAg");
    EXPECT_EQ(sign(body, SigningAlgorithm::Hs256), "LuYzzQBA094tgXxg3Yrodh7Y0UCg3jxOuXQwlJ-g6gk");
}

TEST(UpbitSigning, HashesTheDecodedFormOfWhatIsEncodedOnTheWire) {
    RequestParameters query;
    query.add("market", "KRW-BTC")
        .add("start_time", "2026-11-01T00:00:00+09:00")
        .add("states[]", "done")
        .add("states[]", "cancel");
    EXPECT_EQ(sha512Hex(query.hashInput()), "9134c9cb3f6001cc8e8f5345710de2738742de82b9e49a89788ba2f58c37da8f"
                                            "280439646ac4397bf1f4b99a54081cccac853282d89acaee8f57c0dcbaafc063");
    EXPECT_EQ(query.wireQuery(),
              "market=KRW-BTC&start_time=2026-11-01T00%3A00%3A00%2B09%3A00&states[]=done&states[]=cancel");
    EXPECT_EQ(sign(query), "OHzLUK8jGGj0Kyvtyd3_xh3miWZrKvWmv32c0tMCM34kBDdvD184NJ7uK_YzZfpLBEXCYwftk1I6GC8EBqSyzA");
}

TEST(UpbitSigning, SignsAMarketBuyWithItsIdentifier) {
    RequestParameters body;
    body.add("market", "KRW-BTC")
        .add("side", "bid")
        .add("price", "10000")
        .add("ord_type", "price")
        .add("identifier", "t-0001")
        .add("smp_type", "cancel_maker");
    EXPECT_EQ(sha512Hex(body.hashInput()), "f74fcb42e634c3b8d004600ae4e854c520d023656b1e950a9f572713a961581f"
                                           "1d16acce7bd2e0e8989c6728053729e7c5fae22a70ae40f0691ed7e5795db3b2");
    EXPECT_EQ(sign(body), "GvSTmPlyHhzNQnNhWFPl4S5Yy7tn0eyT4UVDyjIxy-8sYVA78l6-zfvuGXZvejxEMM1IcPhKuL0_BI7SoKikwQ");
}

TEST(UpbitSigning, GivesEveryTransmissionANonceOfItsOwn) {
    const std::string first = makeNonce();
    EXPECT_EQ(first.size(), 36U);
    EXPECT_NE(first, makeNonce());
}

TEST(UpbitRequest, WritesEveryValueAsAStringInTheOrderOfTheList) {
    RequestParameters body;
    body.add("side", "bid").add("market", "KRW-BTC").add("volume", "0.00090906");
    EXPECT_EQ(body.jsonBody(), R"({"side":"bid","market":"KRW-BTC","volume":"0.00090906"})");
    EXPECT_EQ(body.hashInput(), "side=bid&market=KRW-BTC&volume=0.00090906");
}

TEST(UpbitRequest, EncodesWhatWouldBreakAQueryOrABody) {
    RequestParameters parameters;
    parameters.add("to", "a b+c&d=e\"f\\\n");
    EXPECT_EQ(parameters.wireQuery(), "to=a%20b%2Bc%26d%3De%22f%5C%0A");
    EXPECT_EQ(parameters.jsonBody(), "{\"to\":\"a b+c&d=e\\\"f\\\\\\u000a\"}");
}

TEST(UpbitRequest, IsEmptyWithoutParameters) {
    const RequestParameters none;
    EXPECT_TRUE(none.isEmpty());
    EXPECT_EQ(none.hashInput(), "");
    EXPECT_EQ(none.wireQuery(), "");
    EXPECT_EQ(none.jsonBody(), "{}");
}

TEST(PlainEncodings, EncodeEveryLengthAndByte) {
    std::string bytes;
    for (int i = 0; i <= 300; ++i) {
        const QByteArray plain = QByteArray::fromStdString(bytes);
        std::string base64 = "x";
        std::string hex = "x";
        appendBase64Url(base64, bytes);
        appendHex(hex, bytes);
        EXPECT_EQ(base64,
                  "x" + plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString());
        EXPECT_EQ(hex, "x" + plain.toHex().toStdString());
        bytes += static_cast<char>(static_cast<unsigned char>(255 - i));
    }
}

// RFC 4231, test case 6: a key longer than a block is hashed first. The token's signed part stands for the text.
TEST(UpbitSigning, TakesKeysLongerThanABlock) {
    const UpbitCredentials keys{base::Secret::copyOf("access"), base::Secret{std::string(131, '\xaa')}};
    for (const auto algorithm : {SigningAlgorithm::Hs512, SigningAlgorithm::Hs256}) {
        const std::string token = TokenMaker{keys, algorithm}.make(kNonce, "a=b");
        const std::string signedPart = token.substr(0, token.rfind('.'));
        const auto hash =
            algorithm == SigningAlgorithm::Hs512 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
        const QByteArray expected =
            QMessageAuthenticationCode::hash(QByteArray::fromStdString(signedPart), QByteArray(131, '\xaa'), hash);
        EXPECT_EQ(signatureOf(token),
                  expected.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString());
    }
}

TEST(UpbitSigning, DrawsANewRandomUuidForEachNonce) {
    std::set<std::string> nonces;
    for (int i = 0; i < 1000; ++i) {
        const std::string nonce = makeNonce();
        const QUuid uuid{QString::fromStdString(nonce)};
        EXPECT_EQ(uuid.version(), QUuid::Random) << nonce;
        EXPECT_EQ(uuid.variant(), QUuid::DCE) << nonce;
        EXPECT_EQ(uuid.toString(QUuid::WithoutBraces).toStdString(), nonce);
        nonces.insert(nonce);
    }
    EXPECT_EQ(nonces.size(), 1000U);
}

} // namespace
} // namespace kkachi::exchange::upbit
