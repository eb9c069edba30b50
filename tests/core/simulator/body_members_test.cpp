#include "simulator/body_members.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

std::string joined(std::string_view body) {
    const auto members = readMembers(body);
    return members ? joinMembers(*members) : "(refused)";
}

TEST(BodyMembers, KeepTheOrderAndTheTextOfEveryValue) {
    EXPECT_EQ(joined(R"({"market":"KRW-BTC","side":"bid","volume":"0.01","price":"100.0","ord_type":"limit"})"),
              "market=KRW-BTC&side=bid&volume=0.01&price=100.0&ord_type=limit");
    EXPECT_EQ(joined(R"({ "z" : 100.0 , "a" : 1e-8 , "t" : true , "n" : null , "l" : ["x", 2] } )"),
              "z=100.0&a=1e-8&t=true&l[]=x&l[]=2");
    EXPECT_EQ(joined("{}"), "");
}

TEST(BodyMembers, RefuseWhatIsNoObjectOfPlainValues) {
    for (const char* body : {"", "[]", "1", "{", R"({"a":{}})", R"({"a":1} x)", "market=KRW-BTC", R"({"a":[[1]]})"})
        EXPECT_EQ(joined(body), "(refused)") << body;
}

} // namespace
} // namespace kkachi::simulator
