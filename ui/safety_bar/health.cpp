#include "ui/safety_bar/health.h"

#include "ui/words/codes.h"
#include "ui/words/numbers.h"

#include <QCoreApplication>

namespace kkachi::ui {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("health", text);
}

Health healthOf(exchange::FeedState state) {
    switch (state) {
    case exchange::FeedState::Live:
        return Health::Good;
    case exchange::FeedState::Connecting:
    case exchange::FeedState::Polling:
    case exchange::FeedState::Stale:
        return Health::Warning;
    case exchange::FeedState::Down:
        return Health::Bad;
    }
    return Health::Unknown;
}

QString ageSince(base::Timestamp then, base::Timestamp now) {
    return words::duration(std::max(now - then, base::Milliseconds{0}));
}

QString nextFor(exchange::FeedState state) {
    switch (state) {
    case exchange::FeedState::Live:
        return translated(QT_TRANSLATE_NOOP("health", "Nothing to do."));
    case exchange::FeedState::Connecting:
        return translated(QT_TRANSLATE_NOOP("health", "Wait: no entries until it is connected."));
    case exchange::FeedState::Polling:
        return translated(QT_TRANSLATE_NOOP("health", "Trades come late, and no book: stops work, entries wait for the "
                                                      "stream; it reconnects by itself."));
    case exchange::FeedState::Stale:
        return translated(
            QT_TRANSLATE_NOOP("health", "No entries until messages come; check the network if it lasts."));
    case exchange::FeedState::Down:
        return translated(QT_TRANSLATE_NOOP("health", "It reconnects by itself; check the network if it lasts."));
    }
    return {};
}

} // namespace

HealthReport feedHealth(const engine::Snapshot& snapshot) {
    const engine::HealthView& health = snapshot.health;
    HealthReport report{healthOf(health.feed), words::feedState(health.feed), nextFor(health.feed), {}};
    if (health.lastMessageAt)
        report.age = ageSince(*health.lastMessageAt, snapshot.at);
    return report;
}

// Silence on this stream is normal: nothing comes unless one of our orders changes. So there is no age.
HealthReport orderStreamHealth(const engine::Snapshot& snapshot) {
    const engine::HealthView& health = snapshot.health;
    if (health.privateStream == exchange::FeedState::Live && !health.accountKnown)
        return {Health::Warning,
                translated(QT_TRANSLATE_NOOP("health", "account not read")),
                translated(QT_TRANSLATE_NOOP("health", "No orders until balances and open orders are known.")),
                {}};
    return {healthOf(health.privateStream), words::feedState(health.privateStream), nextFor(health.privateStream), {}};
}

HealthReport analystHealth(const engine::Snapshot& snapshot) {
    const engine::HealthView& health = snapshot.health;
    if (!health.analystAnswers)
        return {Health::Bad,
                translated(QT_TRANSLATE_NOOP("health", "no usable answer")),
                translated(QT_TRANSLATE_NOOP("health", "It counts as Hold; the next question goes out on time.")),
                {}};
    if (!health.analystLatency)
        return {Health::Unknown,
                translated(QT_TRANSLATE_NOOP("health", "not asked yet")),
                translated(QT_TRANSLATE_NOOP("health", "The first question goes out at Start.")),
                {}};
    HealthReport report{
        Health::Good,
        translated(QT_TRANSLATE_NOOP("health", "answers in %1")).arg(words::duration(*health.analystLatency)),
        translated(QT_TRANSLATE_NOOP("health", "Nothing to do.")),
        {}};
    if (!snapshot.signals.empty())
        report.age = ageSince(snapshot.signals.front().signal.at, snapshot.at);
    return report;
}

HealthReport databaseHealth(const engine::Snapshot& snapshot) {
    if (snapshot.health.storageWorks)
        return {Health::Good,
                translated(QT_TRANSLATE_NOOP("health", "writes")),
                translated(QT_TRANSLATE_NOOP("health", "Nothing to do.")),
                {}};
    return {Health::Bad,
            translated(QT_TRANSLATE_NOOP("health", "write failed")),
            translated(QT_TRANSLATE_NOOP("health", "No order leaves without its row; check the disk and its space.")),
            {}};
}

} // namespace kkachi::ui
