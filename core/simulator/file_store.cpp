#include "simulator/file_store.h"

#include "simulator/json_text.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostBytes = 512UL * 1024 * 1024;
constexpr std::size_t kMostFiles = 1'000;

} // namespace

base::Result<const StoredFile*, OpenAiError> FileStore::add(std::string filename, std::string purpose,
                                                            std::string content, std::int64_t now) {
    if (content.empty())
        return base::Unexpected{invalidField("File is empty.", "file")};
    if (m_files.size() >= kMostFiles || m_bytes + content.size() > kMostBytes)
        return base::Unexpected{invalidField("There is no room for another file; delete some.", "file")};
    m_bytes += content.size();
    m_files.push_back({"file-" + m_ids.next(), std::move(filename), std::move(purpose), now, std::move(content)});
    return &m_files.back();
}

const StoredFile* FileStore::find(std::string_view id) const {
    const auto found =
        std::find_if(m_files.begin(), m_files.end(), [id](const StoredFile& file) { return file.id == id; });
    return found == m_files.end() ? nullptr : &*found;
}

bool FileStore::remove(std::string_view id) {
    const StoredFile* file = find(id);
    if (file == nullptr)
        return false;
    m_bytes -= file->content.size();
    std::erase_if(m_files, [id](const StoredFile& each) { return each.id == id; });
    return true;
}

std::string fileJson(const StoredFile& file) {
    JsonText json;
    json.beginObject().member("id", file.id).member("object", "file");
    json.member("bytes", static_cast<std::int64_t>(file.content.size())).member("created_at", file.createdAt);
    json.member("expires_at", nullptr).member("filename", file.filename).member("purpose", file.purpose);
    json.member("status", "processed").member("status_details", nullptr).endObject();
    return json.take();
}

OpenAiError noSuchFile(std::string_view id) {
    OpenAiError error = invalidField("No such File object: " + std::string{id}, "id");
    error.status = 404;
    return error;
}

} // namespace kkachi::simulator
