#include "exchange/upbit/subscription.h"

#include "exchange/upbit/upbit_signing.h"

#include <fmt/format.h>

namespace kkachi::exchange::upbit {

QString publicSubscription(std::string_view market) {
    return QString::fromStdString(
        fmt::format(R"([{{"ticket":"{}"}},{{"type":"ticker","codes":["{}"]}},{{"type":"trade","codes":["{}"]}},)"
                    R"({{"type":"orderbook","codes":["{}"]}},{{"format":"DEFAULT"}}])",
                    makeNonce(), market, market, market));
}

QString privateSubscription(std::string_view market) {
    return QString::fromStdString(fmt::format(
        R"([{{"ticket":"{}"}},{{"type":"myOrder","codes":["{}"]}},{{"format":"DEFAULT"}}])", makeNonce(), market));
}

} // namespace kkachi::exchange::upbit
