// Raw bytes to the HTTP front.
#include "http/query_string.h"
#include "http/request_parser.h"
#include "http/router.h"
#include "target.h"

#include <algorithm>

using namespace kkachi;
using fuzz::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    static const http::Router kRouter = [] {
        http::Router router;
        router.add("GET", "/v1/candles/minutes/*", [](const http::Request&) { return http::Response{}; });
        router.add("POST", "/v1/orders", [](const http::Request&) { return http::Response{}; });
        return router;
    }();
    const http::ParseLimits limits{.target = 256, .head = 1024, .headerCount = 16, .body = 512};
    const auto result = http::parseRequest(bytes, limits);
    if (const auto* malformed = std::get_if<http::Malformed>(&result))
        demand(malformed->status >= 400 && malformed->status < 600, "a refusal has an error's status");
    const auto* complete = std::get_if<http::Complete>(&result);
    if (complete == nullptr)
        return 0;
    const http::Request& request = complete->request;
    demand(complete->consumed > 0 && complete->consumed <= size, "a request is within what was received");
    demand(request.body.size() <= limits.body, "a body is within its limit");
    demand(request.headers.size() <= limits.headerCount, "headers are within their limit");
    // What follows a request must not change it.
    const auto alone = http::parseRequest(bytes.substr(0, complete->consumed), limits);
    const auto* again = std::get_if<http::Complete>(&alone);
    demand(again != nullptr && again->consumed == complete->consumed && again->request.body == request.body &&
               again->request.path == request.path,
           "a request ends where it ends");
    static_cast<void>(request.wantsKeepAlive());
    static_cast<void>(request.isWebSocketUpgrade());
    static_cast<void>(http::QueryString::parse(request.query).members());
    static_cast<void>(http::percentDecode(request.path));
    demand(kRouter.route(request).status >= 200, "every request has an answer");
    return 0;
}
