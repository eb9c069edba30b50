// One statement for each kind of row, prepared once and used for the life of the connection.
#pragma once

#include "storage/rows.h"
#include "storage/sql/order_table.h"

namespace kkachi::storage::sql {

class RowWriter {
  public:
    // `mode` labels the rows of the market, which carry none of their own.
    RowWriter(const SqlConnection& connection, base::Mode mode);

    // A new order before it is sent; an identifier that was used before is refused.
    SqlResult<base::Done> writeIntent(const OrderRow& row);
    SqlResult<base::Done> write(const Row& row);

  private:
    SqlResult<base::Done> put(const MarketDataRow& row);
    SqlResult<base::Done> put(const SignalRow& row);
    SqlResult<base::Done> put(const VerdictRow& row);
    SqlResult<base::Done> put(const OrderRow& row) { return m_orders.save(row); }
    SqlResult<base::Done> put(const FillRow& row) { return m_orders.saveFill(row); }
    SqlResult<base::Done> put(const AccountRow& row);
    SqlResult<base::Done> put(const RiskRow& row);
    SqlResult<base::Done> put(const AlertRow& row);
    SqlResult<base::Done> put(const ReconciliationRow& row);

    base::Mode m_mode;
    OrderTable m_orders;
    SqlStatement m_marketData;
    SqlStatement m_signals;
    SqlStatement m_verdicts;
    SqlStatement m_accounts;
    SqlStatement m_risk;
    SqlStatement m_alerts;
    SqlStatement m_reconciliations;
};

// {"count":2,"buy_volume":"0.1","sell_volume":"0","best_bid":"150000000","best_ask":null,"first_sequential_id":17...,
// "last_sequential_id":17...}: decimals as strings, what is not known as null.
std::string tradeInfoJson(const MarketDataRow& row);

} // namespace kkachi::storage::sql
