#include "http/query_string.h"

#include <gtest/gtest.h>

namespace kkachi::http {
namespace {

TEST(QueryString, KeepsTheOrderAndRepeatedNames) {
    const auto query = QueryString::parse("states[]=wait&market=KRW-BTC&states%5B%5D=watch&empty=&bare");
    EXPECT_EQ(query.findAll("states[]"), (std::vector<std::string_view>{"wait", "watch"}));
    EXPECT_EQ(query.find("market"), "KRW-BTC");
    EXPECT_EQ(query.find("empty"), "");
    EXPECT_EQ(query.find("bare"), "");
    EXPECT_EQ(query.find("absent"), std::nullopt);
    EXPECT_EQ(query.members().front().first, "states[]");
}

TEST(QueryString, DecodesPercentAndLeavesPlusAndBrokenEscapes) {
    EXPECT_EQ(percentDecode("2026-11-01T00%3A00%3A00%2B09%3A00"), "2026-11-01T00:00:00+09:00");
    EXPECT_EQ(percentDecode("a+b%2"), "a+b%2");
    EXPECT_EQ(percentDecode("%zz%41"), "%zzA");
}

} // namespace
} // namespace kkachi::http
