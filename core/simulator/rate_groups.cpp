#include "simulator/rate_groups.h"

#include <algorithm>
#include <cmath>

namespace kkachi::simulator {

namespace {

struct Limit {
    std::string_view name;
    double capacity;
    double perSecond;
    bool isWindow; // refilled at once at the turn of the second
};

// In the order of RateGroup.
constexpr std::array<Limit, kRateGroupCount> kLimits{{
    {"market", 10, 10, true},
    {"candles", 10, 10, true},
    {"trades", 10, 10, true},
    {"ticker", 10, 10, true},
    {"orderbook", 10, 10, true},
    {"default", 30, 30, false},
    {"order", 12, 12, false},
    {"order-test", 8, 8, false},
    {"order-cancel-all", 1, 0.5, false},
    {"websocket-connect", 5, 5, false},
    {"origin", 1, 0.1, false},
}};

constexpr int kRefusalsBeforeBan = 30;
constexpr int kFirstBanSeconds = 10;
constexpr int kMostBans = 8; // ten seconds doubled that often is most of an hour

} // namespace

std::string_view toString(RateGroup group) {
    return kLimits[static_cast<std::size_t>(group)].name;
}

std::string wireName(RateGroup group, std::string_view spelling) {
    std::string name{toString(group)};
    if (spelling == "table" && (group == RateGroup::Candle || group == RateGroup::Trade))
        name.pop_back(); // the plural
    if (spelling == "prefixed" && group != RateGroup::Origin)
        name = (isQuotation(group) ? "quotation." : "exchange.") + name;
    return name;
}

Grant RateGroups::take(RateGroup group, std::chrono::milliseconds now) {
    const Limit& limit = kLimits[static_cast<std::size_t>(group)];
    Bucket& bucket = m_buckets[static_cast<std::size_t>(group)];
    Grant grant;
    grant.perSecond = static_cast<int>(std::ceil(limit.perSecond));
    if (now < bucket.bannedUntil) {
        grant.verdict = Grant::Verdict::Banned;
        grant.banSeconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(bucket.bannedUntil - now).count());
        return grant;
    }
    if (bucket.tokens < 0)
        bucket.tokens = limit.capacity;
    else if (limit.isWindow && now / std::chrono::seconds{1} != bucket.at / std::chrono::seconds{1})
        bucket.tokens = limit.capacity;
    else if (!limit.isWindow)
        bucket.tokens = std::min(
            limit.capacity, bucket.tokens + std::chrono::duration<double>(now - bucket.at).count() * limit.perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        bucket.refusedInARow = 0;
        grant.left = static_cast<int>(bucket.tokens);
        return grant;
    }
    grant.verdict = Grant::Verdict::Refused;
    if (++bucket.refusedInARow >= kRefusalsBeforeBan) {
        bucket.bannedUntil = now + std::chrono::seconds{kFirstBanSeconds << std::min(bucket.bans, kMostBans)};
        ++bucket.bans;
        bucket.refusedInARow = 0;
    }
    return grant;
}

} // namespace kkachi::simulator
