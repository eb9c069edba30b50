#include "signal/signal_reply_parser.h"

#include <simdjson.h>

#include <cmath>
#include <optional>

namespace kkachi::signal {

namespace {

using base::Unexpected;
namespace dom = simdjson::dom;

// What has been seen of the answer while its members are read.
struct Parts {
    std::optional<std::string_view> reasoning;
    std::optional<Action> action;
    std::optional<double> confidence;
};

constexpr std::size_t kDeepestNesting = 8;

// Bytes of the UTF-8 character that starts with `lead`; simdjson has already checked that the text is UTF-8.
std::size_t characterLength(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead < 0xE0)
        return 2;
    return lead < 0xF0 ? 3 : 4;
}

// Control characters, and the marks that turn the direction of text, have no place in a sentence that screens show.
bool isUnwelcome(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    if (character.size() == 1)
        return lead < 0x20 || lead == 0x7F;
    const auto second = static_cast<unsigned char>(character[1]);
    if (character.size() == 2)
        return lead == 0xC2 && second < 0xA0;
    if (character.size() != 3 || lead != 0xE2)
        return false;
    const auto third = static_cast<unsigned char>(character[2]);
    return (second == 0x80 && third >= 0xA8 && third <= 0xAE) || (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

std::string cleanReasoning(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterLength(static_cast<unsigned char>(text.front())));
        if (clean.size() + character.size() > kLongestReasoning)
            break;
        if (isUnwelcome(character))
            clean += ' ';
        else
            clean += character;
        text.remove_prefix(character.size());
    }
    return clean;
}

std::optional<ReplyProblem> readReasoning(dom::element value, Parts& parts) {
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return ReplyProblem::WrongType;
    if (parts.reasoning)
        return ReplyProblem::UnknownMember;
    parts.reasoning = text;
    return std::nullopt;
}

std::optional<ReplyProblem> readAction(dom::element value, Parts& parts) {
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return ReplyProblem::WrongType;
    if (parts.action)
        return ReplyProblem::UnknownMember;
    parts.action = parseAction(text);
    if (!parts.action)
        return ReplyProblem::UnknownSignal;
    return std::nullopt;
}

std::optional<ReplyProblem> readConfidence(dom::element value, Parts& parts) {
    double number = 0;
    if (value.get_double().get(number) != simdjson::SUCCESS)
        return ReplyProblem::WrongType;
    if (parts.confidence)
        return ReplyProblem::UnknownMember;
    if (!std::isfinite(number) || number < 0 || number > 1)
        return ReplyProblem::ConfidenceOutOfRange;
    parts.confidence = number + 0.0; // -0 becomes 0
    return std::nullopt;
}

std::optional<ReplyProblem> readMember(std::string_view name, dom::element value, Parts& parts) {
    if (name == "reasoning")
        return readReasoning(value, parts);
    if (name == "signal")
        return readAction(value, parts);
    if (name == "confidence")
        return readConfidence(value, parts);
    return ReplyProblem::UnknownMember;
}

} // namespace

base::Result<Opinion, ReplyProblem> parseReply(std::string_view text) {
    if (text.size() > kLongestAnswer)
        return Unexpected{ReplyProblem::TooLong};
    dom::parser parser{kLongestAnswer};
    if (parser.allocate(kLongestAnswer, kDeepestNesting) != simdjson::SUCCESS)
        return Unexpected{ReplyProblem::NotJson};
    dom::element root;
    if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS)
        return Unexpected{ReplyProblem::NotJson};
    dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS)
        return Unexpected{ReplyProblem::NotAnObject};
    Parts parts;
    for (const auto member : object)
        if (const auto problem = readMember(member.key, member.value, parts))
            return Unexpected{*problem};
    if (!parts.reasoning || !parts.action || !parts.confidence)
        return Unexpected{ReplyProblem::MissingMember};
    return Opinion{*parts.action, *parts.confidence, cleanReasoning(*parts.reasoning)};
}

std::string_view toString(ReplyProblem problem) {
    switch (problem) {
    case ReplyProblem::TooLong:
        return "too_long";
    case ReplyProblem::NotJson:
        return "not_json";
    case ReplyProblem::NotAnObject:
        return "not_an_object";
    case ReplyProblem::UnknownMember:
        return "unknown_member";
    case ReplyProblem::MissingMember:
        return "missing_member";
    case ReplyProblem::WrongType:
        return "wrong_type";
    case ReplyProblem::UnknownSignal:
        return "unknown_signal";
    case ReplyProblem::ConfidenceOutOfRange:
        return "confidence_out_of_range";
    }
    return {};
}

} // namespace kkachi::signal
