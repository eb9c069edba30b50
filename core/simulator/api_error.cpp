#include "simulator/api_error.h"

#include "simulator/json_text.h"

#include <utility>

namespace kkachi::simulator {

http::Response jsonResponse(std::string json, int status) {
    http::Response response;
    response.status = status;
    response.body = std::move(json);
    return response;
}

http::Response exchangeError(const ApiError& error) {
    JsonText json;
    json.beginObject().key("error").beginObject();
    json.member("name", error.name).member("message", error.message);
    json.endObject().endObject();
    return jsonResponse(json.take(), error.status);
}

http::Response quotationError(int status, std::string_view message) {
    JsonText json;
    json.beginObject().key("error").beginObject();
    json.member("name", status).member("message", message);
    json.endObject().endObject();
    return jsonResponse(json.take(), status);
}

} // namespace kkachi::simulator
