// What the exchange's adapter reports, as the rows that the store keeps.
#pragma once

#include "exchange/venue_reports.h"
#include "storage/rows.h"

namespace kkachi::app {

storage::ApiTimingRow rowOf(const exchange::CallReport& report);
storage::BanRow rowOf(const exchange::BanReport& ban);
exchange::BanReport banFrom(const storage::BanRow& row);

} // namespace kkachi::app
