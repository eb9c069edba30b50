#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "config/address_check.h"
#include "config/config_loader.h"
#include "config/parameter_text.h"

#include <algorithm>
#include <charconv>

namespace kkachi::config {

namespace {

using Verdict = std::optional<ProblemKind>; // nothing: the value is fine

constexpr std::size_t kLongestText = 128;

bool isOneOf(const SettingDeclaration& setting, std::string_view text) {
    return std::find(setting.choices.begin(), setting.choices.end(), text) != setting.choices.end();
}

template <class T>
Verdict checkRange(const T& value, const T& least, const T& most) {
    return value < least || value > most ? Verdict{ProblemKind::OutOfRange} : std::nullopt;
}

Verdict checkText(std::string_view text) {
    if (text.empty() || text.size() > kLongestText)
        return ProblemKind::OutOfRange;
    const bool hasControls =
        std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
    return hasControls ? Verdict{ProblemKind::Malformed} : std::nullopt;
}

Verdict checkMarket(std::string_view text) {
    constexpr std::string_view kWon = "KRW-";
    const auto coin = text.substr(std::min(text.size(), kWon.size()));
    const bool isFine = text.starts_with(kWon) && !coin.empty() && coin.size() <= 12 &&
                        coin.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
    return isFine ? std::nullopt : Verdict{ProblemKind::Malformed};
}

std::optional<std::int64_t> parseWhole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Verdict checkWhole(const SettingDeclaration& setting, std::string_view text) {
    const auto value = parseWhole(text);
    if (!value)
        return ProblemKind::Malformed;
    return checkRange(*value, parseWhole(setting.least).value_or(0), parseWhole(setting.most).value_or(0));
}

Verdict checkDecimal(const SettingDeclaration& setting, std::string_view text) {
    const auto value = base::parseDecimal(text);
    if (!value)
        return value.error() == base::DecimalError::OutOfRange ? ProblemKind::OutOfRange : ProblemKind::Malformed;
    return checkRange(*value, base::parseDecimal(setting.least).value_or(0),
                      base::parseDecimal(setting.most).value_or(0));
}

Verdict checkDuration(const SettingDeclaration& setting, std::string_view text) {
    const auto value = base::parseDuration(text);
    if (!value)
        return ProblemKind::Malformed;
    if (setting.choices.empty())
        return checkRange(*value, base::parseDuration(setting.least).value_or(base::Milliseconds{}),
                          base::parseDuration(setting.most).value_or(base::Milliseconds{}));
    const bool isChoice = std::any_of(setting.choices.begin(), setting.choices.end(),
                                      [&](std::string_view choice) { return base::parseDuration(choice) == *value; });
    return isChoice ? std::nullopt : Verdict{ProblemKind::NotAChoice};
}

Verdict checkUrl(const SettingDeclaration& setting, std::string_view text) {
    const auto parts = splitUrl(text);
    if (!parts || !isOneOf(setting, parts->scheme))
        return ProblemKind::Malformed;
    const bool isSecure = parts->scheme == setting.choices.front();
    return isSecure || isLoopback(parts->host) ? std::nullopt : Verdict{ProblemKind::Insecure};
}

Verdict checkAddress(std::string_view text) {
    if (!isIpv4(text) && !isIpv6(text))
        return ProblemKind::Malformed;
    return isLoopback(text) ? std::nullopt : Verdict{ProblemKind::NeedsProtection};
}

Verdict checkDatabase(std::string_view text) {
    switch (checkDatabaseUrl(text)) {
    case DatabaseUrl::Fine:
        return std::nullopt;
    case DatabaseUrl::HasPassword:
        return ProblemKind::SecretInClear;
    case DatabaseUrl::Malformed:
        return ProblemKind::Malformed;
    }
    return ProblemKind::Malformed;
}

Verdict check(const SettingDeclaration& setting, std::string_view text) {
    if (text.empty() && setting.defaultText.empty())
        return std::nullopt; // not set
    switch (setting.kind) {
    case Kind::Text:
        return checkText(text);
    case Kind::Market:
        return checkMarket(text);
    case Kind::Choice:
        return isOneOf(setting, text) ? std::nullopt : Verdict{ProblemKind::NotAChoice};
    case Kind::Whole:
        return checkWhole(setting, text);
    case Kind::Decimal:
        return checkDecimal(setting, text);
    case Kind::Duration:
        return checkDuration(setting, text);
    case Kind::Flag:
        return text == "true" || text == "false" ? std::nullopt : Verdict{ProblemKind::NotAChoice};
    case Kind::Url:
        return checkUrl(setting, text);
    case Kind::File:
        return std::nullopt; // whether it can be read, the loader tries
    case Kind::Address:
        return checkAddress(text);
    case Kind::Database:
        return checkDatabase(text);
    case Kind::Parameters:
        return parseParameters(text) ? std::nullopt : Verdict{ProblemKind::Malformed};
    }
    return ProblemKind::Malformed;
}

} // namespace

std::optional<ConfigProblem> checkValue(const SettingDeclaration& setting, std::string_view text) {
    const Verdict verdict = check(setting, text);
    if (!verdict)
        return std::nullopt;
    ConfigProblem problem;
    problem.kind = *verdict;
    problem.key = setting.name;
    problem.value = *verdict == ProblemKind::SecretInClear ? std::string{} : shortened(text);
    problem.allowed = allowedText(setting);
    return problem;
}

} // namespace kkachi::config
