// A REST client that only measures: one kept-alive connection, one call at a time, no queue, no budget, no event loop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kkachi::bench {

class RestCaller {
  public:
    explicit RestCaller(std::uint16_t port);
    ~RestCaller();
    RestCaller(RestCaller&& other) noexcept;
    RestCaller(const RestCaller&) = delete;
    RestCaller& operator=(const RestCaller&) = delete;

    // Sends the request and reads the whole answer; its status, 0 when the connection broke.
    int call(std::string_view request);
    // The same in two halves, for many callers in one thread.
    bool send(std::string_view request);
    int receive();

    int socket() const { return m_socket; }

  private:
    int m_socket = -1;
    std::string m_received;
};

} // namespace kkachi::bench
