#include "observability/redactor.h"

#include <QByteArray>
#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

using namespace kkachi;
using observability::Redactor;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string kCanary = "Zq7+wX/9?k=Lm2 Rt5&vB8%nC1"; // every character that an encoding may change

std::string maskedBy(const std::string& secret, const std::string& text) {
    Redactor redactor;
    redactor.add(base::Secret::copyOf(secret));
    return redactor.mask(text);
}

std::string mask(const std::string& text) {
    return Redactor{}.mask(text);
}

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

} // namespace

TEST(Redactor, MasksARegisteredValueInEveryEncoding) {
    const QByteArray raw = bytes(kCanary);
    const auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    for (const QByteArray& form :
         {raw, raw.toBase64(), raw.toBase64(QByteArray::OmitTrailingEquals),
          raw.toBase64(QByteArray::Base64UrlEncoding), raw.toBase64(base64Url), raw.toHex(), raw.toHex().toUpper(),
          raw.toPercentEncoding(), "%" + raw.toHex('%'), "%" + raw.toHex('%').toUpper()}) {
        const auto masked = maskedBy(kCanary, "before " + form.toStdString() + " after");
        EXPECT_THAT(masked, testing::StartsWith("before ***")) << form.constData();
        EXPECT_THAT(masked, testing::EndsWith(" after"));
        // At most the last character of base64, which holds two bits of the secret, and its padding are left.
        EXPECT_LE(masked.size(), std::string{"before *** after"}.size() + 3) << masked;
    }
}

TEST(Redactor, MasksTheTextAsQtKeepsItInMemory) {
    const QString text = QString::fromStdString(kCanary);
    QByteArray little{reinterpret_cast<const char*>(text.utf16()), text.size() * 2};
    QByteArray big = little;
    for (qsizetype i = 0; i < big.size(); i += 2)
        std::swap(big[i], big[i + 1]);
    for (const QByteArray& raw : {little, big})
        for (const QByteArray& form : {raw, raw.toBase64(), raw.toHex(), raw.toHex().toUpper()}) {
            const auto masked = maskedBy(kCanary, "before " + form.toStdString() + " after");
            EXPECT_THAT(masked, testing::StartsWith("before ***"));
            EXPECT_LE(masked.size(), std::string{"before *** after"}.size() + 4) << masked;
        }
}

TEST(Redactor, MasksPercentEncodingWithSmallDigits) {
    EXPECT_EQ(maskedBy("pass/word+1", "q=pass%2fword%2b1&x"), "q=***&x");
    EXPECT_EQ(maskedBy("pass/word+1", "q=pass%2Fword%2B1&x"), "q=***&x");
}

TEST(Redactor, MasksAValueInsideLongerBase64AtEveryAlignment) {
    for (const std::string before : {"", "u", "us", "use", "user", "user:"}) {
        const auto encoded = bytes(before + kCanary + "tail").toBase64().toStdString();
        const auto masked = maskedBy(kCanary, encoded);
        const auto inside = bytes(kCanary).toBase64().toStdString().substr(4, 12);
        EXPECT_THAT(masked, HasSubstr("***")) << before;
        EXPECT_LE(masked.size(), before.size() * 2 + 16) << masked;
        EXPECT_THAT(masked, Not(HasSubstr(inside)));
    }
}

TEST(Redactor, MasksEveryOccurrenceOfSeveralValues) {
    Redactor redactor;
    redactor.add(base::Secret::copyOf("firstsecret"));
    redactor.add(base::Secret::copyOf("firstsecret-and-more"));
    EXPECT_EQ(redactor.mask("a firstsecret b firstsecret-and-more c firstsecret"), "a *** b *** c ***");
}

TEST(Redactor, LeavesShortValuesAndOrdinaryTextAlone) {
    EXPECT_EQ(maskedBy("short", "a short text"), "a short text");
    for (const char* text : {"", "risk-adjusted return", "task-list is done", "the bearer", "no sk-1", "eyJust looking",
                             "http://127.0.0.1:8080/v1", "authorization failed", "desk-1234567890"})
        EXPECT_EQ(mask(text), text);
}

TEST(Redactor, MasksWhatLooksLikeASecret) {
    EXPECT_EQ(mask("Authorization: Bearer abc.def-ghi\nnext"), "Authorization: ***\nnext");
    EXPECT_EQ(mask("{\"Authorization\":\"Basic dXNlcjpwYXNz\",\"a\":1}"), "{\"Authorization\":\"***\",\"a\":1}");
    EXPECT_EQ(mask("sent bearer x1y2z3, done"), "sent bearer ***, done");
    EXPECT_EQ(mask("BEARER  x1y2z3"), "BEARER  ***");
    EXPECT_EQ(mask("key sk-proj-AbCdEf123456_7 refused"), "key *** refused");
    EXPECT_EQ(mask("t=eyJhbGciOiJIUzUxMiJ9.eyJhY2Nlc3MiOiJrIn0.c2lnbmF0dXJl;"), "t=***;");
    EXPECT_EQ(mask("postgresql://kkachi:hunter2@db/k"), "postgresql://kkachi:***@db/k");
}

TEST(Redactor, TakesTimeInProportionToTheText) {
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "eyJ-";
    EXPECT_EQ(mask(text).size(), text.size());
    EXPECT_EQ(mask(std::string(1'000'000, ':')).size(), 1'000'000U);
}
