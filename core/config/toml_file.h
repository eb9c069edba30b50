// The configuration file as flat keys and texts. The only place that knows TOML, and the only one of this room that
// opens files.
#pragma once

#include "base/result.h"
#include "config/config_loader.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kkachi::config {

enum class TomlType { String, Integer, Float, Boolean, Other };

struct TomlValue {
    std::string key; // with its tables: "risk.stop_loss_pct"
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    TomlType type = TomlType::Other;
    std::string text; // floats in the shortest decimal form that reads back the same

    std::string place() const; // "kkachi.toml:12:3"
};

// In the order of the file. At most one megabyte is read.
base::Result<std::vector<TomlValue>, ConfigProblem> readTomlFile(const std::filesystem::path& file);

bool isReadableFile(const std::filesystem::path& file);

} // namespace kkachi::config
