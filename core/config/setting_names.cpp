#include "config/setting_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace kkachi::config {

namespace {

constexpr std::size_t kLongestComparedName = 64;

// Levenshtein's distance: how many letters must be added, dropped or changed.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, changed});
        }
    }
    return row.back();
}

std::string_view lastPart(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

// People forget or mistake the section as often as they misspell the key, so either form may be the near one.
std::size_t strangeness(std::string_view wrongName, std::string_view name) {
    return std::min(editDistance(wrongName, name), editDistance(lastPart(wrongName), lastPart(name)) + 1);
}

} // namespace

const SettingDeclaration* findSetting(std::string_view name) {
    const auto table = settingTable();
    const auto found = std::find_if(table.begin(), table.end(), [name](const auto& s) { return s.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::string_view nearestSetting(std::string_view wrongName) {
    if (wrongName.empty() || wrongName.size() > kLongestComparedName)
        return {};
    std::size_t least = std::max<std::size_t>(2, wrongName.size() / 4) + 1;
    std::string_view nearest;
    for (const SettingDeclaration& setting : settingTable()) {
        const std::size_t distance = strangeness(wrongName, setting.name);
        if (distance < least) {
            least = distance;
            nearest = setting.name;
        }
    }
    return nearest;
}

std::string_view defaultText(const SettingDeclaration& setting, base::Mode mode) {
    const bool isOwn = mode == base::Mode::Demo && !setting.demoDefaultText.empty();
    return isOwn ? setting.demoDefaultText : setting.defaultText;
}

std::string allowedText(const SettingDeclaration& setting) {
    switch (setting.kind) {
    case Kind::Text:
        return "1 to 128 characters on one line";
    case Kind::Market:
        return "a KRW- market";
    case Kind::Choice:
        return fmt::format("{}", fmt::join(setting.choices, ", "));
    case Kind::Whole:
    case Kind::Decimal:
        return fmt::format("{} to {}", setting.least, setting.most);
    case Kind::Duration:
        if (!setting.choices.empty())
            return fmt::format("{}", fmt::join(setting.choices, ", "));
        return fmt::format("{} to {}", setting.least, setting.most);
    case Kind::Flag:
        return "true, false";
    case Kind::Url:
        return fmt::format("{}://... ({}:// only on loopback)", setting.choices.front(), setting.choices.back());
    case Kind::File:
        return "a readable file";
    case Kind::Address:
        return "127.0.0.1, ::1";
    case Kind::Database:
        return "sqlite:, sqlite:///path, postgresql://user@host:port/db";
    case Kind::Parameters:
        return "name=number,name=number";
    }
    return {};
}

std::string environmentName(std::string_view settingName) {
    std::string name = "KKACHI_";
    for (const char c : settingName)
        name += c == '.' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return name;
}

} // namespace kkachi::config
