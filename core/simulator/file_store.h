// The files that clients have uploaded and that batches have written.
#pragma once

#include "base/result.h"
#include "simulator/openai_error.h"
#include "simulator/uuid_source.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace kkachi::simulator {

struct StoredFile {
    std::string id;
    std::string filename;
    std::string purpose;
    std::int64_t createdAt = 0; // seconds since 1970
    std::string content;
};

class FileStore {
  public:
    explicit FileStore(UuidSource ids)
        : m_ids{std::move(ids)} {}

    // Refuses what is empty and what there is no room for.
    base::Result<const StoredFile*, OpenAiError> add(std::string filename, std::string purpose, std::string content,
                                                     std::int64_t now);
    const StoredFile* find(std::string_view id) const;
    bool remove(std::string_view id);
    const std::deque<StoredFile>& all() const { return m_files; } // oldest first

  private:
    UuidSource m_ids;
    std::deque<StoredFile> m_files;
    std::size_t m_bytes = 0;
};

std::string fileJson(const StoredFile& file);
OpenAiError noSuchFile(std::string_view id);

} // namespace kkachi::simulator
