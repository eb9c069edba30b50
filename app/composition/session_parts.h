// The parts of a running session and who listens to whom. Every line is a queued signal between two threads; what is
// said, and in which order, stands in the parts themselves.
#pragma once

namespace kkachi::collector {
class CollectorHost;
}
namespace kkachi::engine {
class EngineHost;
}
namespace kkachi::exchange::upbit {
class UpbitMarketFeed;
class UpbitOrderGateway;
} // namespace kkachi::exchange::upbit
namespace kkachi::signal::openai {
class OpenAiAnalyst;
}
namespace kkachi::storage::sql {
class SqlJournal;
}

namespace kkachi::app {

// Each is owned by its thread.
struct SessionParts {
    storage::sql::SqlJournal* journal = nullptr;
    exchange::upbit::UpbitMarketFeed* feed = nullptr;
    exchange::upbit::UpbitOrderGateway* gateway = nullptr;
    signal::openai::OpenAiAnalyst* analyst = nullptr;
    collector::CollectorHost* collector = nullptr;
    engine::EngineHost* engine = nullptr;
};

void connectMarket(const SessionParts& parts);
// Both live on one thread, so that these are plain calls: the collector sees a gap before the state that follows it.
void connectCollector(const SessionParts& parts);
void connectAnalyst(const SessionParts& parts);
void connectOrders(const SessionParts& parts);
// Rows and intents to the journal, and its answers back to the engine.
void connectBooks(const SessionParts& parts);
// A ban of one client silences the other one and stops entries.
void connectBans(const SessionParts& parts);
// The exchange's clock against ours. Not for a demo, whose market has a time of its own.
void connectClocks(const SessionParts& parts);
// Trades, bars, timings of calls and bans to the journal.
void connectVenueRecords(const SessionParts& parts);

} // namespace kkachi::app
