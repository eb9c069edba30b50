// Upbit's request limits. Exchange groups are token buckets, quotation groups one-second windows; who goes on after
// many refusals is banned for a while, longer each time.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kkachi::simulator {

enum class RateGroup {
    Market,
    Candle,
    Trade,
    Ticker,
    Orderbook, // quotation
    Default,
    Order,
    OrderTest,
    OrderCancelAll, // exchange
    WebsocketConnect,
    Origin, // quotation requests that carry an Origin header
};
inline constexpr std::size_t kRateGroupCount = 11;

std::string_view toString(RateGroup group);
// The group in Remaining-Req: as Upbit's samples spell it ("samples": candles, default), as its table does ("table":
// candle), or with the area in front ("prefixed": exchange.default, quotation.candles).
std::string wireName(RateGroup group, std::string_view spelling);
constexpr bool isQuotation(RateGroup group) {
    return group <= RateGroup::Orderbook;
}

struct Grant {
    enum class Verdict { Allowed, Refused, Banned } verdict = Verdict::Allowed;
    int left = 0; // requests that the group has now
    int perSecond = 0;
    int banSeconds = 0; // Banned only
};

class RateGroups {
  public:
    // `now` is wall time since any fixed start.
    Grant take(RateGroup group, std::chrono::milliseconds now);

  private:
    struct Bucket {
        double tokens = -1; // not used yet: full
        std::chrono::milliseconds at{0};
        int refusedInARow = 0;
        int bans = 0;
        std::chrono::milliseconds bannedUntil{0};
    };
    std::array<Bucket, kRateGroupCount> m_buckets;
};

} // namespace kkachi::simulator
