// Percent-coding and the members of a query string, in the order they were sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::http {

// Percent-decoding only: a plus stays a plus. A broken escape is kept as it is.
std::string percentDecode(std::string_view text);

class QueryString {
  public:
    QueryString() = default;
    // Members that are decoded already.
    explicit QueryString(std::vector<std::pair<std::string, std::string>> members)
        : m_members{std::move(members)} {}
    static QueryString parse(std::string_view encoded);

    // The first value of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> findAll(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& members() const { return m_members; }

  private:
    std::vector<std::pair<std::string, std::string>> m_members;
};

} // namespace kkachi::http
