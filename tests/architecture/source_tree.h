// The project's own source files, as text.
#pragma once

#include <string>
#include <vector>

namespace kkachi::architecture {

struct SourceFile {
    std::string path; // from the root: "core/risk/risk_gate.cpp"
    std::vector<std::string> lines;
};

// The files below the given top-level folders that end in .h, .cpp, .js, .css, .html or CMake's names, sorted by path.
std::vector<SourceFile> readSources(const std::vector<std::string>& folders);

bool endsWithOneOf(const std::string& path, const std::vector<std::string>& endings);
// "core/risk/risk_gate.cpp:12"
std::string place(const SourceFile& file, std::size_t lineIndex);

} // namespace kkachi::architecture
