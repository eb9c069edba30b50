// What screens and the command line read from the books, over a connection of its own. Use it on one thread only: the
// one that called open(). It cannot write.
#pragma once

#include "base/mode.h"
#include "storage/rows.h"
#include "storage/sql/sql_connection.h"

#include <QString>

#include <memory>
#include <vector>

namespace kkachi::storage::sql {

struct EquityAt {
    base::Timestamp at;
    base::Krw equity;

    friend bool operator==(const EquityAt&, const EquityAt&) = default;
};

struct RowCounts {
    std::int64_t marketData = 0;
    std::int64_t signals = 0;
    std::int64_t verdicts = 0;
    std::int64_t orders = 0;
    std::int64_t executedOrders = 0;
    std::int64_t fills = 0;
    std::int64_t alerts = 0;

    friend bool operator==(const RowCounts&, const RowCounts&) = default;
};

class SqlReader {
  public:
    static constexpr int kMostRows = 10'000; // of one answer

    // Only rows of this mode are seen.
    static SqlResult<SqlReader> open(const QString& url, base::Mode mode);

    // Newest first, at most `count`.
    SqlResult<std::vector<SignalRow>> latestSignals(int count);
    SqlResult<std::vector<OrderRow>> latestOrders(int count); // with their fills
    SqlResult<std::vector<FillRow>> latestFills(int count);
    // Oldest first, from <= at < to; the newest `count` of them.
    SqlResult<std::vector<EquityAt>> equity(base::Timestamp from, base::Timestamp to, int count);
    SqlResult<RowCounts> counts();

  private:
    SqlReader(std::unique_ptr<SqlConnection> connection, base::Mode mode)
        : m_connection{std::move(connection)}
        , m_mode{mode} {}
    SqlResult<std::int64_t> countOf(const QString& table, const QString& condition);

    std::unique_ptr<SqlConnection> m_connection;
    base::Mode m_mode;
};

} // namespace kkachi::storage::sql
