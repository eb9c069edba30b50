// Structured outputs: whether a JSON schema lies in OpenAI's strict subset, and an answer in the shape of a schema.
#pragma once

#include "simulator/analyst_rule.h"

#include <optional>
#include <string>
#include <string_view>

namespace kkachi::simulator {

// What the strict subset refuses in a schema, in OpenAI's words ("In context=('properties', 'a'), ..."); nothing when
// it is fine. `schema` is JSON text.
std::optional<std::string> strictSchemaProblem(std::string_view schema);

// An object in the order of the schema's own properties. What the names and choices show to be a signal, a confidence
// or a reason takes the analyst's; every other value is the plainest that its type allows.
std::string answerInShape(std::string_view schema, const AnalystAnswer& answer);

// {"reasoning","signal","confidence"}: the shape where none is asked for.
std::string plainAnswer(const AnalystAnswer& answer);

} // namespace kkachi::simulator
