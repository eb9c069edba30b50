// POST /v1/orders/cancel_and_new: the new order exists only once the old one is really cancelled.
#include "simulator/order_json.h"
#include "simulator/order_queries.h"
#include "simulator/order_routes.h"

#include <utility>

namespace kkachi::simulator {

namespace {

// The new order's parameters under the names that a plain order has. "remain_only" stands for what is left now, so that
// the rules can look at it.
Call parametersOf(const Call& call, const DeskOrder& old, bool takesRemaining) {
    const auto& request = old.record.request;
    Members members{{"market", "KRW-BTC"}, {"side", std::string{sideWord(request.side)}}};
    const std::pair<const char*, const char*> names[] = {
        {"new_ord_type", "ord_type"},           {"new_volume", "volume"},     {"new_price", "price"},
        {"new_time_in_force", "time_in_force"}, {"new_smp_type", "smp_type"}, {"new_identifier", "identifier"}};
    for (const auto& [asked, plain] : names)
        if (const auto value = call.find(asked))
            members.emplace_back(plain, plain == std::string_view{"volume"} && takesRemaining
                                            ? old.record.remaining.toString()
                                            : std::string{*value});
    return Call{std::move(members)};
}

const DeskOrder* findOld(const OrderDesk& desk, const Call& call) {
    if (const auto uuid = call.find("prev_order_uuid"))
        return desk.findByUuid(*uuid);
    return desk.findByIdentifier(call.find("prev_order_identifier").value_or(""));
}

} // namespace

http::Response OrderRoutes::cancelAndNew(const Call& call) {
    const std::string identifier{call.find("new_identifier").value_or("")};
    const bool isFresh = identifier.empty() || m_desk.burnIdentifier(identifier);
    if (!call.find("prev_order_uuid") && !call.find("prev_order_identifier"))
        return exchangeError({400, "invalid_parameter", "prev_order_uuid or prev_order_identifier is required."});
    if (!call.find("new_ord_type"))
        return exchangeError({400, "invalid_parameter", "new_ord_type is required."});
    const DeskOrder* old = findOld(m_desk, call);
    if (old == nullptr || old->record.stage != matching::Stage::Waiting)
        return exchangeError({404, "order_not_found", "There is no such open order."});
    Replacement replacement;
    replacement.takesRemaining = call.find("new_volume") == "remain_only";
    const auto parameters = check(parametersOf(call, *old, replacement.takesRemaining));
    if (!parameters)
        return exchangeError(parameters.error());
    if (!isFresh)
        return exchangeError({400, "duplicated_identifier", "This identifier has been used before."});
    replacement.request = deskRequest(*parameters);
    replacement.request.uuid = m_desk.drawUuid();
    const std::string newUuid = replacement.request.uuid;
    requestCancel(*old, std::move(replacement));
    JsonText json;
    json.beginObject();
    writeOrderMembers(json, *old, OrderDetail::Plain, formOf(m_switches));
    json.member("new_order_uuid", newUuid);
    if (!identifier.empty())
        json.member("new_order_identifier", identifier);
    json.endObject();
    return jsonResponse(json.take(), m_switches.is(Switch::CancelAndNewStatus, "200") ? 200 : 201);
}

} // namespace kkachi::simulator
