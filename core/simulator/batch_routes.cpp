#include "simulator/batch_routes.h"

#include "http/query_string.h"
#include "simulator/analyst_request_fields.h"
#include "simulator/api_error.h"
#include "simulator/json_text.h"
#include "simulator/multipart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostBatches = 500;
constexpr std::array<std::string_view, 2> kEndpoints{"/v1/chat/completions", "/v1/responses"};

OpenAiError notFound(std::string message) {
    OpenAiError error = invalidField(std::move(message), {});
    error.status = 404;
    return error;
}

// The segment behind "/v1/files/" or "/v1/batches/".
std::string idIn(const http::Request& request) {
    return http::splitPath(request.path).at(2);
}

struct Listed {
    std::string id;
    std::string json;
};

// One page, newest first: at most `limit` behind the one named by `after`.
http::Response page(const http::Request& request, const std::vector<Listed>& newestFirst) {
    const auto query = http::QueryString::parse(request.query);
    std::size_t limit = 20;
    if (const auto text = query.find("limit")) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
        if (error != std::errc{} || end != text->data() + text->size() || limit < 1 || limit > 10'000)
            return errorResponse(invalidField("Invalid 'limit': expected an integer from 1 to 10000.", "limit"));
    }
    auto begin = newestFirst.begin();
    if (const auto after = query.find("after")) {
        begin = std::find_if(begin, newestFirst.end(), [&](const Listed& each) { return each.id == *after; });
        if (begin != newestFirst.end())
            ++begin;
    }
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(limit, static_cast<std::size_t>(newestFirst.end() - begin)));
    JsonText json;
    json.beginObject().member("object", "list").key("data").beginArray();
    for (auto each = begin; each != end; ++each)
        json.raw(each->json);
    json.endArray().key("first_id");
    begin == end ? json.value(nullptr) : json.value(begin->id);
    json.key("last_id");
    begin == end ? json.value(nullptr) : json.value(std::prev(end)->id);
    json.member("has_more", end != newestFirst.end()).endObject();
    return jsonResponse(json.take());
}

} // namespace

BatchRoutes::BatchRoutes(const SimulatorClock& clock, OpenAiGate& gate, AnalystDesk& desk, std::uint64_t seed)
    : m_clock{clock}
    , m_gate{gate}
    , m_desk{desk}
    , m_files{UuidSource{mix(seed ^ 0x46494c45U)}}
    , m_ids{mix(seed ^ 0x42415443U)} {}

void BatchRoutes::addTo(http::Router& router) {
    const auto add = [&](const char* method, const char* path, auto member) {
        router.add(method, path,
                   m_gate.guarded([this, member](const http::Request& request) { return (this->*member)(request); }));
    };
    add("POST", "/v1/files", &BatchRoutes::upload);
    add("GET", "/v1/files", &BatchRoutes::listFiles);
    add("GET", "/v1/files/*", &BatchRoutes::file);
    add("GET", "/v1/files/*/content", &BatchRoutes::content);
    add("DELETE", "/v1/files/*", &BatchRoutes::removeFile);
    add("POST", "/v1/batches", &BatchRoutes::create);
    add("GET", "/v1/batches", &BatchRoutes::listBatches);
    add("GET", "/v1/batches/*", &BatchRoutes::batch);
    add("POST", "/v1/batches/*/cancel", &BatchRoutes::cancel);
}

http::Response BatchRoutes::upload(const http::Request& request) {
    const auto parts = readForm(request.findHeader("Content-Type").value_or(""), request.body);
    if (!parts)
        return errorResponse(invalidField("The body must be multipart/form-data with 'file' and 'purpose'.", "file"));
    const auto part = [&](std::string_view name) {
        return std::find_if(parts->begin(), parts->end(), [name](const FormPart& each) { return each.name == name; });
    };
    const auto file = part("file");
    const auto purpose = part("purpose");
    if (file == parts->end())
        return errorResponse(invalidField("Missing required parameter: 'file'.", "file", "missing_required_parameter"));
    if (purpose == parts->end())
        return errorResponse(
            invalidField("Missing required parameter: 'purpose'.", "purpose", "missing_required_parameter"));
    const auto added = m_files.add(file->filename.empty() ? "upload" : file->filename, std::string{purpose->content},
                                   std::string{file->content}, base::toEpochMs(m_clock.now()) / 1000);
    return added ? jsonResponse(fileJson(**added)) : errorResponse(added.error());
}

