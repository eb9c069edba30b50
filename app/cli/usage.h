// What the command line itself says: the frame of --help in the user's language, and one sentence for a line that
// cannot be understood.
#pragma once

#include "app/options/invocation.h"

#include <string>

namespace kkachi::app::cli {

// Translates the fixed words of --help, of this command and of all below it.
void nameHelpParts(CLI::App& program);

// Says on standard error what is wrong with the command line, and where the right one is explained.
void printUsageError(const CLI::App& program, const CLI::ParseError& error);

// For a check of an option: empty when `text` is a whole number from 0 to `most`, else what is allowed.
std::string wholeNumberProblem(const std::string& text, std::uint64_t most);

} // namespace kkachi::app::cli
