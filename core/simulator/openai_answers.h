// Replies in OpenAI's two wire forms, whole or as server-sent events.
#pragma once

#include "simulator/analyst_desk.h"
#include "simulator/analyst_request.h"
#include "simulator/uuid_source.h"

#include <cstdint>
#include <string>

namespace kkachi::simulator {

struct AnswerStamp {
    std::string id;           // "chatcmpl-..." or "resp_..."
    std::int64_t created = 0; // seconds since 1970
};

std::string chatCompletion(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp);
// "data: {...}" lines up to "data: [DONE]".
std::string chatEvents(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp);

std::string responseObject(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp);
// Named events, each with a type and a sequence number.
std::string responseEvents(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp);

} // namespace kkachi::simulator
