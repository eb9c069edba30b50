// The parameters of one call, in order. The same list makes what is hashed into the token, the query string and the
// JSON body, so that the three can never disagree: Upbit refuses a call whose hash was taken in another order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::exchange::upbit {

class RequestParameters {
  public:
    RequestParameters& add(std::string name, std::string value) {
        if (m_members.empty())
            m_members.reserve(kUsualCount);
        m_members.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    bool isEmpty() const { return m_members.empty(); }

    // "market=KRW-BTC&states[]=wait": decoded, the input of query_hash.
    std::string hashInput() const;
    // The same with every value percent-encoded; the brackets of array names stay as they are.
    std::string wireQuery() const;
    // {"market":"KRW-BTC","side":"bid"}: every value a string, in the order of the list.
    std::string jsonBody() const;

  private:
    static constexpr std::size_t kUsualCount = 8;

    std::vector<std::pair<std::string, std::string>> m_members;
};

} // namespace kkachi::exchange::upbit
