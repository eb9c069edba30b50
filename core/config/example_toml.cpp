#include "config/setting_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace kkachi::config {

namespace {

constexpr std::size_t kWidth = 110;

constexpr std::string_view kIntroduction =
    "# Settings of Kkachi. Every line that begins with #name shows a default; to change it, copy it without the #.\n"
    "# A value on the command line outranks the environment, that outranks this file, that outranks the default.\n"
    "# Environment variables are named KKACHI_ and the key in capitals with _ for the dot: KKACHI_RISK_STOP_LOSS_PCT.\n"
    "# API keys never stand here: they are kept in the system keychain (kkachi-cli keys set NAME) or come from the\n"
    "# environment as UPBIT_ACCESS_KEY, UPBIT_SECRET_KEY and OPENAI_API_KEY.\n\n";

std::string_view sectionOf(std::string_view name) {
    const auto dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
}

void appendComment(std::string& toml, std::string_view text) {
    while (!text.empty()) {
        std::size_t length = text.size();
        if (length > kWidth)
            length = text.rfind(' ', kWidth);
        fmt::format_to(std::back_inserter(toml), "# {}\n", text.substr(0, length));
        text.remove_prefix(std::min(text.size(), length + 1));
    }
}

bool isBare(Kind kind) {
    return kind == Kind::Whole || kind == Kind::Decimal || kind == Kind::Flag;
}

std::string literal(const SettingDeclaration& setting, std::string_view text) {
    return isBare(setting.kind) ? std::string{text} : fmt::format("\"{}\"", text);
}

std::string rangeText(const SettingDeclaration& setting) {
    std::string text = "Allowed: " + allowedText(setting);
    if (!setting.unit.empty())
        fmt::format_to(std::back_inserter(text), " ({})", setting.unit);
    if (setting.defaultText.empty())
        text += ", or empty";
    text += '.';
    if (!setting.demoDefaultText.empty())
        fmt::format_to(std::back_inserter(text), " The demo's default is {}.",
                       literal(setting, setting.demoDefaultText));
    return text;
}

} // namespace

std::string exampleToml() {
    std::string toml{kIntroduction};
    std::string_view section;
    for (const SettingDeclaration& setting : settingTable()) {
        const std::string_view own = sectionOf(setting.name);
        if (own != section)
            fmt::format_to(std::back_inserter(toml), "[{}]\n", own);
        section = own;
        appendComment(toml, setting.help);
        appendComment(toml, rangeText(setting));
        const auto key = setting.name.substr(own.empty() ? 0 : own.size() + 1);
        fmt::format_to(std::back_inserter(toml), "#{} = {}\n\n", key, literal(setting, setting.defaultText));
    }
    toml.pop_back();
    return toml;
}

} // namespace kkachi::config
