#include "signal/signal_problem.h"

#include <gtest/gtest.h>

using namespace kkachi::signal;

TEST(SignalProblem, HasASentenceForEveryCode) {
    for (const auto code : {kTimeout, kUnreachable, kTlsFailed, kInsecureUrl, kRefusal, kTruncated, kFiltered, kEmpty,
                            kToolCalls, kTooLarge, kBusy, kInvalidApiKey, kNoAccess, kModelNotFound, kInsufficientQuota,
                            kInvalid, std::string_view{"http_429"}, std::string_view{"http_500"}})
        EXPECT_FALSE(explainProblem(code).empty()) << code;
}

TEST(SignalProblem, ExplainsACodeWithADetailLikeTheCode) {
    EXPECT_EQ(explainProblem("invalid:not_json"), explainProblem(kInvalid));
    EXPECT_NE(explainProblem("http_500"), explainProblem(kInvalid));
}

TEST(SignalProblem, HasNothingToSayAboutAUsableAnswer) {
    EXPECT_TRUE(explainProblem("").empty());
}
