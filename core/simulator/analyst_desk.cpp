#include "simulator/analyst_desk.h"

#include "simulator/answer_schema.h"
#include "simulator/openai_models.h"

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostCallers = 256;
constexpr std::size_t kBytesPerToken = 4;

std::string orElse(const std::string& text, const char* fallback) {
    return text.empty() ? std::string{fallback} : text;
}

OpenAiError quotaError(const ScriptStep& step) {
    OpenAiError error;
    error.status = 429;
    error.message = orElse(step.text, "You exceeded your current quota, please check your plan and billing details.");
    error.type = "insufficient_quota";
    error.code = "insufficient_quota";
    return error;
}

OpenAiError rateError(const ScriptStep& step) {
    OpenAiError error;
    error.status = 429;
    error.message = orElse(step.text, "Rate limit reached for requests. Please try again shortly.");
    error.type = "requests";
    error.code = "rate_limit_exceeded";
    error.retryAfter = std::max(step.delay, std::chrono::milliseconds{1'000});
    return error;
}

// The words that go with a status that nobody gave words for.
OpenAiError statusError(const ScriptStep& step) {
    OpenAiError error;
    error.status = step.status;
    error.code = step.code;
    if (step.status == 401) {
        error.message = "Incorrect API key provided.";
        error.code = orElse(step.code, "invalid_api_key");
    } else if (step.status == 403) {
        error.message = "Country, region, or territory not supported";
        error.type = "request_forbidden";
        error.code = orElse(step.code, "unsupported_country_region_territory");
    } else if (step.status == 404) {
        error.message = "The model does not exist or you do not have access to it.";
        error.code = orElse(step.code, "model_not_found");
    } else if (step.status == 503) {
        error.message = "The engine is currently overloaded, please try again later";
        error.type = "server_error";
    } else if (step.status >= 500) {
        error.message = "The server had an error while processing your request. Sorry about that!";
        error.type = "server_error";
        error.code = orElse(step.code, "server_error");
    } else {
        error.message = "The request was refused as scripted.";
    }
    error.message = orElse(step.text, error.message.c_str());
    return error;
}

std::optional<OpenAiError> errorOf(const ScriptStep& step) {
    switch (step.kind) {
    case StepKind::InsufficientQuota:
        return quotaError(step);
    case StepKind::RateLimit:
        return rateError(step);
    case StepKind::Error:
        return statusError(step);
    case StepKind::Answer:
    case StepKind::Refusal:
    case StepKind::CutOff:
    case StepKind::ContentFilter:
    case StepKind::Empty:
    case StepKind::Garbage:
    case StepKind::WrongSchema:
    case StepKind::Slow:
    case StepKind::Failed:
        return std::nullopt;
    }
    return std::nullopt;
}

void cutTo(AnalystReply& reply, std::size_t bytes) {
    reply.content = std::string{firstBytes(*reply.content, bytes)};
    reply.finish = Finish::Length;
}

// What a step other than an error makes of a reply.
void bend(AnalystReply& reply, const ScriptStep& step) {
    switch (step.kind) {
    case StepKind::Refusal:
        reply.refusal = orElse(step.text, "I'm sorry, I cannot assist with that request.");
        reply.content.reset();
        return;
    case StepKind::CutOff:
        cutTo(reply, reply.content->size() / 2);
        return;
    case StepKind::ContentFilter:
        reply.content.reset();
        reply.finish = Finish::ContentFilter;
        return;
    case StepKind::Empty:
        reply.content.reset();
        reply.finish = Finish::Length;
        return;
    case StepKind::Garbage:
        reply.content = orElse(step.text, "Buy! The chart looks strong; I would go all in {");
        return;
    case StepKind::WrongSchema:
        reply.content = orElse(step.text, R"({"verdict":"up","certainty":"very"})");
        return;
    case StepKind::Failed:
        reply.content.reset();
        reply.finish = Finish::Failed;
        return;
    case StepKind::Answer:
    case StepKind::Slow:
    case StepKind::InsufficientQuota:
    case StepKind::RateLimit:
    case StepKind::Error:
        return;
    }
}

// Thinking counts against the cap and comes first; what is left bounds the visible text.
void applyCap(AnalystReply& reply, const AnalystRequest& request) {
    if (!request.mostTokens)
        return;
    if (reply.usage.reasoning >= *request.mostTokens) {
        reply.usage.reasoning = *request.mostTokens;
        reply.content.reset();
        reply.refusal.reset();
        reply.finish = Finish::Length;
    } else if (reply.content) {
        const auto room = static_cast<std::size_t>(*request.mostTokens - reply.usage.reasoning) * kBytesPerToken;
        if (reply.content->size() > room)
            cutTo(reply, room);
    }
}

} // namespace

std::int64_t tokensOf(std::size_t bytes) {
    return static_cast<std::int64_t>((bytes + kBytesPerToken - 1) / kBytesPerToken);
}

std::string_view firstBytes(std::string_view text, std::size_t bytes) {
    if (bytes >= text.size())
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80U)
        --bytes;
    return text.substr(0, bytes);
}

AnalystRule& AnalystDesk::ruleOf(std::string_view caller) {
    if (m_rules.size() >= kMostCallers && m_rules.find(caller) == m_rules.end())
        m_rules.clear();
    return m_rules[std::string{caller}];
}

void AnalystDesk::forget(std::string_view caller) {
    if (const auto found = m_rules.find(caller); found != m_rules.end())
        m_rules.erase(found);
}

AnalystReply AnalystDesk::replyFor(const AnalystRequest& request, const AnalystAnswer& answer) const {
    AnalystReply reply;
    reply.content = request.format.kind == AnswerFormat::Kind::JsonSchema && !request.format.schema.empty()
                        ? answerInShape(request.format.schema, answer)
                        : plainAnswer(answer);
    reply.usage.prompt = tokensOf(request.promptBytes) + 1;
    reply.usage.reasoning = reasoningTokens(request.effort);
    return reply;
}

AnalystOutcome AnalystDesk::answer(const AnalystRequest& request, std::string_view caller) {
    const auto step = m_script.take();
    if (step)
        if (auto error = errorOf(*step))
            return {base::Unexpected{*std::move(error)},
                    step->kind == StepKind::RateLimit ? std::chrono::milliseconds{0} : step->delay};
    const bool isScripted = step && step->kind == StepKind::Answer;
    const AnalystAnswer answer = isScripted ? AnalystAnswer{step->signal, step->confidence, step->reasoning}
                                            : ruleOf(caller).answer(readPrompt(request.question), m_clock.sinceStart());
    AnalystReply reply = replyFor(request, answer);
    if (step)
        bend(reply, *step);
    applyCap(reply, request);
    const std::size_t visible = reply.content ? reply.content->size() : reply.refusal ? reply.refusal->size() : 0;
    reply.usage.completion = reply.usage.reasoning + tokensOf(visible);
    return {std::move(reply), step ? step->delay : std::chrono::milliseconds{0}};
}

} // namespace kkachi::simulator
