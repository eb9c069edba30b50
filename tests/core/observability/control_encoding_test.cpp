#include "observability/redactor.h"

#include <gtest/gtest.h>

#include <string>

using kkachi::observability::encodeControls;

TEST(ControlEncoding, KeepsOrdinaryTextOfAnyLanguage) {
    EXPECT_EQ(encodeControls("까치 buys 0.5 BTC – ok 😀"), "까치 buys 0.5 BTC – ok 😀");
    EXPECT_EQ(encodeControls(""), "");
}

TEST(ControlEncoding, MakesOneLineOfMany) {
    EXPECT_EQ(encodeControls("a\nb\r\tc"), "a\\x0ab\\x0d\\x09c");
    EXPECT_EQ(encodeControls(std::string_view{"a\0b", 3}), "a\\x00b");
    EXPECT_EQ(encodeControls("\x1b[31m\x7f"), "\\x1b[31m\\x7f");
    EXPECT_EQ(encodeControls("\xc2\x85\xe2\x80\xa8"), "\\xc2\\x85\\xe2\\x80\\xa8");
}

TEST(ControlEncoding, ShowsMarksThatTurnTheDirectionOfText) {
    EXPECT_EQ(encodeControls("\xe2\x80\xaexyz\xe2\x81\xa6"), "\\xe2\\x80\\xaexyz\\xe2\\x81\\xa6");
}

TEST(ControlEncoding, CannotBeMistakenForAnEscape) {
    EXPECT_EQ(encodeControls("\\x0a"), "\\\\x0a");
}

TEST(ControlEncoding, ShowsBrokenUtf8) {
    EXPECT_EQ(encodeControls("a\xff"), "a\\xff");
    EXPECT_EQ(encodeControls("\xc0\xaf"), "\\xc0\\xaf");
    EXPECT_EQ(encodeControls("\xed\xa0\x80"), "\\xed\\xa0\\x80");
    EXPECT_EQ(encodeControls("\xe2\x82"), "\\xe2\\x82");
    EXPECT_EQ(encodeControls("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
}
