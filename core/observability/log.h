// The log for diagnosis: standard error and a rotating file. Every line carries UTC time, level, mode and category;
// secrets are masked and control characters encoded in the last step before a line is written. Safe from any thread.
// The durable journal of trading is the database, not this.
#pragma once

#include "base/clock.h"
#include "base/mode.h"
#include "base/secret.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace kkachi::observability {

enum class Level {
    Debug,    // detail for development
    Info,     // normal operation
    Warning,  // needs attention
    Error,    // an operation failed
    Critical, // trading stopped, or the state of money unknown
};

std::string_view toString(Level level); // "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"
std::optional<Level> parseLevel(std::string_view text);

struct LogSettings {
    Level level = Level::Info; // lower ones are left out
    base::Mode mode = base::Mode::Demo;
    bool toStandardError = true;
    std::filesystem::path file;              // empty: no file. Created with mode 0600
    std::size_t fileBytes = 5 * 1024 * 1024; // then it is rotated
    std::size_t filesKept = 5;               // rotated ones beside the current
};

class Log {
  public:
    // `clock` is the system's, also in a replay: a log tells what the machine did when.
    Log(LogSettings settings, std::shared_ptr<const base::Clock> clock);
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // Never throws. `category` is a short word: "engine", "upbit".
    void write(Level level, std::string_view category, std::string_view message) noexcept;
    bool isOn(Level level) const;
    // Masks this value from now on, in every usual encoding.
    void hide(const base::Secret& secret);
    // False when the file could not be opened: then only standard error is written.
    bool hasFile() const;
    void flush();

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace kkachi::observability
