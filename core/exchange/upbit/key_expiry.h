// Keys of Upbit live for a year and cannot be extended: whoever runs for long must be told in time.
#pragma once

#include "base/clock.h"
#include "exchange/upbit/upbit_rest_client.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace kkachi::exchange::upbit {

// Days ahead at which a warning is due.
inline constexpr std::array kExpiryWarningDays{14, 7, 1};

// Whole days left, rounded down; negative once it is over.
int daysUntil(base::Timestamp expiry, base::Timestamp now);
// The warning that is due: 14, 7 or 1, or 0 when the key has expired. Nothing while there is more time.
std::optional<int> expiryWarning(base::Timestamp expiry, base::Timestamp now);

// Asks once a day (GET /v1/api_keys) and warns once for each of the days above. A call that fails is made again in an
// hour.
class KeyExpiryWatch : public QObject {
    Q_OBJECT

  public:
    // `rest` signs with the key in question and must outlive this; `clock` is the system's, keys expire in wall time.
    KeyExpiryWatch(UpbitRestClient& rest, base::Secret accessKey, std::shared_ptr<const base::Clock> clock);

  public Q_SLOTS:
    // Asks at once and from then on by itself.
    void start();
    void stop();

  Q_SIGNALS:
    // warning: 14, 7, 1, or 0 when it is over. At most once for each, and again after a restart of the program.
    void expiring(int warning, kkachi::base::Timestamp expiresAt);

  private:
    void ask();
    void onExpiry(base::Timestamp expiresAt);

    UpbitRestClient& m_rest;
    base::Secret m_accessKey;
    std::shared_ptr<const base::Clock> m_clock;
    QTimer m_timer;
    std::optional<int> m_lastWarning;
};

} // namespace kkachi::exchange::upbit
