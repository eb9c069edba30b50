#include "simulator/openai_routes.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"
#include "simulator/openai_models.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostStored = 500;
constexpr std::int64_t kUsualAnswerTokens = 100;

http::Response eventsResponse(std::string events) {
    http::Response response;
    response.contentType = "text/event-stream; charset=utf-8";
    response.headers.push_back({"Cache-Control", "no-cache"});
    response.body = std::move(events);
    return response;
}

OpenAiError noSuchResponse(const std::string& id) {
    OpenAiError error = invalidField("Response with id '" + id + "' not found.", "response_id");
    error.status = 404;
    return error;
}

OpenAiError serverError() {
    OpenAiError error;
    error.status = 500;
    error.message = "The server had an error while processing your request. Sorry about that!";
    error.type = "server_error";
    error.code = "server_error";
    return error;
}

} // namespace

void OpenAiRoutes::addTo(http::Router& router) {
    const auto add = [&](const char* method, const char* path, auto member) {
        router.add(method, path,
                   m_gate.guarded([this, member](const http::Request& request) { return (this->*member)(request); }));
    };
    add("POST", "/v1/chat/completions", &OpenAiRoutes::chat);
    add("POST", "/v1/responses", &OpenAiRoutes::respond);
    add("POST", "/v1/responses/input_tokens", &OpenAiRoutes::countTokens);
    add("GET", "/v1/responses/*", &OpenAiRoutes::stored);
    add("DELETE", "/v1/responses/*", &OpenAiRoutes::forgetStored);
    add("GET", "/v1/models/*", &OpenAiRoutes::model);
    router.add("GET", "/v1/models", m_gate.guarded([this](const http::Request&) { return models(); }));
}

AnswerStamp OpenAiRoutes::stamp(const char* prefix) {
    return {prefix + m_gate.ids().next(), base::toEpochMs(m_clock.now()) / 1000};
}

template <class Write>
http::Response OpenAiRoutes::answer(const http::Request& http, const Read& request, const Write& write) {
    const auto prompt = request ? tokensOf(request->promptBytes) : 0;
    const auto cap = request ? request->mostTokens.value_or(kUsualAnswerTokens) : 0;
    std::vector<http::Header> headers;
    const auto refusal = m_gate.charge(http, prompt + cap, headers);
    const auto finished = [&headers](http::Response response) {
        response.headers.insert(response.headers.end(), headers.begin(), headers.end());
        return response;
    };
    if (refusal)
        return finished(errorResponse(*refusal));
    if (!request)
        return finished(errorResponse(request.error()));
    const AnalystOutcome outcome = m_desk.answer(*request, OpenAiGate::keyOf(http));
    http::Response response = outcome.reply ? write(*outcome.reply) : errorResponse(outcome.reply.error());
    response.delay = outcome.delay;
    return finished(std::move(response));
}

http::Response OpenAiRoutes::chat(const http::Request& http) {
    const Read request = readChatRequest(http.body, m_clock.now());
    return answer(http, request, [&](const AnalystReply& reply) {
        if (reply.finish == Finish::Failed)
            return errorResponse(serverError());
        const AnswerStamp made = stamp("chatcmpl-");
        return request->streams ? eventsResponse(chatEvents(*request, reply, made))
                                : jsonResponse(chatCompletion(*request, reply, made));
    });
}

http::Response OpenAiRoutes::respond(const http::Request& http) {
    const Read request = readResponsesRequest(http.body, m_clock.now());
    return answer(http, request, [&](const AnalystReply& reply) {
        const AnswerStamp made = stamp("resp_");
        std::string object = responseObject(*request, reply, made);
        if (request->isStored)
            m_stored.emplace_back(made.id, object);
        if (m_stored.size() > kMostStored)
            m_stored.pop_front();
        return request->streams ? eventsResponse(responseEvents(*request, reply, made))
                                : jsonResponse(std::move(object));
    });
}

http::Response OpenAiRoutes::stored(const http::Request& request) {
    const std::string id = http::splitPath(request.path).back();
    const auto found =
        std::find_if(m_stored.begin(), m_stored.end(), [&id](const auto& each) { return each.first == id; });
    return found == m_stored.end() ? errorResponse(noSuchResponse(id)) : jsonResponse(found->second);
}

http::Response OpenAiRoutes::forgetStored(const http::Request& request) {
    const std::string id = http::splitPath(request.path).back();
    if (std::erase_if(m_stored, [&id](const auto& each) { return each.first == id; }) == 0)
        return errorResponse(noSuchResponse(id));
    JsonText json;
    json.beginObject().member("id", id).member("object", "response").member("deleted", true).endObject();
    return jsonResponse(json.take());
}

http::Response OpenAiRoutes::countTokens(const http::Request& http) const {
    const Read request = readResponsesRequest(http.body, m_clock.now());
    if (!request)
        return errorResponse(request.error());
    JsonText json;
    json.beginObject().member("object", "response.input_tokens");
    json.member("input_tokens", tokensOf(request->promptBytes) + 1).endObject();
    return jsonResponse(json.take());
}

http::Response OpenAiRoutes::models() const {
    return jsonResponse(modelListJson(m_clock.now()));
}

http::Response OpenAiRoutes::model(const http::Request& request) const {
    const std::string id = http::splitPath(request.path).back();
    const auto found = findModel(id, m_clock.now());
    return found ? jsonResponse(modelJson(*found)) : errorResponse(unknownModel(id));
}

} // namespace kkachi::simulator
