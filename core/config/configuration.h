// The settings as they hold for this run, each with the place it came from.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "config/setting_table.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::config {

enum class Origin { Default, File, Environment, CommandLine };

struct Setting {
    std::string text; // in the form of its kind, checked
    Origin origin = Origin::Default;
    std::string place; // "kkachi.toml:12:3", "KKACHI_RISK_STOP_LOSS_PCT", "--mode"; empty for a default
};

// Asking for a name that is not declared, or for another kind than declared, is a bug of ours and throws
// std::logic_error.
class Configuration {
  public:
    // All defaults, as they are in that mode.
    explicit Configuration(base::Mode mode = base::Mode::Demo);
    // Every declared setting, checked; made by loadConfiguration.
    explicit Configuration(std::map<std::string, Setting, std::less<>> settings);

    base::Mode mode() const;
    const std::string& text(std::string_view name) const;
    base::Ratio decimal(std::string_view name) const;
    base::Krw won(std::string_view name) const; // a Decimal in won
    base::Milliseconds duration(std::string_view name) const;
    std::int64_t whole(std::string_view name) const;
    bool flag(std::string_view name) const;
    std::map<std::string, base::Ratio, std::less<>> parameters(std::string_view name) const;

    Origin origin(std::string_view name) const { return setting(name).origin; }
    const Setting& setting(std::string_view name) const;

  private:
    const Setting& setting(std::string_view name, Kind kind) const;
    std::map<std::string, Setting, std::less<>> m_settings;
};

std::string_view toString(Origin origin); // "default", "file", "environment", "command line"

} // namespace kkachi::config
