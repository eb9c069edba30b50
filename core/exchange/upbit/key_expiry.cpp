#include "exchange/upbit/key_expiry.h"

#include "exchange/upbit/key_report.h"

#include <QPointer>

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

using namespace std::chrono_literals;

constexpr auto kDaily = 24h;
constexpr auto kAfterFailure = 1h;

} // namespace

int daysUntil(base::Timestamp expiry, base::Timestamp now) {
    return static_cast<int>(std::chrono::floor<std::chrono::days>(expiry - now).count());
}

// "14 days ahead" begins when fourteen days are left and goes on until the next one is due.
std::optional<int> expiryWarning(base::Timestamp expiry, base::Timestamp now) {
    if (expiry <= now)
        return 0;
    std::optional<int> due;
    for (const int days : kExpiryWarningDays)
        if (expiry - now <= std::chrono::days{days})
            due = days;
    return due;
}

KeyExpiryWatch::KeyExpiryWatch(UpbitRestClient& rest, base::Secret accessKey, std::shared_ptr<const base::Clock> clock)
    : m_rest{rest}
    , m_accessKey{std::move(accessKey)}
    , m_clock{std::move(clock)}
    , m_timer{this} {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeyExpiryWatch::ask);
}

void KeyExpiryWatch::start() {
    ask();
}

void KeyExpiryWatch::stop() {
    m_timer.stop();
}

void KeyExpiryWatch::ask() {
    m_timer.start(kDaily);
    RestCall call;
    call.path = "/v1/api_keys";
    m_rest.send(std::move(call), [self = QPointer{this}](const RestOutcome& outcome) {
        if (!self)
            return;
        const auto expiry = parseKeyExpiry(outcome.text(), self->m_accessKey.reveal());
        if (!outcome.isOk() || !expiry) {
            self->m_timer.start(kAfterFailure);
            return;
        }
        if (*expiry)
            self->onExpiry(**expiry);
    });
}

void KeyExpiryWatch::onExpiry(base::Timestamp expiresAt) {
    const auto warning = expiryWarning(expiresAt, m_clock->now());
    if (warning == m_lastWarning)
        return;
    m_lastWarning = warning;
    if (warning)
        Q_EMIT expiring(*warning, expiresAt);
}

} // namespace kkachi::exchange::upbit