http::Response BatchRoutes::listFiles(const http::Request& request) {
    std::vector<Listed> listed;
    for (auto each = m_files.all().rbegin(); each != m_files.all().rend(); ++each)
        listed.push_back({each->id, fileJson(*each)});
    return page(request, listed);
}

http::Response BatchRoutes::file(const http::Request& request) {
    const StoredFile* file = m_files.find(idIn(request));
    return file == nullptr ? errorResponse(noSuchFile(idIn(request))) : jsonResponse(fileJson(*file));
}

http::Response BatchRoutes::content(const http::Request& request) {
    const StoredFile* file = m_files.find(idIn(request));
    if (file == nullptr)
        return errorResponse(noSuchFile(idIn(request)));
    http::Response response;
    response.contentType = "application/octet-stream";
    response.body = file->content;
    return response;
}

http::Response BatchRoutes::removeFile(const http::Request& request) {
    const std::string id = idIn(request);
    if (!m_files.remove(id))
        return errorResponse(noSuchFile(id));
    JsonText json;
    json.beginObject().member("id", id).member("object", "file").member("deleted", true).endObject();
    return jsonResponse(json.take());
}

http::Response BatchRoutes::create(const http::Request& request) {
    RequestFields fields;
    AnalystRequest parsed;
    if (const auto complaint = fields.parse(request.body))
        return errorResponse(*complaint);
    Batch::Order order;
    order.inputFileId = fields.textOr("input_file_id", {});
    order.endpoint = fields.textOr("endpoint", {});
    if (std::find(kEndpoints.begin(), kEndpoints.end(), order.endpoint) == kEndpoints.end())
        return errorResponse(invalidField("Invalid value for 'endpoint'. Supported here are '/v1/chat/completions' and "
                                          "'/v1/responses'.",
                                          "endpoint", "invalid_value"));
    if (fields.textOr("completion_window", {}) != "24h")
        return errorResponse(invalidField("Invalid value for 'completion_window'. Supported values are: '24h'.",
                                          "completion_window", "invalid_value"));
    if (const auto complaint = fields.readMetadata(parsed))
        return errorResponse(*complaint);
    const StoredFile* file = m_files.find(order.inputFileId);
    if (file == nullptr || file->purpose != "batch")
        return errorResponse(invalidField("The file '" + order.inputFileId + "' does not exist or is not for batches.",
                                          "input_file_id"));
    order.id = "batch_" + m_ids.next();
    order.metadataJson = fields.find("metadata") ? parsed.metadataJson : "null";
    order.createdAt = base::toEpochMs(m_clock.now()) / 1000;
    order.begun = m_clock.sinceStart();
    order.manners = m_manners;
    m_batches.emplace_back(std::move(order));
    if (m_batches.size() > kMostBatches)
        m_batches.pop_front();
    return jsonResponse(m_batches.back().toJson());
}

Batch::Workplace BatchRoutes::workplace() {
    return {m_desk, m_files, m_ids, m_clock.sinceStart(), m_clock.now()};
}

Batch* BatchRoutes::findBatch(std::string_view id) {
    const auto found =
        std::find_if(m_batches.begin(), m_batches.end(), [id](const Batch& each) { return each.id() == id; });
    if (found == m_batches.end())
        return nullptr;
    auto place = workplace();
    found->advance(place);
    return &*found;
}

http::Response BatchRoutes::listBatches(const http::Request& request) {
    std::vector<Listed> listed;
    auto place = workplace();
    for (auto each = m_batches.rbegin(); each != m_batches.rend(); ++each) {
        each->advance(place);
        listed.push_back({each->id(), each->toJson()});
    }
    return page(request, listed);
}

http::Response BatchRoutes::batch(const http::Request& request) {
    const Batch* batch = findBatch(idIn(request));
    return batch == nullptr ? errorResponse(notFound("No batch found with id '" + idIn(request) + "'."))
                            : jsonResponse(batch->toJson());
}

http::Response BatchRoutes::cancel(const http::Request& request) {
    Batch* batch = findBatch(idIn(request));
    if (batch == nullptr)
        return errorResponse(notFound("No batch found with id '" + idIn(request) + "'."));
    if (!batch->cancel(workplace())) {
        OpenAiError error = invalidField("Cannot cancel a batch that has ended.", {});
        error.status = 409;
        return errorResponse(error);
    }
    return jsonResponse(batch->toJson());
}

} // namespace kkachi::simulator
