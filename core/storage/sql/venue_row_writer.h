// One statement for each kind of row that the adapters of the exchange give, prepared once and used for the life of the
// connection.
#pragma once

#include "base/mode.h"
#include "storage/rows.h"
#include "storage/sql/sql_statement.h"

#include <string>

namespace kkachi::storage::sql {

class VenueRowWriter {
  public:
    // These rows carry neither market nor mode of their own.
    VenueRowWriter(const SqlConnection& connection, base::Mode mode, const std::string& market);

    // A trade that is there already stays as it is; a candle replaces the one of the same unit and opening time.
    SqlResult<base::Done> write(const VenueRow& row);

  private:
    SqlResult<base::Done> put(const TradeRow& row);
    SqlResult<base::Done> put(const CandleRow& row);
    SqlResult<base::Done> put(const ApiTimingRow& row);
    SqlResult<base::Done> put(const BanRow& row);

    QVariant m_mode;
    QVariant m_market;
    SqlStatement m_trades;
    SqlStatement m_candles;
    SqlStatement m_timings;
    SqlStatement m_bans;
};

// The last ban that was written down in this mode, over or not.
SqlResult<std::optional<BanRow>> readLastBan(const SqlConnection& connection, base::Mode mode);

} // namespace kkachi::storage::sql
