#include "simulator/batch.h"

#include "simulator/json_get.h"
#include "simulator/json_text.h"
#include "simulator/openai_answers.h"

#include <simdjson.h>

#include <algorithm>
#include <set>

namespace kkachi::simulator {

namespace {

namespace dom = simdjson::dom;
using namespace std::chrono_literals;

constexpr std::size_t kMostLines = 50'000;
constexpr std::size_t kLinesAtOnce = 2'000;
constexpr auto kCancelling = 200ms;
constexpr std::string_view kChatEndpoint = "/v1/chat/completions";

std::vector<std::string> splitLines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (!line.empty())
            lines.emplace_back(line);
    }
    return lines;
}

std::string textOf(const dom::object& object, std::string_view name) {
    return std::string{valueOr(object[name], std::string_view{})};
}

std::string resultLine(const std::string& id, const std::string& customId, int status, const std::string& requestId,
                       const std::string& body) {
    JsonText json;
    json.beginObject().member("id", "batch_req_" + id).member("custom_id", customId).key("response").beginObject();
    json.member("status_code", status).member("request_id", "req_" + requestId).key("body").raw(body).endObject();
    json.member("error", nullptr).endObject();
    return json.take() + "\n";
}

std::string expiredLine(const std::string& id, const std::string& customId) {
    JsonText json;
    json.beginObject().member("id", "batch_req_" + id).member("custom_id", customId).member("response", nullptr);
    json.key("error").beginObject().member("code", "batch_expired");
    json.member("message", "This request could not be executed before the completion window expired.");
    json.endObject().endObject();
    return json.take() + "\n";
}

std::string customIdOf(const std::string& line) {
    dom::parser parser;
    dom::object object;
    if (parser.parse(simdjson::padded_string{line}).get(object) != simdjson::SUCCESS)
        return {};
    return textOf(object, "custom_id");
}

} // namespace

const char* Batch::word(State state) {
    switch (state) {
    case State::Validating:
        return "validating";
    case State::Failed:
        return "failed";
    case State::InProgress:
        return "in_progress";
    case State::Finalizing:
        return "finalizing";
    case State::Completed:
        return "completed";
    case State::Expired:
        return "expired";
    case State::Cancelling:
        return "cancelling";
    case State::Cancelled:
        return "cancelled";
    }
    return "";
}

void Batch::enter(State state, std::int64_t at) {
    m_state = state;
    m_times.emplace_back(std::string{word(state)} + "_at", at);
}

// A tenth of the time is spent on the look at the file, eight on the answers, the last on the output.
void Batch::advance(Workplace& place) {
    const auto passed = place.wall - m_order.begun;
    const auto tenth = m_order.manners.duration / 10;
    if (m_state == State::Validating && passed >= tenth)
        validate(place);
    if (m_state == State::InProgress) {
        const auto working = std::max<std::chrono::milliseconds>(8 * tenth, 1ms);
        const double share =
            std::clamp(static_cast<double>((passed - tenth).count()) / static_cast<double>(working.count()), 0.0, 1.0);
        const std::size_t goal = m_order.manners.expires ? m_lines.size() / 2 : m_lines.size();
        answerUpTo(static_cast<std::size_t>(share * static_cast<double>(goal)), place);
        if (m_answered == goal && share >= 1)
            m_order.manners.expires ? finish(State::Expired, place)
                                    : enter(State::Finalizing, base::toEpochMs(place.now) / 1000);
    }
    if (m_state == State::Finalizing && passed >= m_order.manners.duration)
        finish(State::Completed, place);
    if (m_state == State::Cancelling && place.wall - m_cancelledAt >= kCancelling)
        finish(State::Cancelled, place);
}

void Batch::validate(const Workplace& place) {
    const StoredFile* file = place.files.find(m_order.inputFileId);
    m_lines = file == nullptr ? std::vector<std::string>{} : splitLines(file->content);
    const auto fail = [&](std::string code, std::string message, std::size_t line) {
        m_problem = Problem{std::move(code), std::move(message), static_cast<std::int64_t>(line)};
        enter(State::Failed, base::toEpochMs(place.now) / 1000);
    };
    if (m_lines.empty())
        return fail("empty_file", "The batch input file has no requests.", 0);
    if (m_lines.size() > kMostLines)
        return fail("too_many_requests", "The batch input file has more than 50000 requests.", kMostLines + 1);
    std::set<std::string> ids;
    dom::parser parser;
    std::string model;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        dom::object object;
        if (parser.parse(simdjson::padded_string{m_lines[i]}).get(object) != simdjson::SUCCESS)
            return fail("invalid_json_line", "This line is not parseable as valid JSON.", i + 1);
        const std::string id = textOf(object, "custom_id");
        if (id.empty())
            return fail("missing_required_parameter", "Missing required parameter: 'custom_id'.", i + 1);
        if (!ids.insert(id).second)
            return fail("duplicate_custom_id", "The custom_id '" + id + "' is used more than once.", i + 1);
        if (textOf(object, "method") != "POST" || textOf(object, "url") != m_order.endpoint)
            return fail("invalid_url", "The URL provided for this request does not match the batch endpoint.", i + 1);
        dom::object body;
        if (object["body"].get(body) != simdjson::SUCCESS)
            return fail("missing_required_parameter", "Missing required parameter: 'body'.", i + 1);
        if (i > 0 && textOf(body, "model") != model)
            return fail("mismatched_model", "All requests of a batch must use the same model.", i + 1);
        model = textOf(body, "model");
    }
    m_total = static_cast<std::int64_t>(m_lines.size());
    enter(State::InProgress, base::toEpochMs(place.now) / 1000);
}

