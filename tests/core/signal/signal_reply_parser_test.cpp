#include "signal/signal_reply_parser.h"

#include <gtest/gtest.h>

#include <string>

using namespace kkachi::signal;

namespace {

ReplyProblem problemOf(std::string_view text) {
    const auto opinion = parseReply(text);
    EXPECT_FALSE(opinion.has_value()) << text;
    return opinion ? ReplyProblem::TooLong : opinion.error();
}

std::string withConfidence(std::string_view number) {
    return R"({"reasoning":"r","signal":"Buy","confidence":)" + std::string{number} + "}";
}

std::string withReasoning(const std::string& text) {
    return R"({"reasoning":")" + text + R"(","signal":"Sell","confidence":1})";
}

} // namespace

TEST(SignalReplyParser, ReadsAWholeAnswer) {
    const auto opinion = parseReply(R"({"reasoning":"거래량 up","signal":"Buy","confidence":0.75})");
    ASSERT_TRUE(opinion);
    EXPECT_EQ(opinion->action, Action::Buy);
    EXPECT_EQ(opinion->confidence, 0.75);
    EXPECT_EQ(opinion->reasoning, "거래량 up");
}

TEST(SignalReplyParser, TakesTheMembersInAnyOrderAndWhiteSpace) {
    const auto opinion = parseReply("\n { \"confidence\" : 1 , \"signal\":\"Hold\", \"reasoning\":\"\" } \n");
    ASSERT_TRUE(opinion);
    EXPECT_EQ(opinion->action, Action::Hold);
    EXPECT_EQ(opinion->confidence, 1.0);
}

TEST(SignalReplyParser, TakesConfidenceAtBothEndsAndRefusesItBeyond) {
    EXPECT_TRUE(parseReply(withConfidence("0")));
    EXPECT_TRUE(parseReply(withConfidence("1")));
    EXPECT_TRUE(parseReply(withConfidence("1.0")));
    EXPECT_EQ(problemOf(withConfidence("1.0000001")), ReplyProblem::ConfidenceOutOfRange);
    EXPECT_EQ(problemOf(withConfidence("-0.1")), ReplyProblem::ConfidenceOutOfRange);
    EXPECT_EQ(problemOf(withConfidence("85")), ReplyProblem::ConfidenceOutOfRange);
}

TEST(SignalReplyParser, RefusesNumbersThatAreNone) {
    for (const char* number : {"NaN", "Infinity", "1e400", "-1e400", "0x1", "01", ".5", "1.", "+1"})
        EXPECT_EQ(problemOf(withConfidence(number)), ReplyProblem::NotJson) << number;
    for (const char* number : {"\"0.5\"", "null", "true", "[0.5]", "{}"})
        EXPECT_EQ(problemOf(withConfidence(number)), ReplyProblem::WrongType) << number;
}

TEST(SignalReplyParser, RefusesDuplicateMembers) {
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Sell","signal":"Buy","confidence":1})"),
              ReplyProblem::UnknownMember);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Sell","confidence":0.1,"confidence":1})"),
              ReplyProblem::UnknownMember);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","reasoning":"r","signal":"Sell","confidence":0.1})"),
              ReplyProblem::UnknownMember);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Sell","\u0073ignal":"Buy","confidence":1})"),
              ReplyProblem::UnknownMember);
}

TEST(SignalReplyParser, RefusesMissingAndUnknownMembers) {
    EXPECT_EQ(problemOf("{}"), ReplyProblem::MissingMember);
    EXPECT_EQ(problemOf(R"({"signal":"Buy","confidence":1})"), ReplyProblem::MissingMember);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Buy","confidence":1,"amount":1000})"),
              ReplyProblem::UnknownMember);
}

TEST(SignalReplyParser, RefusesAnythingButTheThreeSignals) {
    for (const char* word : {"BUY", "buy", "Buy ", "", "Short", "\\u0042UY"})
        EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":")" + std::string{word} + R"(","confidence":1})"),
                  ReplyProblem::UnknownSignal)
            << word;
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":1,"confidence":1})"), ReplyProblem::WrongType);
}

TEST(SignalReplyParser, RefusesWhatIsNotOneObject) {
    EXPECT_EQ(problemOf(""), ReplyProblem::NotJson);
    EXPECT_EQ(problemOf("Buy"), ReplyProblem::NotJson);
    EXPECT_EQ(problemOf("```json\n{}\n```"), ReplyProblem::NotJson);
    EXPECT_EQ(problemOf("[]"), ReplyProblem::NotAnObject);
    EXPECT_EQ(problemOf("null"), ReplyProblem::NotAnObject);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Buy","confidence":1} {"x":1})"), ReplyProblem::NotJson);
    EXPECT_EQ(problemOf(R"({"reasoning":"r","signal":"Buy","confidence":1)"), ReplyProblem::NotJson);
    EXPECT_EQ(problemOf("{\"reasoning\":\"\xff\xfe\",\"signal\":\"Buy\",\"confidence\":1}"), ReplyProblem::NotJson);
}

TEST(SignalReplyParser, BoundsLengthAndDepth) {
    EXPECT_EQ(problemOf(std::string(kLongestAnswer + 1, ' ')), ReplyProblem::TooLong);
    EXPECT_EQ(problemOf(withReasoning(std::string(kLongestAnswer, 'a'))), ReplyProblem::TooLong);
    EXPECT_EQ(problemOf(R"({"reasoning":)" + std::string(5000, '[') + std::string(5000, ']') + "}"),
              ReplyProblem::NotJson);
}

TEST(SignalReplyParser, CutsLongReasoningAtACharacter) {
    std::string korean;
    for (int i = 0; i < 1000; ++i)
        korean += "까";
    const auto opinion = parseReply(withReasoning(korean));
    ASSERT_TRUE(opinion);
    EXPECT_EQ(opinion->reasoning.size(), kLongestReasoning / 3 * 3);
    EXPECT_EQ(opinion->reasoning, korean.substr(0, opinion->reasoning.size()));
}

TEST(SignalReplyParser, KeepsControlCharactersOutOfTheReasoning) {
    const auto opinion = parseReply(withReasoning("a\\u0000b\\u001b[31m\\nc\\u202ed\\u2066e\\u0085f까"));
    ASSERT_TRUE(opinion);
    EXPECT_EQ(opinion->reasoning, "a b [31m c d e f까");
}
