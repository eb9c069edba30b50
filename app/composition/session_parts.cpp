#include "app/composition/session_parts.h"

#include "app/composition/venue_rows.h"
#include "collector/collector_host.h"
#include "engine/engine_host.h"
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange/upbit/upbit_order_gateway.h"
#include "signal/openai/openai_analyst.h"
#include "storage/sql/sql_journal.h"

namespace kkachi::app {

using collector::CollectorHost;
using engine::EngineHost;
using exchange::upbit::UpbitMarketFeed;
using exchange::upbit::UpbitOrderGateway;
using signal::openai::OpenAiAnalyst;
using storage::sql::SqlJournal;

namespace {

// Feed and gateway speak to the exchange apart, and both tell what became of it.
template <class Adapter>
void recordCalls(const Adapter* adapter, SqlJournal* journal) {
    QObject::connect(adapter, &Adapter::callMade, journal,
                     [journal](const exchange::CallReport& report) { journal->recordVenue(rowOf(report)); });
    QObject::connect(adapter, &Adapter::banned, journal,
                     [journal](const exchange::BanReport& ban) { journal->recordVenue(rowOf(ban)); });
}

} // namespace

void connectMarket(const SessionParts& parts) {
    const auto& [journal, feed, gateway, analyst, collector, engine] = parts;
    QObject::connect(feed, &UpbitMarketFeed::tradesSeen, engine, &EngineHost::onTrades);
    QObject::connect(feed, &UpbitMarketFeed::bookSeen, engine, &EngineHost::onBook);
    QObject::connect(feed, &UpbitMarketFeed::tickerSeen, engine, &EngineHost::onTicker);
    QObject::connect(feed, &UpbitMarketFeed::historyRead, engine, &EngineHost::onHistory);
    QObject::connect(feed, &UpbitMarketFeed::stateChanged, engine, &EngineHost::onFeedState);
    QObject::connect(feed, &UpbitMarketFeed::gapSeen, engine, &EngineHost::onGap);
}

void connectCollector(const SessionParts& parts) {
    const auto* feed = parts.feed;
    const auto* collector = parts.collector;
    QObject::connect(feed, &UpbitMarketFeed::tradeSeen, collector, &CollectorHost::onTrade);
    QObject::connect(feed, &UpbitMarketFeed::bookSeen, collector, &CollectorHost::onBook);
    QObject::connect(feed, &UpbitMarketFeed::tickerSeen, collector, &CollectorHost::onTicker);
    QObject::connect(feed, &UpbitMarketFeed::barSeen, collector, &CollectorHost::onBar);
    QObject::connect(feed, &UpbitMarketFeed::gapSeen, collector, &CollectorHost::onGap);
    QObject::connect(feed, &UpbitMarketFeed::exchangeOpenChanged, collector, &CollectorHost::onExchangeOpen);
    QObject::connect(feed, &UpbitMarketFeed::stateChanged, collector, &CollectorHost::onFeedState);
    QObject::connect(collector, &CollectorHost::barsWanted, feed, &UpbitMarketFeed::readBars);
    QObject::connect(feed, &UpbitMarketFeed::barsRead, collector, &CollectorHost::onBarsRead);
}

void connectAnalyst(const SessionParts& parts) {
    QObject::connect(parts.engine, &EngineHost::askAnalyst, parts.analyst, &OpenAiAnalyst::ask);
    QObject::connect(parts.analyst, &OpenAiAnalyst::answered, parts.engine, &EngineHost::onSignal);
}

void connectOrders(const SessionParts& parts) {
    const auto* engine = parts.engine;
    const auto* gateway = parts.gateway;
    QObject::connect(engine, &EngineHost::placeOrder, gateway, &UpbitOrderGateway::placeOrder);
    QObject::connect(engine, &EngineHost::cancelOrder, gateway, &UpbitOrderGateway::cancelOrder);
    QObject::connect(engine, &EngineHost::queryOrder, gateway, &UpbitOrderGateway::queryOrder);
    QObject::connect(engine, &EngineHost::readAccount, gateway, &UpbitOrderGateway::readAccount);
    QObject::connect(gateway, &UpbitOrderGateway::orderEvent, engine, &EngineHost::onOrderEvent);
    QObject::connect(gateway, &UpbitOrderGateway::accountRead, engine, &EngineHost::onAccount);
    QObject::connect(gateway, &UpbitOrderGateway::accountUnavailable, engine, &EngineHost::onAccountUnavailable);
    QObject::connect(gateway, &UpbitOrderGateway::privateStateChanged, engine, &EngineHost::onPrivateState);
}

void connectBooks(const SessionParts& parts) {
    const auto& [journal, feed, gateway, analyst, collector, engine] = parts;
    QObject::connect(engine, &EngineHost::writeIntent, journal, &SqlJournal::writeIntent);
    QObject::connect(engine, &EngineHost::recorded, journal, &SqlJournal::record);
    QObject::connect(journal, &SqlJournal::intentWritten, engine, &EngineHost::onIntentWritten);
    QObject::connect(journal, &SqlJournal::writeFailed, engine, &EngineHost::onStoreFailed);
    QObject::connect(collector, &CollectorHost::rowReady, journal,
                     [journal = journal](const storage::MarketDataRow& row) { journal->record(storage::Row{row}); });
}

void connectBans(const SessionParts& parts) {
    QObject::connect(parts.feed, &UpbitMarketFeed::banned, parts.gateway, &UpbitOrderGateway::obeyBan);
    QObject::connect(parts.gateway, &UpbitOrderGateway::banned, parts.feed, &UpbitMarketFeed::obeyBan);
    QObject::connect(parts.feed, &UpbitMarketFeed::banned, parts.engine, &EngineHost::onBan);
    QObject::connect(parts.gateway, &UpbitOrderGateway::banned, parts.engine, &EngineHost::onBan);
}

void connectClocks(const SessionParts& parts) {
    QObject::connect(parts.feed, &UpbitMarketFeed::clockCompared, parts.engine, &EngineHost::onClock);
    QObject::connect(parts.gateway, &UpbitOrderGateway::clockCompared, parts.engine, &EngineHost::onClock);
}

void connectVenueRecords(const SessionParts& parts) {
    auto* journal = parts.journal;
    QObject::connect(parts.collector, &CollectorHost::tradesReady, journal, &SqlJournal::recordTrades);
    QObject::connect(parts.collector, &CollectorHost::candleReady, journal,
                     [journal](const storage::CandleRow& row) { journal->recordVenue(row); });
    recordCalls(parts.feed, parts.journal);
    recordCalls(parts.gateway, parts.journal);
}

} // namespace kkachi::app
