#include "history/byte_source.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace kkachi::history {

namespace {

using base::Result;
using base::Unexpected;

constexpr std::size_t kInputPiece = std::size_t{256} * 1024;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

ByteProblem unreadable(int error) {
    return {CsvProblem::FileUnreadable, std::error_code{error, std::generic_category()}.message()};
}

class PlainSource : public ByteSource {
  public:
    explicit PlainSource(File file)
        : m_file{std::move(file)} {}

    Result<std::size_t, ByteProblem> read(std::span<char> room) override {
        const std::size_t count = std::fread(room.data(), 1, room.size(), m_file.get());
        if (count == 0 && std::ferror(m_file.get()) != 0)
            return Unexpected{unreadable(errno)};
        return count;
    }

  private:
    File m_file;
};

class GzipSource : public ByteSource {
  public:
    explicit GzipSource(File file)
        : m_file{std::move(file)} {
        // 15 bits of window, 16 more: a gzip header and trailer, both checked by zlib.
        m_isReady = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    ~GzipSource() override {
        if (m_isReady)
            inflateEnd(&m_stream);
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    Result<std::size_t, ByteProblem> read(std::span<char> room) override {
        if (!m_isReady)
            return Unexpected{ByteProblem{CsvProblem::FileUnreadable, "zlib"}};
        m_stream.next_out = reinterpret_cast<Bytef*>(room.data());
        m_stream.avail_out = static_cast<uInt>(room.size());
        while (m_stream.avail_out > 0) {
            if (m_stream.avail_in == 0) {
                const auto refilled = refill();
                if (!refilled)
                    return Unexpected{refilled.error()};
                if (!*refilled)
                    break;
            }
            if (const auto step = inflateStep(); !step)
                return Unexpected{step.error()};
        }
        return room.size() - m_stream.avail_out;
    }

  private:
    // False at the end of the file, which is an error inside a member.
    Result<bool, ByteProblem> refill() {
        m_stream.avail_in = static_cast<uInt>(std::fread(m_input.data(), 1, m_input.size(), m_file.get()));
        m_stream.next_in = m_input.data();
        if (m_stream.avail_in > 0)
            return true;
        if (std::ferror(m_file.get()) != 0)
            return Unexpected{unreadable(errno)};
        if (m_isInsideMember)
            return Unexpected{ByteProblem{CsvProblem::GzipTruncated, {}}};
        return false;
    }

    Result<base::Done, ByteProblem> inflateStep() {
        m_isInsideMember = true;
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            inflateReset(&m_stream);
            m_isInsideMember = false;
        } else if (status != Z_OK) {
            return Unexpected{ByteProblem{CsvProblem::GzipDamaged, m_stream.msg ? m_stream.msg : ""}};
        }
        return base::Done{};
    }

    File m_file;
    z_stream m_stream{};
    std::array<Bytef, kInputPiece> m_input{};
    bool m_isReady = false;
    bool m_isInsideMember = false;
};

} // namespace

Result<std::unique_ptr<ByteSource>, ByteProblem> openByteSource(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return Unexpected{ByteProblem{CsvProblem::FileMissing, {}}};
    if (status.type() == std::filesystem::file_type::directory)
        return Unexpected{unreadable(EISDIR)};
    File file{std::fopen(path.c_str(), "rb")};
    if (!file)
        return Unexpected{unreadable(errno)};
    std::array<unsigned char, 2> magic{};
    const std::size_t count = std::fread(magic.data(), 1, magic.size(), file.get());
    std::rewind(file.get());
    if (count == magic.size() && magic[0] == 0x1f && magic[1] == 0x8b)
        return std::unique_ptr<ByteSource>{std::make_unique<GzipSource>(std::move(file))};
    if (count > 0 && path.extension() == ".gz")
        return Unexpected{ByteProblem{CsvProblem::GzipDamaged, {}}};
    return std::unique_ptr<ByteSource>{std::make_unique<PlainSource>(std::move(file))};
}

} // namespace kkachi::history
