// What every verb of the command line shares: the options that stand before or after its name, and its exit codes.
#pragma once

#include "base/result.h"
#include "config/config_loader.h"
#include "config/configuration.h"
#include "storage/secret_chain.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace kkachi::app::cli {

enum ExitCode {
    kDone = 0,
    kFailed = 1,        // the work failed
    kUsage = 2,         // the command line is wrong
    kConfiguration = 3, // configuration, keys or data folder
    kExchange = 4,      // exchange or network
    kHalted = 5,        // halted by risk
};

struct GlobalOptions {
    std::string configFile;
    std::string dataDirectory;
    std::string database;
    std::string language;
    bool json = false;
};

// Filled while the command line is parsed; `chosen` does the verb's work afterwards.
struct Invocation {
    GlobalOptions globals;
    storage::SecretChain::Environment environmentKeys; // taken out of the environment when the program began
    std::function<int()> chosen;
};

// Settings given as options of a verb, for instance --mode.
using Overrides = std::vector<config::CommandLineValue>;

// Reads the configuration, from where the options say.
base::Result<config::Configuration, std::vector<config::ConfigProblem>> readSettings(const GlobalOptions& globals,
                                                                                     const Overrides& overrides = {});

// The same; on problems prints each on standard error and returns the exit code.
base::Result<config::Configuration, int> loadSettings(const GlobalOptions& globals, const Overrides& overrides = {});

// --data-dir, or the user's own data folder.
QString dataDirectoryFor(const GlobalOptions& globals);

// The database of the mode: --database, storage.url, or the mode's file in the data folder.
QString databaseUrlFor(const GlobalOptions& globals, const config::Configuration& configuration);

// One line on standard error, with the program's name in front.
void printProblem(const QString& sentence);
void printLine(const QString& line); // standard output

} // namespace kkachi::app::cli
