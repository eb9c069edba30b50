// Answers of the model's server: what they say as an opinion, and what they say as a refusal.
#include "signal/openai/chat_answer.h"
#include "target.h"

using namespace kkachi;
using fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::textOf(data, size);
    const QByteArray body{text.data(), static_cast<qsizetype>(text.size())};
    const auto check = [](const auto& opinion) {
        if (opinion)
            demand(opinion->confidence >= 0 && opinion->confidence <= 1, "confidence is between nothing and certainty");
    };
    check(signal::openai::readAnswer(body));
    check(signal::parseReply(text));
    demand(!signal::openai::readRefusal(500, body).problem.empty(), "a refusal has a reason");
    demand(!signal::openai::readRefusal(429, body).problem.empty(), "a refusal has a reason");
    return 0;
}
