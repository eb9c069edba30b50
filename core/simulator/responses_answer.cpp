#include "simulator/json_text.h"
#include "simulator/openai_answers.h"

namespace kkachi::simulator {

namespace {

constexpr std::size_t kPieceBytes = 24; // of a stream's delta

std::string_view statusWord(Finish finish) {
    switch (finish) {
    case Finish::Stop:
        return "completed";
    case Finish::Length:
    case Finish::ContentFilter:
        return "incomplete";
    case Finish::Failed:
        return "failed";
    }
    return {};
}

std::string_view textOf(const AnalystReply& reply) {
    return reply.refusal ? std::string_view{*reply.refusal} : std::string_view{*reply.content};
}

bool hasMessage(const AnalystReply& reply) {
    return reply.content || reply.refusal;
}

std::string partJson(const AnalystReply& reply, std::string_view text) {
    JsonText json;
    json.beginObject();
    if (reply.refusal)
        json.member("type", "refusal").member("refusal", text);
    else
        json.member("type", "output_text").member("text", text).key("annotations").beginArray().endArray();
    if (!reply.refusal)
        json.key("logprobs").beginArray().endArray();
    json.endObject();
    return json.take();
}

std::string messageId(const AnswerStamp& stamp) {
    return "msg_" + stamp.id.substr(stamp.id.find('_') + 1);
}

std::string messageJson(const AnalystReply& reply, const AnswerStamp& stamp, bool isDone) {
    JsonText json;
    json.beginObject().member("type", "message").member("id", messageId(stamp));
    json.member("status", !isDone ? "in_progress" : reply.finish == Finish::Stop ? "completed" : "incomplete");
    json.member("role", "assistant").key("content").beginArray();
    if (isDone)
        json.raw(partJson(reply, textOf(reply)));
    json.endArray().endObject();
    return json.take();
}

void writeUsage(JsonText& json, const TokenUsage& usage) {
    json.beginObject().member("input_tokens", usage.prompt);
    json.key("input_tokens_details").beginObject().member("cached_tokens", 0).member("cache_write_tokens", 0);
    json.endObject().member("output_tokens", usage.completion);
    json.key("output_tokens_details").beginObject().member("reasoning_tokens", usage.reasoning).endObject();
    json.member("total_tokens", usage.prompt + usage.completion).endObject();
}

void writeOutcome(JsonText& json, const AnalystReply& reply) {
    json.key("error");
    if (reply.finish == Finish::Failed)
        json.beginObject().member("code", "server_error").member("message", "The model failed to answer.").endObject();
    else
        json.value(nullptr);
    json.key("incomplete_details");
    if (reply.finish == Finish::Length || reply.finish == Finish::ContentFilter)
        json.beginObject()
            .member("reason", reply.finish == Finish::Length ? "max_output_tokens" : "content_filter")
            .endObject();
    else
        json.value(nullptr);
}

// The whole object; while it is in progress without an outcome.
std::string objectJson(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp,
                       bool isDone) {
    JsonText json;
    json.beginObject().member("id", stamp.id).member("object", "response").member("created_at", stamp.created);
    json.member("status", isDone ? statusWord(reply.finish) : "in_progress").member("background", false);
    json.key("completed_at");
    isDone&& reply.finish == Finish::Stop ? json.value(stamp.created) : json.value(nullptr);
    writeOutcome(json, isDone ? reply : AnalystReply{});
    json.key("instructions").raw(request.instructionsJson).member("max_output_tokens", request.mostTokens);
    json.member("model", request.model).key("output").beginArray();
    if (isDone && hasMessage(reply))
        json.raw(messageJson(reply, stamp, true));
    json.endArray().member("parallel_tool_calls", true).member("previous_response_id", nullptr);
    json.key("reasoning").beginObject().member("effort", request.effort).member("summary", nullptr).endObject();
    json.member("service_tier", "default").member("store", request.isStored).member("temperature", 1.0);
    json.key("text").beginObject().key("format").raw(request.formatJson).member("verbosity", "medium").endObject();
    json.member("tool_choice", "auto").key("tools").beginArray().endArray().member("top_p", 1.0);
    json.member("truncation", "disabled").key("metadata").raw(request.metadataJson).key("usage");
    if (isDone)
        writeUsage(json, reply.usage);
    else
        json.value(nullptr);
    json.endObject();
    return json.take();
}

class EventWriter {
  public:
    // `rest` is what the event has beside type and sequence number, with a comma in front.
    void event(const std::string& type, const std::string& rest) {
        m_events += "event: " + type + "\ndata: {\"type\":\"" + type +
                    "\",\"sequence_number\":" + std::to_string(m_number++) + rest + "}\n\n";
    }
    std::string take() { return std::move(m_events); }

  private:
    std::string m_events;
    int m_number = 0;
};

std::string quoted(std::string_view text) {
    JsonText json;
    json.value(text);
    return json.take();
}

void writeMessageEvents(EventWriter& events, const AnalystReply& reply, const AnswerStamp& stamp) {
    const std::string stem = reply.refusal ? "response.refusal" : "response.output_text";
    const std::string place = R"(,"item_id":")" + messageId(stamp) + R"(","output_index":0,"content_index":0)";
    const std::string logprobs = reply.refusal ? "" : R"(,"logprobs":[])";
    events.event("response.output_item.added", R"(,"output_index":0,"item":)" + messageJson(reply, stamp, false));
    events.event("response.content_part.added", place + R"(,"part":)" + partJson(reply, {}));
    for (std::string_view rest = textOf(reply); !rest.empty();) {
        const std::string_view piece = firstBytes(rest, kPieceBytes);
        events.event(stem + ".delta", place + R"(,"delta":)" + quoted(piece) + logprobs);
        rest.remove_prefix(piece.size());
    }
    events.event(stem + ".done",
                 place + (reply.refusal ? R"(,"refusal":)" : R"(,"text":)") + quoted(textOf(reply)) + logprobs);
    events.event("response.content_part.done", place + R"(,"part":)" + partJson(reply, textOf(reply)));
    events.event("response.output_item.done", R"(,"output_index":0,"item":)" + messageJson(reply, stamp, true));
}

} // namespace

std::string responseObject(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp) {
    return objectJson(request, reply, stamp, true);
}

std::string responseEvents(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp) {
    EventWriter events;
    const std::string begun = R"(,"response":)" + objectJson(request, reply, stamp, false);
    events.event("response.created", begun);
    events.event("response.in_progress", begun);
    if (hasMessage(reply))
        writeMessageEvents(events, reply, stamp);
    events.event("response." + std::string{statusWord(reply.finish)},
                 R"(,"response":)" + objectJson(request, reply, stamp, true));
    return events.take();
}

} // namespace kkachi::simulator
