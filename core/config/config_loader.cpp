#include "config/config_loader.h"

#include "config/toml_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace kkachi::config {

namespace {

using Settings = std::map<std::string, Setting, std::less<>>;

bool soundsSecret(std::string_view name) {
    std::string lower{name};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array kWords{"key", "secret", "password", "passphrase", "token"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](const char* word) { return lower.find(word) != std::string::npos; });
}

bool fitsType(Kind kind, TomlType type) {
    switch (kind) {
    case Kind::Whole:
        return type == TomlType::Integer;
    case Kind::Decimal:
        return type == TomlType::Integer || type == TomlType::Float;
    case Kind::Flag:
        return type == TomlType::Boolean;
    case Kind::Text:
    case Kind::Market:
    case Kind::Choice:
    case Kind::Duration:
    case Kind::Url:
    case Kind::File:
    case Kind::Address:
    case Kind::Database:
    case Kind::Parameters:
        return type == TomlType::String;
    }
    return false;
}

// Gathers settings from one source after the other, the strongest last, and everything that is wrong with them.
class Gathering {
  public:
    void takeFile(const std::filesystem::path& file);
    void takeEnvironment(const std::map<std::string, std::string>& environment);
    void takeCommandLine(const std::vector<CommandLineValue>& values);
    base::Result<Configuration, std::vector<ConfigProblem>> finish();

  private:
    void take(const std::string& key, const std::string& text, Origin origin, const std::string& place);
    void refuseUnknown(const std::string& key, const std::string& text, const std::string& place);
    void refuse(ConfigProblem problem, const std::string& place);

    Settings m_settings;
    std::vector<ConfigProblem> m_problems;
};

void Gathering::refuse(ConfigProblem problem, const std::string& place) {
    problem.place = place;
    m_problems.push_back(std::move(problem));
}

void Gathering::refuseUnknown(const std::string& key, const std::string& text, const std::string& place) {
    ConfigProblem problem;
    const bool isSecret = soundsSecret(key);
    problem.kind = isSecret ? ProblemKind::SecretInClear : ProblemKind::UnknownKey;
    problem.key = shortened(key);
    problem.value = isSecret ? std::string{} : shortened(text);
    problem.suggestion = nearestSetting(key);
    refuse(std::move(problem), place);
}

void Gathering::take(const std::string& key, const std::string& text, Origin origin, const std::string& place) {
    const SettingDeclaration* declaration = findSetting(key);
    if (declaration == nullptr)
        return refuseUnknown(key, text, place);
    auto problem = checkValue(*declaration, text);
    if (!problem && declaration->kind == Kind::File && !text.empty() && !isReadableFile(text))
        problem = ConfigProblem{ProblemKind::FileUnreadable, {}, key, shortened(text), allowedText(*declaration), {}};
    if (problem)
        return refuse(std::move(*problem), place);
    m_settings.insert_or_assign(key, Setting{text, origin, place});
}

void Gathering::takeFile(const std::filesystem::path& file) {
    const auto values = readTomlFile(file);
    if (!values) {
        m_problems.push_back(values.error());
        return;
    }
    for (const TomlValue& value : *values) {
        const SettingDeclaration* declaration = findSetting(value.key);
        if (declaration != nullptr && !fitsType(declaration->kind, value.type))
            refuse({ProblemKind::WrongType, {}, value.key, shortened(value.text), allowedText(*declaration), {}},
                   value.place());
        else
            take(value.key, value.text, Origin::File, value.place());
    }
}

// Other programs' variables may begin with KKACHI_ too (the build's, for one); those that name one of our sections are
// meant for us and must be right.
void Gathering::takeEnvironment(const std::map<std::string, std::string>& environment) {
    constexpr std::string_view kPrefix = "KKACHI_";
    for (const auto& [name, text] : environment) {
        if (!std::string_view{name}.starts_with(kPrefix))
            continue;
        bool isOurs = false;
        std::string key;
        for (const SettingDeclaration& setting : settingTable()) {
            const auto dot = setting.name.find('.');
            if (environmentName(setting.name) == name)
                key = setting.name;
            if (dot != std::string_view::npos && name.starts_with(environmentName(setting.name.substr(0, dot + 1))))
                isOurs = true;
        }
        if (!key.empty())
            take(key, text, Origin::Environment, name);
        else if (isOurs)
            refuseUnknown(name, text, name);
    }
}

void Gathering::takeCommandLine(const std::vector<CommandLineValue>& values) {
    for (const CommandLineValue& value : values)
        take(value.key, value.value, Origin::CommandLine, value.option);
}

base::Result<Configuration, std::vector<ConfigProblem>> Gathering::finish() {
    if (!m_problems.empty())
        return base::Unexpected{std::move(m_problems)};
    const auto mode = m_settings.find("mode");
    const auto chosen = mode == m_settings.end() ? base::Mode::Demo : base::parseMode(mode->second.text).value();
    for (const SettingDeclaration& setting : settingTable())
        m_settings.try_emplace(std::string{setting.name},
                               Setting{std::string{defaultText(setting, chosen)}, Origin::Default, {}});
    return Configuration{std::move(m_settings)};
}

} // namespace

base::Result<Configuration, std::vector<ConfigProblem>> loadConfiguration(const Sources& sources) {
    Gathering gathering;
    std::error_code error;
    if (sources.file && (sources.fileIsRequired || std::filesystem::exists(*sources.file, error) || error))
        gathering.takeFile(*sources.file);
    gathering.takeEnvironment(sources.environment);
    gathering.takeCommandLine(sources.commandLine);
    return gathering.finish();
}

} // namespace kkachi::config
