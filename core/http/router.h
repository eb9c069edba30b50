// Which plain function answers which method and path.
#pragma once

#include "http/message.h"

#include <functional>
#include <string>
#include <vector>

namespace kkachi::http {

using Handler = std::function<Response(const Request&)>;

class Router {
  public:
    // `pattern` is compared segment by segment; a segment "*" matches any one ("/v1/candles/minutes/*").
    void add(std::string method, std::string pattern, Handler handler);
    // 404 for an unknown path, 405 with Allow for an unknown method; HEAD is answered by the GET of the path.
    Response route(const Request& request) const;

  private:
    struct Route {
        std::string method;
        std::vector<std::string> segments;
        Handler handler;
    };
    std::vector<Route> m_routes;
};

std::vector<std::string> splitPath(std::string_view path);

} // namespace kkachi::http
