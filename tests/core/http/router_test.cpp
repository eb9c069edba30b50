#include "http/response_writer.h"
#include "http/router.h"

#include <gtest/gtest.h>

namespace kkachi::http {
namespace {

Router makeRouter() {
    Router router;
    router.add("GET", "/v1/order", [](const Request&) { return textResponse(200, "read"); });
    router.add("DELETE", "/v1/order", [](const Request&) { return textResponse(200, "cancelled"); });
    router.add("GET", "/v1/models/*", [](const Request& request) { return textResponse(200, request.path); });
    return router;
}

Response route(const std::string& method, const std::string& path) {
    Request request;
    request.method = method;
    request.path = path;
    return makeRouter().route(request);
}

TEST(Router, ChoosesByMethodAndPath) {
    EXPECT_EQ(route("GET", "/v1/order").body, "read");
    EXPECT_EQ(route("DELETE", "/v1/order").body, "cancelled");
    EXPECT_EQ(route("GET", "/v1/models/gpt").body, "/v1/models/gpt");
}

TEST(Router, AnswersHeadWithTheGetOfThePath) {
    EXPECT_EQ(route("HEAD", "/v1/order").status, 200);
}

TEST(Router, SaysNotFoundForUnknownPathsAndNearMisses) {
    for (const char* path : {"/", "/v1", "/v1/orders", "/v1/order/", "/v1/order/x", "/v1/models", "/v1/models/"})
        EXPECT_EQ(route("GET", path).status, 404) << path;
}

TEST(Router, NamesTheAllowedMethods) {
    const Response response = route("PATCH", "/v1/order");
    EXPECT_EQ(response.status, 405);
    ASSERT_EQ(response.headers.size(), 1U);
    EXPECT_EQ(response.headers.front().name, "Allow");
    EXPECT_EQ(response.headers.front().value, "GET, DELETE");
}

TEST(ResponseWriter, WritesTheDateInTheFormOfHttp) {
    const auto at = base::parseInstant("1994-11-06T08:49:37.500Z");
    ASSERT_TRUE(at);
    EXPECT_EQ(httpDate(*at), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ResponseWriter, TellsTheLengthOfABodyItDoesNotSend) {
    const std::string bytes = writeResponse(textResponse(200, "hello"), {}, true, false);
    EXPECT_NE(bytes.find("Content-Length: 5\r\n"), std::string::npos);
    EXPECT_EQ(bytes.substr(bytes.size() - 4), "\r\n\r\n");
}

} // namespace
} // namespace kkachi::http
