#include "exchange/matching/order_request.h"

namespace kkachi::exchange::matching {

namespace {

using base::Wide;

// In units of 1e-16 won, so that a hostile price x volume cannot overflow before it is compared.
Wide totalOf(const OrderRequest& request, base::Price unitPrice) {
    if (request.spendsFunds())
        return Wide{request.funds.units()} * base::kDecimalScale;
    return Wide{unitPrice.units()} * request.volume.units();
}

} // namespace

std::optional<Refusal> checkRules(const OrderRequest& request, const market::MarketSpec& spec,
                                  std::optional<base::Price> bestBid) {
    const bool isLimit = request.kind == Kind::Limit;
    if (isLimit && !request.price.isPositive())
        return Refusal::NotPositive;
    if (request.spendsFunds() ? !request.funds.isPositive() : !request.volume.isPositive())
        return Refusal::NotPositive;
    if (isLimit && request.price.units() % spec.tick.units() != 0)
        return Refusal::OffTick;
    if (!isLimit && !request.spendsFunds() && !bestBid)
        return std::nullopt;
    const Wide total = totalOf(request, isLimit ? request.price : bestBid.value_or(base::Price{}));
    if (total < Wide{spec.minimumTotal.units()} * base::kDecimalScale)
        return Refusal::UnderMinimumTotal;
    if (total > Wide{spec.maximumTotal.units()} * base::kDecimalScale)
        return Refusal::OverMaximumTotal;
    return std::nullopt;
}

} // namespace kkachi::exchange::matching
