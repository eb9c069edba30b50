// The recorded data, as text and as plain JSON.
#pragma once

#include "tests/support/plain_json.h"

#include <string>
#include <vector>

namespace kkachi::tests {

// The file in the folder of recorded data; the test fails when it is not there.
std::string readRecorded(const std::string& name);
// The lines of a gzip file in it.
std::vector<std::string> readRecordedLines(const std::string& name);

// JSON text again, with the numbers as they were.
std::string toJson(const PlainJson& value);

} // namespace kkachi::tests
