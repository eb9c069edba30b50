#include "exchange/upbit/ban_length.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const base::Timestamp kNow = *base::parseInstant("2026-11-22T12:00:00Z");

base::Milliseconds lengthOf(std::string_view retryAfter, std::string_view body, int repetition = 1) {
    return banLength(retryAfter, body, repetition, kNow);
}

TEST(BanLength, IsReadFromTheHeaderFirst) {
    EXPECT_EQ(lengthOf("7", "blocked for 90 seconds"), seconds{7});
    EXPECT_EQ(lengthOf("Sun, 22 Nov 2026 12:00:30 GMT", ""), seconds{30});
}

TEST(BanLength, IsReadFromANumberInTheBody) {
    EXPECT_EQ(lengthOf("", R"({"error":{"name":418,"message":"blocked for 90 seconds"}})"), seconds{90});
    EXPECT_EQ(lengthOf("", R"({"error":{"name":"banned","message":"no","seconds":12}})"), seconds{12});
    EXPECT_EQ(lengthOf("soon", "try again in 5 s"), seconds{5});
}

TEST(BanLength, IsReadFromAnInstantInTheBody) {
    EXPECT_EQ(lengthOf("", R"({"until":"2026-11-22T21:00:45+09:00"})"), seconds{45});
    EXPECT_EQ(lengthOf("", "blocked until 2026-11-22T12:02:00Z."), minutes{2});
    EXPECT_EQ(lengthOf("", R"({"until":1795348830000})"), seconds{30});
    EXPECT_EQ(lengthOf("", R"({"until":1795348830})"), seconds{30});
}

TEST(BanLength, KnowsTheUnitsOfBothLanguages) {
    EXPECT_EQ(lengthOf("", "blocked for 3 minutes"), minutes{3});
    EXPECT_EQ(lengthOf("", "3분 후에 다시 시도하세요"), minutes{3});
    EXPECT_EQ(lengthOf("", "1시간 동안 차단되었습니다"), hours{1});
    EXPECT_EQ(lengthOf("", "30초"), seconds{30});
    EXPECT_EQ(lengthOf("", R"({"wait":"1500 ms"})"), milliseconds{1'500});
}

TEST(BanLength, DoublesWithEachRepetitionWhereNothingIsTold) {
    EXPECT_EQ(lengthOf("", "I'm a teapot"), seconds{60});
    EXPECT_EQ(lengthOf("", "", 2), seconds{120});
    EXPECT_EQ(lengthOf("", "<html>418</html>", 3), seconds{240});
    EXPECT_EQ(lengthOf("", "", 1'000'000), seconds{61'440});
    EXPECT_EQ(lengthOf("", "", -5), seconds{60});
}

TEST(BanLength, IsNeverMoreThanADayNorNothing) {
    EXPECT_EQ(lengthOf("99999999", ""), hours{24});
    EXPECT_EQ(lengthOf("99999999999999999999999", ""), seconds{60});
    EXPECT_EQ(lengthOf("0", ""), seconds{60});
    EXPECT_EQ(lengthOf("Sun, 22 Nov 2026 11:00:30 GMT", ""), seconds{60}); // in the past
    EXPECT_EQ(lengthOf("", "2026-11-22T12:00:00Z"), seconds{60});
}

} // namespace
} // namespace kkachi::exchange::upbit
