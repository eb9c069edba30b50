// The parts of a request that both forms spell alike or nearly so.
#pragma once

#include "simulator/analyst_request.h"
#include "simulator/json_get.h"

#include <simdjson.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kkachi::simulator {

namespace dom = simdjson::dom;

using Complaint = std::optional<OpenAiError>;

// Reads one JSON object of fields; keeps the document alive.
class RequestFields {
  public:
    // A complaint when the body is no JSON object.
    Complaint parse(std::string_view body);

    const dom::object& all() const { return m_object; }
    std::optional<dom::element> find(std::string_view name) const;
    std::string textOr(std::string_view name, std::string_view fallback) const;
    bool flag(std::string_view name) const;

    Complaint refuseUnknown(std::span<const std::string_view> known) const;
    // `name` as the request spells the model's cap of output tokens; `least` the smallest that is accepted.
    Complaint readCap(std::string_view name, std::int64_t least, AnalystRequest& request) const;
    Complaint readModel(base::Timestamp now, AnalystRequest& request) const;
    Complaint readMetadata(AnalystRequest& request) const;
    // temperature and top_p, which reasoning models refuse unless they do not reason.
    Complaint checkSampling(base::Timestamp now, const AnalystRequest& request) const;

  private:
    dom::parser m_parser;
    dom::object m_object;
};

// The effort that the request asks for, or the model's default. `param` is the field's path.
Complaint readEffort(std::optional<dom::element> effort, const char* param, base::Timestamp now,
                     AnalystRequest& request);
// `type` and what belongs to it: `schemaHolder` has name, schema and strict.
Complaint readFormat(std::string_view type, std::optional<dom::element> schemaHolder, const char* param,
                     AnalystRequest& request);
// A message's content: a string, or parts that have a text.
std::string contentText(const dom::element& content);
// {"role","content"} items, or anything else that the list may hold; the question is the last user's.
Complaint readMessages(const dom::array& messages, const char* param, bool& mentionsJson, AnalystRequest& request);

} // namespace kkachi::simulator
