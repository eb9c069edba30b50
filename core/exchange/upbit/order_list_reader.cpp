#include "exchange/upbit/order_list_reader.h"

#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/order_outcome.h"

#include <QPointer>

#include <algorithm>
#include <set>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr int kMostCalls = 500;

struct Span {
    base::Timestamp from;
    base::Timestamp to;
};

AccountUnavailable problemOf(const RestOutcome& outcome) {
    if (outcome.arrival != Arrival::Answered)
        return {outcome.reason, false};
    const VenueError error = parseVenueError(outcome.text(), outcome.status);
    return {error.name, isCredentialsProblem(error, outcome.status)};
}

} // namespace

struct OrderListReader::Reading {
    OnList done;
    OrderList list;
    std::set<std::string> seen; // uuids: an order on the edge of two spans is told twice
    std::vector<Span> spans;    // still to be read, the earliest last
    int calls = 0;
};

OrderListReader::OrderListReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void OrderListReader::readOpen(OnList done) {
    const auto reading = std::make_shared<Reading>();
    reading->done = std::move(done);
    readPage(reading, 1);
}

// The exchange shifts orders between pages when some end in between; whatever is told twice counts once, and an order
// that was missed by it is in the next reading.
void OrderListReader::readPage(const std::shared_ptr<Reading>& reading, int page) {
    m_rest.send(openOrdersCall(m_market, page), [self = QPointer{this}, reading, page](const RestOutcome& outcome) {
        std::size_t count = 0;
        if (!self)
            return;
        if (!self->take(*reading, outcome, count) || count < kOpenOrdersOfAPage)
            finish(*reading);
        else
            self->readPage(reading, page + 1);
    });
}

void OrderListReader::readClosed(base::Timestamp from, base::Timestamp to, OnList done) {
    const auto reading = std::make_shared<Reading>();
    reading->done = std::move(done);
    for (base::Timestamp end = to; end >= from; end -= kLongestClosedSpan)
        reading->spans.push_back({std::max(from, end - kLongestClosedSpan), end});
    readSpan(reading);
}

void OrderListReader::readSpan(const std::shared_ptr<Reading>& reading) {
    if (reading->spans.empty()) {
        finish(*reading);
        return;
    }
    const Span span = reading->spans.back();
    reading->spans.pop_back();
    m_rest.send(closedOrdersCall(m_market, span.from, span.to),
                [self = QPointer{this}, reading, span](const RestOutcome& outcome) {
                    std::size_t count = 0;
                    if (!self)
                        return;
                    if (!self->take(*reading, outcome, count)) {
                        finish(*reading);
                        return;
                    }
                    if (count >= kMostClosedOrders) {
                        // There may be more in it than an answer holds.
                        const base::Timestamp middle = span.from + (span.to - span.from) / 2;
                        if (middle == span.from) {
                            reading->list.problem = AccountUnavailable{"too many orders in one instant", false};
                            finish(*reading);
                            return;
                        }
                        reading->spans.push_back({middle, span.to});
                        reading->spans.push_back({span.from, middle});
                    }
                    self->readSpan(reading);
                });
}

bool OrderListReader::take(Reading& reading, const RestOutcome& outcome, std::size_t& count) const {
    if (!outcome.isOk()) {
        reading.list.problem = problemOf(outcome);
        return false;
    }
    auto orders = parseOrders(outcome.text(), m_market);
    if (!orders) {
        reading.list.problem = AccountUnavailable{
            "unreadable answer: " + std::string{toString(orders.error().problem)} + ' ' + orders.error().field, false};
        return false;
    }
    count = orders->size();
    for (OrderRecord& order : *orders)
        if (reading.seen.insert(order.uuid).second)
            reading.list.orders.push_back(std::move(order));
    if (++reading.calls < kMostCalls)
        return true;
    reading.list.problem = AccountUnavailable{"more orders than can be read", false};
    return false;
}

void OrderListReader::finish(Reading& reading) {
    const auto isOlder = [](const OrderRecord& a, const OrderRecord& b) { return a.createdAt < b.createdAt; };
    std::stable_sort(reading.list.orders.begin(), reading.list.orders.end(), isOlder);
    reading.done(reading.list);
}

} // namespace kkachi::exchange::upbit
