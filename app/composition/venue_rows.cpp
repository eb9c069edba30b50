#include "app/composition/venue_rows.h"

namespace kkachi::app {

storage::ApiTimingRow rowOf(const exchange::CallReport& report) {
    return {.at = report.at,
            .endpoint = report.endpoint,
            .latency = report.latency,
            .outcome = report.outcome,
            .status = report.status,
            .error = report.error,
            .requestId = report.requestId};
}

storage::BanRow rowOf(const exchange::BanReport& ban) {
    return {.at = ban.at, .until = ban.until, .repetition = ban.repetition};
}

exchange::BanReport banFrom(const storage::BanRow& row) {
    return {.at = row.at, .until = row.until, .repetition = row.repetition};
}

} // namespace kkachi::app
