// What a client of the built-in exchange may write into a WebSocket and into its Authorization header.
#include "simulator/jwt_verifier.h"
#include "simulator/stream_request.h"
#include "target.h"

#include <array>
#include <string>

using namespace kkachi;
using fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::textOf(data, size);
    for (const bool isPrivate : {false, true})
        if (const auto request = simulator::readStreamRequest(text, isPrivate))
            demand(!request->ticket.empty(), "a subscription has a ticket");
    simulator::JwtVerifier verifier{"access", "secret"};
    const std::array<std::string, 1> spellings{"market=KRW-BTC"};
    demand(!verifier.verify(text, spellings), "nobody signs by chance");
    demand(!verifier.verify("Bearer " + std::string{text}, {}), "nobody signs by chance");
    return 0;
}
