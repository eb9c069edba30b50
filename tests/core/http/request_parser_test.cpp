#include "http/request_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace kkachi::http {
namespace {

ParseResult parse(std::string_view bytes, const ParseLimits& limits = {}) {
    return parseRequest(bytes, limits);
}

int statusOf(const ParseResult& result) {
    const auto* malformed = std::get_if<Malformed>(&result);
    return malformed != nullptr ? malformed->status : 0;
}

bool needsMore(const ParseResult& result) {
    return std::holds_alternative<NeedsMore>(result);
}

std::string get(const std::string& target, const std::string& headers = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers, const std::string& body) {
    return "POST /p HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

TEST(RequestParser, ReadsMethodPathQueryAndHeaders) {
    const auto result = parse(get("/v1/ticker?markets=KRW-BTC&a=%2B", "X-One:  two \r\n"));
    const auto& complete = std::get<Complete>(result);
    EXPECT_EQ(complete.request.method, "GET");
    EXPECT_EQ(complete.request.path, "/v1/ticker");
    EXPECT_EQ(complete.request.query, "markets=KRW-BTC&a=%2B");
    EXPECT_EQ(complete.request.findHeader("x-one"), "two");
    EXPECT_TRUE(complete.request.wantsKeepAlive());
}

TEST(RequestParser, AsksForMoreAtEveryPrefixOfARequest) {
    const std::string whole = post("Content-Length: 5\r\n", "hello");
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_TRUE(needsMore(parse(std::string_view{whole}.substr(0, length)))) << length;
    const auto result = parse(whole);
    EXPECT_EQ(std::get<Complete>(result).request.body, "hello");
    EXPECT_EQ(std::get<Complete>(result).consumed, whole.size());
}

TEST(RequestParser, LeavesAPipelinedRequestAlone) {
    const std::string first = post("Content-Length: 2\r\n", "ab");
    const auto result = parse(first + get("/next"));
    EXPECT_EQ(std::get<Complete>(result).consumed, first.size());
}

TEST(RequestParser, DecodesAChunkedBodyAndSkipsExtensionsAndTrailers) {
    const std::string whole =
        post("Transfer-Encoding: chunked\r\n", "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: z\r\n\r\n");
    const auto result = parse(whole + "rest");
    EXPECT_EQ(std::get<Complete>(result).request.body, "abcde");
    EXPECT_EQ(std::get<Complete>(result).consumed, whole.size());
}

TEST(RequestParser, RefusesLengthsThatAreNotPlainNumbers) {
    for (const char* length : {"-1", "+1", "1 2", "0x10", "", "99999999999999999999999", "1,1"})
        EXPECT_EQ(statusOf(parse(post(std::string{"Content-Length: "} + length + "\r\n", "a"))), 400) << length;
}

TEST(RequestParser, RefusesTwoLengthsAndLengthWithChunks) {
    EXPECT_EQ(statusOf(parse(post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"))), 400);
    EXPECT_EQ(statusOf(parse(post("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "a"))), 400);
}

TEST(RequestParser, RefusesWhatIsNotHttp) {
    EXPECT_EQ(statusOf(parse("hello\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse("GET  HTTP/1.1\r\nHost: x\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse("GET nothing HTTP/1.1\r\nHost: x\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse("GET / HTTP/9.9\r\nHost: x\r\n\r\n")), 505);
    EXPECT_EQ(statusOf(parse("GET / HTTP/1.1\r\nHost : x\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse("GET / HTTP/1.1\r\n\r\n")), 400) << "no Host";
    EXPECT_EQ(statusOf(parse("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")), 400);
    EXPECT_EQ(statusOf(parse(post("Transfer-Encoding: gzip\r\n", ""))), 501);
}

TEST(RequestParser, HoldsTheLimitsToTheByte) {
    const ParseLimits limits{.target = 20, .head = 200, .headerCount = 3, .body = 4};
    EXPECT_TRUE(std::holds_alternative<Complete>(parse(get("/" + std::string(19, 'a')), limits)));
    EXPECT_EQ(statusOf(parse(get("/" + std::string(20, 'a')), limits)), 414);
    EXPECT_TRUE(std::holds_alternative<Complete>(parse(get("/", "A: 1\r\nB: 2\r\n"), limits)));
    EXPECT_EQ(statusOf(parse(get("/", "A: 1\r\nB: 2\r\nC: 3\r\n"), limits)), 431);
    EXPECT_EQ(statusOf(parse(get("/", "A: " + std::string(300, 'x') + "\r\n"), limits)), 431);
    EXPECT_EQ(statusOf(parse(std::string(201, 'x'), limits)), 431) << "a head that never ends";
    EXPECT_TRUE(std::holds_alternative<Complete>(parse(post("Content-Length: 4\r\n", "abcd"), limits)));
    EXPECT_EQ(statusOf(parse(post("Content-Length: 5\r\n", ""), limits)), 413) << "before the body comes";
    EXPECT_EQ(statusOf(parse(post("Transfer-Encoding: chunked\r\n", "5\r\n"), limits)), 413);
}

TEST(RequestParser, TellsThatTheClientWaitsForContinue) {
    const auto result = parse(post("Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
    ASSERT_TRUE(needsMore(result));
    EXPECT_TRUE(std::get<NeedsMore>(result).awaitsContinue);
}

TEST(RequestParser, KeepsHttp10OpenOnlyWhenAsked) {
    const auto plain = parse("GET / HTTP/1.0\r\n\r\n");
    EXPECT_FALSE(std::get<Complete>(plain).request.wantsKeepAlive());
    const auto asked = parse("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
    EXPECT_TRUE(std::get<Complete>(asked).request.wantsKeepAlive());
    const auto closing = parse(get("/", "Connection: foo, close\r\n"));
    EXPECT_FALSE(std::get<Complete>(closing).request.wantsKeepAlive());
}

TEST(RequestParser, RecognisesAWebSocketUpgrade) {
    const auto result = parse(get("/ws", "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n"));
    EXPECT_TRUE(std::get<Complete>(result).request.isWebSocketUpgrade());
    EXPECT_FALSE(std::get<Complete>(parse(get("/ws"))).request.isWebSocketUpgrade());
}

} // namespace
} // namespace kkachi::http
