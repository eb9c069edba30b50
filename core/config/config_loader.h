// Reads the settings from where they are set: command line, then environment, then file, then default. Every problem of
// all three is reported at once, as data.
#pragma once

#include "base/result.h"
#include "config/configuration.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::config {

struct CommandLineValue {
    std::string option; // as typed: "--mode"
    std::string key;    // the setting: "mode"
    std::string value;
};

struct Sources {
    std::optional<std::filesystem::path> file;      // read when it exists
    bool fileIsRequired = false;                    // named by --config: it must exist
    std::map<std::string, std::string> environment; // the whole environment; only KKACHI_... is looked at
    std::vector<CommandLineValue> commandLine;      // a later one of the same key wins
};

enum class ProblemKind {
    FileUnreadable,  // the configuration file, or a file a setting names
    Syntax,          // not TOML; `value` says what the reader expected
    UnknownKey,      // `suggestion` names the nearest known key, if any is near
    SecretInClear,   // keys and passwords do not belong here; `value` is withheld
    WrongType,       // a number where text is due, and so on
    Malformed,       // not in the form of its kind
    OutOfRange,      // outside `allowed`
    NotAChoice,      // none of `allowed`
    Insecure,        // plain http or ws to another machine
    NeedsProtection, // the dashboard on the network, which would need TLS and a password
};

struct ConfigProblem {
    ProblemKind kind{};
    std::string place;      // "kkachi.toml:12:3", "KKACHI_RISK_STOP_LOSS_PCT", "--mode"
    std::string key;        // "risk.stop_loss_pct"
    std::string value;      // as given
    std::string allowed;    // "3 to 5"
    std::string suggestion; // for UnknownKey

    friend bool operator==(const ConfigProblem&, const ConfigProblem&) = default;
};

base::Result<Configuration, std::vector<ConfigProblem>> loadConfiguration(const Sources& sources);

// What is wrong with one value, if anything; for a settings page. `place` is filled in by the caller.
std::optional<ConfigProblem> checkValue(const SettingDeclaration& setting, std::string_view text);

// As problems carry values: long ones cut.
std::string shortened(std::string_view value);

// A stable word for each kind: "unknown_key".
std::string_view toString(ProblemKind kind);
// The sentence for people, with {key}, {value}, {allowed} and {suggestion} to be filled in by the faces after
// translation: an English source text, context "config".
std::string_view explanation(ProblemKind kind);

} // namespace kkachi::config
