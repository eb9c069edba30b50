#include "simulator/openai_models.h"

#include "simulator/json_text.h"
#include "simulator/time_text.h"

#include <algorithm>
#include <array>

namespace kkachi::simulator {

namespace {

constexpr const char* kAllEfforts = "none low medium high xhigh max";
constexpr const char* kNeverNone = "low medium high xhigh max";
constexpr const char* kFirstFives = "minimal low medium high";

constexpr std::array kModels{
    OpenAiModel{"gpt-6-luna", kAllEfforts, nullptr, 1'790'035'200},
    OpenAiModel{"gpt-6.1-terra", kAllEfforts, nullptr, 1'792'972'800},
    OpenAiModel{"gpt-6.1-sol", kNeverNone, nullptr, 1'790'640'000},
    OpenAiModel{"gpt-6-sol", kAllEfforts, nullptr, 1'790'035'200},
    OpenAiModel{"gpt-6-astra", kAllEfforts, nullptr, 1'790'035'200},
    OpenAiModel{"gpt-5.6-sol", kAllEfforts, nullptr, 1'783'555'200},
    OpenAiModel{"gpt-5.6-terra", kAllEfforts, nullptr, 1'783'555'200},
    OpenAiModel{"gpt-5.6-luna", kAllEfforts, nullptr, 1'783'555'200},
    OpenAiModel{"gpt-5.5", "none low medium high xhigh", nullptr, 1'777'000'000},
    OpenAiModel{"gpt-5.4", "none low medium high xhigh", nullptr, 1'772'000'000},
    OpenAiModel{"gpt-5.4-mini", "none low medium high xhigh", nullptr, 1'773'500'000},
    OpenAiModel{"gpt-5.2", "none low medium high xhigh", nullptr, 1'765'400'000},
    OpenAiModel{"gpt-5.1", "none low medium high", "2027-04-01", 1'762'900'000},
    OpenAiModel{"gpt-5.4-nano", "none low medium high xhigh", "2027-04-01", 1'773'500'000},
    OpenAiModel{"gpt-5", kFirstFives, "2026-12-11", 1'754'524'800},
    OpenAiModel{"gpt-5-mini", kFirstFives, "2026-12-11", 1'754'524'800},
    OpenAiModel{"gpt-5-nano", kFirstFives, "2026-12-11", 1'754'524'800},
    OpenAiModel{"o3", "low medium high", "2026-12-11", 1'744'761'600},
    OpenAiModel{"gpt-4o", "", "2027-01-14", 1'715'558'400},
    OpenAiModel{"gpt-4o-mini", "", "2027-01-14", 1'721'260'800},
    OpenAiModel{"gpt-4.1", "", "2027-01-14", 1'744'588'800},
    OpenAiModel{"gpt-4.1-mini", "", "2027-01-14", 1'744'588'800},
};

bool isShutDown(const OpenAiModel& model, base::Timestamp now) {
    return model.shutdownDate != nullptr && dateText(now) >= model.shutdownDate;
}

void writeModel(JsonText& json, const OpenAiModel& model) {
    json.beginObject().member("id", model.id).member("object", "model").member("created", model.created);
    json.member("owned_by", "kkachi-simulator").key("shutdown_date");
    model.shutdownDate == nullptr ? json.value(nullptr) : json.value(model.shutdownDate);
    json.endObject();
}

} // namespace

bool OpenAiModel::acceptsEffort(std::string_view effort) const {
    std::string_view rest = efforts;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == effort)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

std::vector<OpenAiModel> modelsAt(base::Timestamp now) {
    std::vector<OpenAiModel> models;
    std::copy_if(kModels.begin(), kModels.end(), std::back_inserter(models),
                 [now](const OpenAiModel& model) { return !isShutDown(model, now); });
    return models;
}

std::optional<OpenAiModel> findModel(std::string_view id, base::Timestamp now) {
    const auto found =
        std::find_if(kModels.begin(), kModels.end(), [id](const OpenAiModel& model) { return id == model.id; });
    if (found == kModels.end() || isShutDown(*found, now))
        return std::nullopt;
    return *found;
}

std::int64_t reasoningTokens(std::string_view effort) {
    struct Cost {
        std::string_view effort;
        std::int64_t tokens;
    };
    static constexpr std::array kCosts{Cost{"none", 0},   Cost{"minimal", 16}, Cost{"low", 64},  Cost{"medium", 192},
                                       Cost{"high", 768}, Cost{"xhigh", 1536}, Cost{"max", 3072}};
    const auto found =
        std::find_if(kCosts.begin(), kCosts.end(), [effort](const Cost& cost) { return cost.effort == effort; });
    return found == kCosts.end() ? 0 : found->tokens;
}

std::string modelJson(const OpenAiModel& model) {
    JsonText json;
    writeModel(json, model);
    return json.take();
}

std::string modelListJson(base::Timestamp now) {
    JsonText json;
    json.beginObject().member("object", "list").key("data").beginArray();
    for (const OpenAiModel& model : modelsAt(now))
        writeModel(json, model);
    json.endArray().endObject();
    return json.take();
}

} // namespace kkachi::simulator
