// What answers to calls about several orders, and about the keys, look like.
#include "exchange/upbit/json_fields.h"
#include "exchange/upbit/upbit_json.h"

#include <array>

namespace kkachi::exchange::upbit {

namespace {

using simdjson::ondemand::object;

constexpr std::size_t kMostIds = 1000;
constexpr std::size_t kMostKeys = 1000;

Field idsOf(std::string_view name, std::vector<Cancelled::Id>& target) {
    const auto readIds = [&target](JsonValue list) {
        return readElements(list, kMostIds, [&target](object row) {
            Cancelled::Id& id = target.emplace_back();
            std::array fields{text("uuid", Need::Required, id.uuid), text("identifier", Need::Optional, id.identifier)};
            return readFields(row, fields);
        });
    };
    return {name, Need::Required, [readIds](JsonValue value) -> std::optional<JsonProblem> {
                object part;
                if (value.get_object().get(part))
                    return JsonProblem::WrongKind;
                std::array fields{Field{"orders", Need::Required, readIds}};
                const auto error = readFields(part, fields);
                return error ? std::optional{error->problem} : std::nullopt;
            }};
}

} // namespace

Parsed<Cancelled> parseCancelled(std::string_view bytes) {
    Cancelled cancelled;
    const auto error = readObject(bytes, [&](object root) {
        std::array fields{idsOf("success", cancelled.accepted), idsOf("failed", cancelled.failed)};
        return readFields(root, fields);
    });
    if (error)
        return base::Unexpected{*error};
    return cancelled;
}

Parsed<Replaced> parseReplaced(std::string_view bytes) {
    const auto previous = parseOrder(bytes);
    if (!previous)
        return base::Unexpected{previous.error()};
    Replaced replaced{*previous, {}, {}};
    const auto error = readObject(bytes, [&](object root) {
        std::array fields{text("new_order_uuid", Need::Required, replaced.newUuid),
                          text("new_order_identifier", Need::Optional, replaced.newIdentifier)};
        return readFields(root, fields);
    });
    if (error)
        return base::Unexpected{*error};
    return replaced;
}

Parsed<std::vector<ApiKeyRow>> parseApiKeys(std::string_view bytes) {
    std::vector<ApiKeyRow> keys;
    const auto error = readArray(bytes, kMostKeys, [&](object row) {
        ApiKeyRow& key = keys.emplace_back();
        std::array fields{text("access_key", Need::Required, key.accessKey),
                          instant("expire_at", Need::Required, key.expiresAt)};
        return readFields(row, fields);
    });
    if (error)
        return base::Unexpected{*error};
    return keys;
}

} // namespace kkachi::exchange::upbit