void Batch::answerUpTo(std::size_t count, Workplace& place) {
    const std::size_t end = std::min({count, m_answered + kLinesAtOnce, m_lines.size()});
    for (; m_answered < end; ++m_answered)
        answerLine(m_lines[m_answered], place);
}

void Batch::answerLine(const std::string& line, Workplace& place) {
    dom::parser parser;
    const auto object = valueOr(parser.parse(simdjson::padded_string{line}), dom::object{});
    const std::string customId = textOf(object, "custom_id");
    const bool isChat = m_order.endpoint == kChatEndpoint;
    const std::string text = simdjson::minify(valueOr(object["body"], dom::object{}));
    const auto request = isChat ? readChatRequest(text, place.now) : readResponsesRequest(text, place.now);
    const auto outcome =
        request ? place.desk.answer(*request, m_order.id) : AnalystOutcome{base::Unexpected{request.error()}, {}};
    const std::string uuid = place.ids.next();
    if (!outcome.reply) {
        ++m_failed;
        m_errors += resultLine(uuid, customId, outcome.reply.error().status, uuid, errorBody(outcome.reply.error()));
        return;
    }
    ++m_completed;
    const AnswerStamp stamp{(isChat ? "chatcmpl-" : "resp_") + uuid, base::toEpochMs(place.now) / 1000};
    m_output += resultLine(uuid, customId, 200, uuid,
                           isChat ? chatCompletion(*request, *outcome.reply, stamp)
                                  : responseObject(*request, *outcome.reply, stamp));
}

void Batch::finish(State state, Workplace& place) {
    if (state == State::Expired)
        for (; m_answered < m_lines.size(); ++m_answered, ++m_failed)
            m_errors += expiredLine(place.ids.next(), customIdOf(m_lines[m_answered]));
    const std::int64_t at = base::toEpochMs(place.now) / 1000;
    const auto store = [&](const char* what, std::string& lines) {
        if (lines.empty())
            return std::string{};
        const auto file = place.files.add(m_order.id + "_" + what + ".jsonl", "batch_output", std::move(lines), at);
        return file ? (*file)->id : std::string{};
    };
    m_outputFileId = store("output", m_output);
    m_errorFileId = store("error", m_errors);
    m_lines.clear();
    place.desk.forget(m_order.id);
    enter(state, at);
}

bool Batch::cancel(const Workplace& place) {
    if (m_state != State::Validating && m_state != State::InProgress && m_state != State::Finalizing)
        return m_state == State::Cancelling;
    m_cancelledAt = place.wall;
    enter(State::Cancelling, base::toEpochMs(place.now) / 1000);
    return true;
}

std::string Batch::toJson() const {
    const auto orNull = [](JsonText& json, std::string_view name, const std::string& text) {
        json.key(name);
        text.empty() ? json.value(nullptr) : json.value(text);
    };
    JsonText json;
    json.beginObject().member("id", m_order.id).member("object", "batch").member("endpoint", m_order.endpoint);
    json.key("errors");
    if (m_problem) {
        json.beginObject().member("object", "list").key("data").beginArray().beginObject();
        json.member("code", m_problem->code).member("message", m_problem->message).member("param", nullptr);
        json.key("line");
        m_problem->line > 0 ? json.value(m_problem->line) : json.value(nullptr);
        json.endObject().endArray().endObject();
    } else {
        json.value(nullptr);
    }
    json.member("input_file_id", m_order.inputFileId).member("completion_window", "24h");
    json.member("status", word(m_state));
    orNull(json, "output_file_id", m_outputFileId);
    orNull(json, "error_file_id", m_errorFileId);
    json.member("created_at", m_order.createdAt).member("expires_at", m_order.createdAt + 86'400);
    for (const char* name : {"in_progress_at", "finalizing_at", "completed_at", "failed_at", "expired_at",
                             "cancelling_at", "cancelled_at"}) {
        const auto time =
            std::find_if(m_times.begin(), m_times.end(), [name](const auto& each) { return each.first == name; });
        json.key(name);
        time == m_times.end() ? json.value(nullptr) : json.value(time->second);
    }
    json.key("request_counts").beginObject();
    json.member("total", m_total).member("completed", m_completed).member("failed", m_failed).endObject();
    json.key("metadata").raw(m_order.metadataJson).endObject();
    return json.take();
}

} // namespace kkachi::simulator
