// The bytes of a file, plain or gzip, piece by piece. A gzip file is known by its first two bytes, not by its name, and
// may hold several members one after the other, as `cat a.gz b.gz` makes them.
#pragma once

#include "base/result.h"
#include "history/csv_error.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace kkachi::history {

struct ByteProblem {
    CsvProblem problem{};
    std::string text;
};

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    // Fills as much of `room` as there is; 0 means the end, and that the file ended where it should.
    virtual base::Result<std::size_t, ByteProblem> read(std::span<char> room) = 0;
};

base::Result<std::unique_ptr<ByteSource>, ByteProblem> openByteSource(const std::filesystem::path& path);

} // namespace kkachi::history
