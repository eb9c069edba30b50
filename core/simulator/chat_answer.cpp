#include "simulator/json_text.h"
#include "simulator/openai_answers.h"

namespace kkachi::simulator {

namespace {

constexpr std::size_t kPieceBytes = 24; // of a stream's delta

std::string_view finishWord(Finish finish) {
    switch (finish) {
    case Finish::Length:
        return "length";
    case Finish::ContentFilter:
        return "content_filter";
    case Finish::Stop:
    case Finish::Failed:
        return "stop";
    }
    return {};
}

void writeUsage(JsonText& json, const TokenUsage& usage) {
    json.beginObject().member("prompt_tokens", usage.prompt).member("completion_tokens", usage.completion);
    json.member("total_tokens", usage.prompt + usage.completion);
    json.key("prompt_tokens_details").beginObject().member("cached_tokens", 0).member("cache_write_tokens", 0);
    json.member("audio_tokens", 0).endObject();
    json.key("completion_tokens_details").beginObject().member("reasoning_tokens", usage.reasoning);
    json.member("audio_tokens", 0).member("accepted_prediction_tokens", 0);
    json.member("rejected_prediction_tokens", 0).endObject().endObject();
}

// Chunks of one stream; each is an event of its own.
class ChunkWriter {
  public:
    ChunkWriter(const AnalystRequest& request, const AnswerStamp& stamp)
        : m_request{request}
        , m_stamp{stamp} {}

    // `delta` is the inside of the delta object; `finish` empty until the last.
    void delta(int choice, const std::string& delta, std::string_view finish = {}) {
        JsonText json;
        begin(json);
        json.key("choices").beginArray().beginObject().member("index", choice).key("delta").raw("{" + delta + "}");
        json.member("logprobs", nullptr).key("finish_reason");
        finish.empty() ? json.value(nullptr) : json.value(finish);
        json.endObject().endArray();
        if (m_request.streamsUsage)
            json.member("usage", nullptr);
        end(json);
    }

    void usage(const TokenUsage& usage) {
        JsonText json;
        begin(json);
        json.key("choices").beginArray().endArray().key("usage");
        writeUsage(json, usage);
        end(json);
    }

    std::string take() { return std::move(m_events) + "data: [DONE]\n\n"; }

  private:
    void begin(JsonText& json) const {
        json.beginObject().member("id", m_stamp.id).member("object", "chat.completion.chunk");
        json.member("created", m_stamp.created).member("model", m_request.model).member("service_tier", "default");
    }
    void end(JsonText& json) {
        json.endObject();
        m_events += "data: " + json.take() + "\n\n";
    }

    const AnalystRequest& m_request;
    const AnswerStamp& m_stamp;
    std::string m_events;
};

std::string member(const char* name, std::string_view text) {
    JsonText json;
    json.value(name);
    JsonText value;
    value.value(text);
    return json.take() + ":" + value.take();
}

void writeDeltas(ChunkWriter& chunks, int choice, const char* name, std::string_view text) {
    while (!text.empty()) {
        const std::string_view piece = firstBytes(text, kPieceBytes);
        chunks.delta(choice, member(name, piece));
        text.remove_prefix(piece.size());
    }
}

} // namespace

std::string chatCompletion(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp) {
    JsonText json;
    json.beginObject().member("id", stamp.id).member("object", "chat.completion").member("created", stamp.created);
    json.member("model", request.model).key("choices").beginArray();
    for (int choice = 0; choice < request.choices; ++choice) {
        json.beginObject().member("index", choice).member("finish_reason", finishWord(reply.finish));
        json.member("logprobs", nullptr).key("message").beginObject().member("role", "assistant");
        json.member("content", reply.content).member("refusal", reply.refusal);
        json.key("annotations").beginArray().endArray().endObject().endObject();
    }
    json.endArray().key("usage");
    writeUsage(json, reply.usage);
    json.member("service_tier", "default").endObject();
    return json.take();
}

std::string chatEvents(const AnalystRequest& request, const AnalystReply& reply, const AnswerStamp& stamp) {
    ChunkWriter chunks{request, stamp};
    for (int choice = 0; choice < request.choices; ++choice) {
        chunks.delta(choice, R"("role":"assistant","content":"","refusal":null)");
        writeDeltas(chunks, choice, "content", reply.content.value_or(""));
        writeDeltas(chunks, choice, "refusal", reply.refusal.value_or(""));
        chunks.delta(choice, {}, finishWord(reply.finish));
    }
    if (request.streamsUsage)
        chunks.usage(reply.usage);
    return chunks.take();
}

} // namespace kkachi::simulator
