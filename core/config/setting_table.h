// Every setting of Kkachi, once: the loader, the example file, `config show` and the settings page read this table.
#pragma once

#include "base/mode.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::config {

enum class Kind {
    Text,       // one line
    Market,     // an Upbit won market: KRW-BTC
    Choice,     // one of `choices`
    Whole,      // integer from `least` to `most`
    Decimal,    // exact decimal of at most eight digits behind the point, from `least` to `most`
    Duration,   // "250ms", "60s", "5m", "1d", from `least` to `most`; one of `choices` where there are some
    Flag,       // true, false
    Url,        // its scheme is one of `choices`
    File,       // path of a readable file, or empty
    Address,    // IP address to listen on
    Database,   // sqlite:, sqlite:///path, postgresql://user@host:port/db
    Parameters, // "fast=5,slow=20", or empty
};

struct SettingDeclaration {
    std::string_view name; // "risk.stop_loss_pct"
    Kind kind = Kind::Text;
    std::string_view defaultText;     // in the form of the kind; empty: none
    std::string_view demoDefaultText; // where the demo has a default of its own; empty: the same
    std::string_view least;           // in the form of the kind; empty: no bound
    std::string_view most;
    std::vector<std::string_view> choices;
    std::string_view unit; // "percent", "won", ...; English source text, context "config"; may be empty
    std::string_view help; // English source text, context "config"
};

// In the order of the documentation.
std::span<const SettingDeclaration> settingTable();
const SettingDeclaration* findSetting(std::string_view name);
// The declared name nearest in spelling to a wrong one; empty when none is near.
std::string_view nearestSetting(std::string_view wrongName);

std::string_view defaultText(const SettingDeclaration& setting, base::Mode mode);
// "3 to 5", "demo, paper, live": what may be set, for messages and the example file.
std::string allowedText(const SettingDeclaration& setting);
// "KKACHI_RISK_STOP_LOSS_PCT".
std::string environmentName(std::string_view settingName);

// The documented kkachi.example.toml, generated from the table.
std::string exampleToml();

} // namespace kkachi::config
