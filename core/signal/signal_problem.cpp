#include "signal/signal_problem.h"

#include "base/translatable.h"

#include <array>

namespace kkachi::signal {

namespace {

struct Explanation {
    std::string_view code;
    std::string_view text;
};

constexpr std::array kExplanations{
    Explanation{kTimeout, KKACHI_TRANSLATABLE("signal", "The analyst did not answer in time.")},
    Explanation{kUnreachable, KKACHI_TRANSLATABLE("signal", "The analyst's server could not be reached.")},
    Explanation{kTlsFailed, KKACHI_TRANSLATABLE("signal", "No secure connection to the analyst's server.")},
    Explanation{kInsecureUrl, KKACHI_TRANSLATABLE("signal", "Plain http is only allowed on this computer. Use https.")},
    Explanation{kRefusal, KKACHI_TRANSLATABLE("signal", "The analyst declined to answer.")},
    Explanation{kTruncated, KKACHI_TRANSLATABLE("signal", "The analyst's answer was cut off.")},
    Explanation{kFiltered, KKACHI_TRANSLATABLE("signal", "The analyst's answer was removed by a content filter.")},
    Explanation{kEmpty, KKACHI_TRANSLATABLE("signal", "The analyst's answer was empty.")},
    Explanation{kToolCalls, KKACHI_TRANSLATABLE("signal", "The analyst asked for a tool instead of answering.")},
    Explanation{kTooLarge, KKACHI_TRANSLATABLE("signal", "The analyst's answer was too large.")},
    Explanation{kBusy, KKACHI_TRANSLATABLE("signal", "Earlier questions to the analyst are still open.")},
    Explanation{kInvalidApiKey,
                KKACHI_TRANSLATABLE("signal", "The analyst's server refused the API key. Check the key.")},
    Explanation{kNoAccess, KKACHI_TRANSLATABLE("signal", "The API key has no access to the analyst's server, or the "
                                                         "country is not supported.")},
    Explanation{kModelNotFound,
                KKACHI_TRANSLATABLE("signal",
                                    "The model is unknown or has been retired. Choose another model, or check "
                                    "the address.")},
    Explanation{kInsufficientQuota,
                KKACHI_TRANSLATABLE("signal", "The credit or monthly limit of the API account is used up.")},
    Explanation{kInvalid, KKACHI_TRANSLATABLE("signal", "The analyst's answer could not be used.")},
    Explanation{"http_429", KKACHI_TRANSLATABLE("signal", "The analyst's server limits the rate of questions.")},
};

constexpr std::string_view kOtherStatus = KKACHI_TRANSLATABLE("signal", "The analyst's server answered with an error.");

} // namespace

std::string_view explainProblem(std::string_view problem) {
    const std::string_view code = problem.substr(0, problem.find(':'));
    for (const Explanation& explanation : kExplanations)
        if (explanation.code == code)
            return explanation.text;
    return problem.empty() ? std::string_view{} : kOtherStatus;
}

} // namespace kkachi::signal
