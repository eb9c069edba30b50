#include "simulator/stream_routes.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

namespace kkachi::simulator {

namespace {

std::string_view formatWord(StreamFormat format) {
    switch (format) {
    case StreamFormat::Default:
        return "DEFAULT";
    case StreamFormat::Simple:
        return "SIMPLE";
    case StreamFormat::JsonList:
        return "JSON_LIST";
    case StreamFormat::SimpleList:
        return "SIMPLE_LIST";
    }
    return {};
}

void writeSessions(JsonText& json, const WebSocketSessions& sessions, bool isPrivate) {
    json.beginArray();
    for (const WebSocketSession* session : sessions.all()) {
        if (session->isPrivate() != isPrivate)
            continue;
        json.beginObject().key("types").beginArray();
        for (const auto& stream : session->streams())
            json.value(stream.subscription.typeName);
        json.endArray().member("format", formatWord(session->format()));
        json.member("unsent_bytes", static_cast<std::int64_t>(session->unsent())).endObject();
    }
    json.endArray();
}

http::Response badMember(const std::string& problem) {
    return exchangeError({400, "invalid_parameter", "Not as documented: " + problem});
}

} // namespace

void StreamRoutes::addTo(http::Router& router) {
    router.add("GET", "/simulator/streams", [this](const http::Request&) { return streams(); });
    router.add("GET", "/simulator/burst", [this](const http::Request&) { return burst(); });
    router.add("POST", "/simulator/burst", [this](const http::Request& request) { return startBurst(request); });
}

http::Response StreamRoutes::streams() const {
    JsonText json;
    json.beginObject().key("public");
    writeSessions(json, m_sessions, false);
    json.key("private");
    writeSessions(json, m_sessions, true);
    json.endObject();
    return jsonResponse(json.take());
}

http::Response StreamRoutes::burst() const {
    JsonText json;
    json.beginObject().member("printed", m_burst.printed()).member("is_over", m_burst.isOver()).endObject();
    return jsonResponse(json.take());
}

http::Response StreamRoutes::startBurst(const http::Request& request) {
    const auto wanted = TradeBurst::read(request.body, m_clock.sinceStart());
    if (!wanted)
        return badMember(wanted.error());
    m_startBurst(*wanted);
    return burst();
}

} // namespace kkachi::simulator
