#include "rest_caller.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace kkachi::bench {

RestCaller::RestCaller(std::uint16_t port)
    : m_socket{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"no connection to the simulator"};
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

RestCaller::RestCaller(RestCaller&& other) noexcept
    : m_socket{std::exchange(other.m_socket, -1)}
    , m_received{std::move(other.m_received)} {}

RestCaller::~RestCaller() {
    if (m_socket >= 0)
        ::close(m_socket);
}

int RestCaller::call(std::string_view request) {
    return send(request) ? receive() : 0;
}

bool RestCaller::send(std::string_view request) {
    return ::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
}

int RestCaller::receive() {
    constexpr std::string_view kLength = "Content-Length: ";
    std::array<char, 16 * 1024> chunk;
    m_received.clear();
    while (true) {
        const auto headEnd = m_received.find("\r\n\r\n");
        if (headEnd != std::string::npos) {
            const auto at = m_received.find(kLength);
            const auto length = at < headEnd ? std::strtoul(m_received.c_str() + at + kLength.size(), nullptr, 10) : 0;
            if (m_received.size() >= headEnd + 4 + length)
                return std::atoi(m_received.c_str() + m_received.find(' ') + 1);
        }
        const ssize_t count = recv(m_socket, chunk.data(), chunk.size(), 0);
        if (count <= 0)
            return 0;
        m_received.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

} // namespace kkachi::bench
