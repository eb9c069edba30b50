// Files of a test, in a folder of its own that goes with it.
#pragma once

#include <stdlib.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace kkachi::history {

class SampleFiles {
  public:
    SampleFiles() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kkachi-history-XXXXXX").string();
        m_folder = mkdtemp(pattern.data());
    }
    ~SampleFiles() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    SampleFiles(const SampleFiles&) = delete;
    SampleFiles& operator=(const SampleFiles&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }

    std::filesystem::path plain(std::string_view text, const std::string& name = "candles.csv") const {
        const auto path = m_folder / name;
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }
    std::filesystem::path gzip(std::string_view text, const std::string& name = "candles.csv.gz") const {
        return plain(compressed(text), name);
    }

    static std::string compressed(std::string_view text) {
        z_stream stream{};
        deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FINISH);
        out.resize(stream.total_out);
        deflateEnd(&stream);
        return out;
    }

  private:
    std::filesystem::path m_folder;
};

} // namespace kkachi::history
