#include "recorded_files.h"

#include <gtest/gtest.h>

#include <zlib.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace kkachi::tests {

namespace {

std::string pathOf(const std::string& name) {
    return std::string{KKACHI_RECORDED_DATA} + "/" + name;
}

std::string quoted(const std::string& text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += c;
    }
    return json + '"';
}

} // namespace

std::string readRecorded(const std::string& name) {
    std::ifstream file{pathOf(name), std::ios::binary};
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

std::vector<std::string> readRecordedLines(const std::string& name) {
    std::string text;
    std::array<char, 64 * 1024> chunk;
    gzFile file = gzopen(pathOf(name).c_str(), "rb");
    EXPECT_NE(file, nullptr) << name;
    for (int count = 0; file != nullptr && (count = gzread(file, chunk.data(), chunk.size())) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(count));
    if (file != nullptr)
        gzclose(file);
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())
            lines.push_back(line);
    return lines;
}

std::string toJson(const PlainJson& value) {
    std::string json;
    switch (value.kind) {
    case PlainJson::Kind::Null:
        return "null";
    case PlainJson::Kind::Bool:
    case PlainJson::Kind::Number:
        return value.text;
    case PlainJson::Kind::Text:
        return quoted(value.text);
    case PlainJson::Kind::Array:
        for (const PlainJson& item : value.items)
            json.append(json.empty() ? "" : ",").append(toJson(item));
        return "[" + json + "]";
    case PlainJson::Kind::Object:
        for (const auto& [name, member] : value.members)
            json.append(json.empty() ? "" : ",").append(quoted(name)).append(":").append(toJson(member));
        return "{" + json + "}";
    }
    return {};
}

} // namespace kkachi::tests
