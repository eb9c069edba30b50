#include "exchange/upbit/repeat_policy.h"

#include "exchange/upbit/upbit_json.h"

#include <algorithm>

namespace kkachi::exchange::upbit {

namespace {

constexpr base::Milliseconds kFirstPause{150};
constexpr base::Milliseconds kShortestTry{500};
constexpr int kMostTokens = 3; // a token that was refused is replaced this often, less one

// The exchange looked at the token alone: the network stack may have sent a reading call twice with one nonce.
bool wantsNewToken(const RestCall& call, const RestOutcome& outcome) {
    if (!call.isSigned || outcome.status != 401)
        return false;
    const std::string name = parseVenueError(outcome.text(), outcome.status).name;
    return name == "nonce_used" || (name == "invalid_query_payload" && call.method == Method::Get);
}

bool mayPass(const RestOutcome& outcome) {
    return outcome.arrival != Arrival::Answered || (outcome.status >= 500 && outcome.status <= 599);
}

} // namespace

std::optional<base::Milliseconds> pauseBeforeRepeat(const RestCall& call, const RestOutcome& outcome, int tries,
                                                    base::Milliseconds left, double chance) {
    if (call.method == Method::Post || tries >= kMostTries || left <= base::Milliseconds{0})
        return std::nullopt;
    if (outcome.arrival == Arrival::Answered) {
        if (outcome.status == 429)
            return base::Milliseconds{0}; // the group waits for its next second by itself
        if (wantsNewToken(call, outcome))
            return tries < kMostTokens ? std::optional{base::Milliseconds{0}} : std::nullopt;
    }
    if (call.method != Method::Get || !mayPass(outcome))
        return std::nullopt;
    const double spread = 0.5 + std::clamp(chance, 0.0, 1.0);
    const auto pause = std::chrono::duration_cast<base::Milliseconds>(kFirstPause * (1 << (tries - 1)) * spread);
    return pause < left ? std::optional{pause} : std::nullopt;
}

base::Milliseconds tryDeadline(const RestCall& call, int triesBefore, base::Milliseconds left) {
    if (call.method != Method::Get || triesBefore + 1 >= kMostTries)
        return left;
    return std::min(left, std::max(left / 2, kShortestTry));
}

} // namespace kkachi::exchange::upbit
