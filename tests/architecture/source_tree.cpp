#include "source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace kkachi::architecture {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> readLines(const fs::path& path) {
    std::ifstream stream{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

bool endsWithOneOf(const std::string& path, const std::vector<std::string>& endings) {
    return std::ranges::any_of(endings, [&](const std::string& ending) { return path.ends_with(ending); });
}

std::vector<SourceFile> readSources(const std::vector<std::string>& folders) {
    const fs::path root{KKACHI_SOURCE_ROOT};
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
            const std::string path = fs::relative(entry.path(), root).generic_string();
            const bool isOurs = path.find("node_modules") == std::string::npos;
            if (entry.is_regular_file() && isOurs &&
                endsWithOneOf(path, {".h", ".cpp", ".js", ".css", ".html", ".cmake", "CMakeLists.txt"}))
                files.push_back({path, readLines(entry.path())});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::string place(const SourceFile& file, std::size_t lineIndex) {
    return file.path + ":" + std::to_string(lineIndex + 1);
}

} // namespace kkachi::architecture
