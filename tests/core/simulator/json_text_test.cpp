#include "simulator/json_text.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

TEST(JsonText, WritesNestedValuesWithCommasWhereTheyBelong) {
    JsonText json;
    json.beginObject().member("a", 1).key("b").beginArray().value("x").value(true).value(nullptr).beginObject();
    json.endObject().endArray().member("c", false).key("d").beginArray().endArray().endObject();
    EXPECT_EQ(json.text(), R"({"a":1,"b":["x",true,null,{}],"c":false,"d":[]})");
}

TEST(JsonText, WritesMoneyExactly) {
    JsonText json;
    json.beginArray().value(base::Krw::fromUnits(9'007'199'254'740'993)).value(base::Quantity::fromUnits(1));
    json.endArray();
    EXPECT_EQ(json.text(), "[90071992.54740993,0.00000001]");
}

TEST(JsonText, WritesDoublesWithoutExponent) {
    JsonText json;
    json.beginArray().value(0.1).value(184'512'345'678'901'234.0).value(1e-7).endArray();
    EXPECT_EQ(json.text(), "[0.1,184512345678901248,0.0000001]");
}

TEST(JsonText, EscapesWhatMustBeEscaped) {
    JsonText json;
    json.value("a\"b\\c\n\x01한");
    EXPECT_EQ(json.text(), "\"a\\\"b\\\\c\\n\\u0001한\"");
}

} // namespace
} // namespace kkachi::simulator
