// Orders to Upbit and the truth about them back. Lives on the `net` thread; open() and everything after it run there.
//
// A money call leaves the process exactly once: it is never repeated here, whatever happens. What became of it is said
// as an order::OrderEvent, classified by what can be proved; anything else is OutcomeLost, and whoever owns the order
// asks for it by its identifier.
#pragma once

#include "base/clock.h"
#include "base/throttled_report.h"
#include "exchange/upbit/order_outcome.h"
#include "exchange/upbit/recent_ids.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_settings.h"
#include "exchange/venue_reports.h"
#include "exchange/venue_requests.h"
#include "order/order_event.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

class AccountReader;
class UpbitRestClient;
class UpbitStream;

struct GatewayCounts {
    std::uint64_t streamMessages = 0;
    std::uint64_t unreadable = 0;
    std::uint64_t foreignOrders = 0; // news of orders without an identifier of ours
    std::uint64_t reconnects = 0;
};

class UpbitOrderGateway : public QObject {
    Q_OBJECT

  public:
    UpbitOrderGateway(UpbitSettings settings, UpbitCredentials credentials, std::shared_ptr<const base::Clock> clock);
    ~UpbitOrderGateway() override;

    const GatewayCounts& counts() const { return m_counts; }

  public Q_SLOTS:
    void open();
    // Calls under way end as OutcomeLost.
    void close();
    void placeOrder(const kkachi::exchange::PlaceOrder& request);
    // The answer to a cancel is only a receipt: the end comes by the private stream, or by a query.
    void cancelOrder(const kkachi::exchange::CancelOrder& request);
    void queryOrder(const kkachi::exchange::QueryOrder& request);
    void readAccount(const kkachi::exchange::ReadAccount& request);
    // Another client of this process was shut out, so this one is silent too until its ban is over.
    void obeyBan(const kkachi::exchange::BanReport& ban);

  Q_SIGNALS:
    void orderEvent(const kkachi::order::OrderEvent& event);
    void accountRead(const kkachi::exchange::AccountReport& report);
    void accountUnavailable(const kkachi::exchange::AccountUnavailable& why);
    // Money or coins of the market moved, by our orders or by other hands. What there is now, readAccount() tells.
    void balancesChanged();
    // Of the private stream. Live: the subscription is known to have arrived. Silence is normal there.
    void privateStateChanged(kkachi::exchange::FeedState state);
    // See UpbitRestClient.
    void callMade(const kkachi::exchange::CallReport& report);
    void clockCompared(const kkachi::exchange::ClockReport& report);
    void banned(const kkachi::exchange::BanReport& ban);

  private:
    void openStream();
    void onStreamConnected();
    void onFrame(const QByteArray& frame);
    void onMyOrder(const MyOrder& news);
    void onStreamError(const VenueError& error);
    void onUpgradeRefused(int status);
    void noteUnreadable(const JsonError& error, std::string_view bytes);
    void onPlaceAnswer(const PlaceOrder& request, const RestOutcome& outcome);
    void confirmRateRefusal(const PlaceOrder& request, const VenueError& error);
    void onCancelAnswer(const CancelOrder& request, const RestOutcome& outcome);
    void onQueryAnswer(const QueryOrder& request, const RestOutcome& outcome);
    void reportCredentials(const RestOutcome& outcome);
    void say(const std::string& identifier, News news);
    void setState(FeedState state);

    UpbitSettings m_settings;
    UpbitCredentials m_credentials;
    std::shared_ptr<const base::Clock> m_clock;
    std::unique_ptr<UpbitRestClient> m_rest;
    std::unique_ptr<UpbitStream> m_stream;
    std::unique_ptr<AccountReader> m_account;
    BoundedMap m_identifierOfUuid; // so that news without an identifier still find their order
    BoundedMap m_transmitted;      // identifiers of which at least a byte may have left before
    std::optional<FeedState> m_state;
    int m_refusedUpgrades = 0; // in a row, for the keys
    base::ThrottledReport m_unreadable;
    GatewayCounts m_counts;
};

} // namespace kkachi::exchange::upbit
