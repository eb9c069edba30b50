#include "config/configuration.h"

#include "config/parameter_text.h"

#include <charconv>
#include <stdexcept>
#include <utility>

namespace kkachi::config {

Configuration::Configuration(base::Mode mode) {
    for (const SettingDeclaration& setting : settingTable())
        m_settings.emplace(setting.name, Setting{std::string{defaultText(setting, mode)}, Origin::Default, {}});
    m_settings.find("mode")->second.text = base::toString(mode);
}

Configuration::Configuration(std::map<std::string, Setting, std::less<>> settings)
    : m_settings{std::move(settings)} {}

const Setting& Configuration::setting(std::string_view name) const {
    const auto found = m_settings.find(name);
    if (found == m_settings.end())
        throw std::logic_error{"no such setting: " + std::string{name}};
    return found->second;
}

const Setting& Configuration::setting(std::string_view name, Kind kind) const {
    const SettingDeclaration* declaration = findSetting(name);
    if (declaration == nullptr || declaration->kind != kind)
        throw std::logic_error{"no such setting of this kind: " + std::string{name}};
    return setting(name);
}

base::Mode Configuration::mode() const {
    return base::parseMode(text("mode")).value_or(base::Mode::Demo);
}

const std::string& Configuration::text(std::string_view name) const {
    return setting(name).text;
}

base::Ratio Configuration::decimal(std::string_view name) const {
    return base::Ratio::parse(setting(name, Kind::Decimal).text).value_or(base::Ratio{});
}

base::Krw Configuration::won(std::string_view name) const {
    return base::Krw::fromUnits(decimal(name).units());
}

base::Milliseconds Configuration::duration(std::string_view name) const {
    return base::parseDuration(setting(name, Kind::Duration).text).value_or(base::Milliseconds{});
}

std::int64_t Configuration::whole(std::string_view name) const {
    const std::string& text = setting(name, Kind::Whole).text;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool Configuration::flag(std::string_view name) const {
    return setting(name, Kind::Flag).text == "true";
}

std::map<std::string, base::Ratio, std::less<>> Configuration::parameters(std::string_view name) const {
    return parseParameters(setting(name, Kind::Parameters).text)
        .value_or(std::map<std::string, base::Ratio, std::less<>>{});
}

std::string_view toString(Origin origin) {
    switch (origin) {
    case Origin::Default:
        return "default";
    case Origin::File:
        return "file";
    case Origin::Environment:
        return "environment";
    case Origin::CommandLine:
        return "command line";
    }
    return {};
}

} // namespace kkachi::config
