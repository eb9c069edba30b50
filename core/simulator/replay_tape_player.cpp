#include "simulator/replay_tape_player.h"

#include "simulator/bar_trades.h"

#include <utility>

namespace kkachi::simulator {

ReplayTapePlayer::ReplayTapePlayer(ReplayTape tape, base::Price tick, std::uint64_t seed)
    : m_tape{std::move(tape)}
    , m_tick{tick}
    , m_seed{seed} {}

std::optional<market::Trade> ReplayTapePlayer::takeUntil(base::Timestamp now) {
    while (m_nextTrade >= m_trades.size()) {
        if (m_nextBar >= m_tape.bars.size() || m_tape.bars[m_nextBar].openTime > now)
            return std::nullopt;
        m_trades = tradesOfBar(m_tape.bars[m_nextBar++], m_tape.unit, m_tick, m_seed);
        m_nextTrade = 0;
    }
    if (m_trades[m_nextTrade].at > now)
        return std::nullopt;
    return m_trades[m_nextTrade++];
}

} // namespace kkachi::simulator
