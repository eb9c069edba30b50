#include "http/router.h"

#include <algorithm>
#include <utility>

namespace kkachi::http {

std::vector<std::string> splitPath(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const auto end = path.find('/');
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return segments;
}

void Router::add(std::string method, std::string pattern, Handler handler) {
    m_routes.push_back({std::move(method), splitPath(pattern), std::move(handler)});
}

Response Router::route(const Request& request) const {
    const auto segments = splitPath(request.path);
    const std::string_view method = request.method == "HEAD" ? std::string_view{"GET"} : request.method;
    std::string allowed;
    for (const Route& candidate : m_routes) {
        const bool fits = std::equal(segments.begin(), segments.end(), candidate.segments.begin(),
                                     candidate.segments.end(), [](const std::string& have, const std::string& wanted) {
                                         return wanted == "*" ? !have.empty() : have == wanted;
                                     });
        if (!fits)
            continue;
        if (candidate.method == method)
            return candidate.handler(request);
        allowed += (allowed.empty() ? "" : ", ") + candidate.method;
    }
    if (allowed.empty())
        return textResponse(404, "Not Found");
    Response response = textResponse(405, "Method Not Allowed");
    response.headers.push_back({"Allow", allowed});
    return response;
}

} // namespace kkachi::http
