// The private stream of the order gateway: news of our orders, and what its refusals mean.
#include "exchange/upbit/subscription.h"
#include "exchange/upbit/upbit_order_gateway.h"
#include "exchange/upbit/upbit_signing.h"
#include "exchange/upbit/upbit_stream.h"

#include <QLoggingCategory>

namespace kkachi::exchange::upbit {

namespace {

Q_LOGGING_CATEGORY(streamLog, "upbit.orders")

QUrl privateUrl(const QUrl& url) {
    QUrl address = url;
    address.setPath(url.path() + QStringLiteral("/private"));
    return address;
}

} // namespace

void UpbitOrderGateway::openStream() {
    const auto request = [this] {
        QNetworkRequest upgrade{privateUrl(m_settings.websocketUrl)};
        const std::string token = makeToken(m_credentials, makeNonce(), {}, m_settings.algorithm);
        upgrade.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(token));
        return upgrade;
    };
    const auto& patience = m_settings.patience;
    m_stream = std::make_unique<UpbitStream>(
        UpbitStream::Options{request, patience, m_settings.caFile, patience.pingInterval});
    connect(m_stream.get(), &UpbitStream::connecting, this, [this] { setState(FeedState::Connecting); });
    connect(m_stream.get(), &UpbitStream::connected, this, &UpbitOrderGateway::onStreamConnected);
    connect(m_stream.get(), &UpbitStream::frameReceived, this, &UpbitOrderGateway::onFrame);
    connect(m_stream.get(), &UpbitStream::pongReceived, this, [this] { setState(FeedState::Live); });
    connect(m_stream.get(), &UpbitStream::silent, this, [this] { setState(FeedState::Stale); });
    connect(m_stream.get(), &UpbitStream::upgradeRefused, this, &UpbitOrderGateway::onUpgradeRefused);
    connect(m_stream.get(), &UpbitStream::lost, this, [this] {
        ++m_counts.reconnects;
        if (m_state != FeedState::Stale)
            setState(FeedState::Down);
    });
    if (m_settings.lastBan)
        m_stream->stayAway(m_settings.lastBan->until - m_clock->now());
    m_stream->open();
}

// No acknowledgement of a subscription exists. The pong to a ping sent after it proves that it has arrived.
void UpbitOrderGateway::onStreamConnected() {
    m_refusedUpgrades = 0;
    m_stream->sendText(privateSubscription(m_settings.market));
    m_stream->ping();
}

void UpbitOrderGateway::onFrame(const QByteArray& frame) {
    ++m_counts.streamMessages;
    const auto message =
        parseStreamMessage({frame.constData(), static_cast<std::size_t>(frame.size())}, m_settings.market);
    if (!message) {
        noteUnreadable(message.error(), {frame.constData(), static_cast<std::size_t>(frame.size())});
        // It may have been news of an order of ours. Whoever owns it asks for it when the stream is whole again.
        if (m_state == FeedState::Live) {
            setState(FeedState::Stale);
            m_stream->ping();
        }
        return;
    }
    if (const auto* news = std::get_if<MyOrder>(&*message))
        onMyOrder(*news);
    else if (std::holds_alternative<MyAsset>(*message))
        Q_EMIT balancesChanged();
    else if (const auto* error = std::get_if<VenueError>(&*message))
        onStreamError(*error);
}

void UpbitOrderGateway::noteUnreadable(const JsonError& error, std::string_view bytes) {
    ++m_counts.unreadable;
    const std::string kind = std::string{toString(error.problem)} + ' ' + error.field;
    if (const auto report = m_unreadable.note(m_clock->now(), kind, bytes))
        qCWarning(streamLog, "unreadable answers: %s", base::toText(*report).c_str());
}

void UpbitOrderGateway::onMyOrder(const MyOrder& news) {
    // The stream may be faster than the answer to the order itself, so the identifier comes first.
    const std::string identifier = news.identifier.empty() ? m_identifierOfUuid.find(news.uuid) : news.identifier;
    if (identifier.empty()) {
        ++m_counts.foreignOrders;
        return;
    }
    if (m_identifierOfUuid.insert(news.uuid, identifier) || news.state == "wait")
        say(identifier, order::Acknowledged{news.uuid});
    if (news.state == "done")
        say(identifier, order::Ended{order::State::Filled, news.executedVolume});
    else if (news.state == "cancel")
        say(identifier, order::Ended{order::State::Cancelled, news.executedVolume});
    else if (news.fill)
        say(identifier, order::Executed{*news.fill});
    else if (news.state == "trade")
        queryOrder({identifier, news.uuid}); // a fill that the stream tells only in part
}

void UpbitOrderGateway::onStreamError(const VenueError& error) {
    qCWarning(streamLog, "the exchange refused the private stream: %s", error.name.c_str());
    if (isCredentialsProblem(error, 0) || error.name == "INVALID_AUTH") {
        Q_EMIT accountUnavailable({error.name, true});
        m_stream->refuse();
    } else {
        m_stream->restart();
    }
}

// The body is not to be had. One refusal may be a token that was used up on the way, two in a row are the keys.
void UpbitOrderGateway::onUpgradeRefused(int status) {
    qCWarning(streamLog, "the exchange refused the private stream: HTTP %d", status);
    if ((status != 401 && status != 403) || ++m_refusedUpgrades < 2)
        return;
    Q_EMIT accountUnavailable({"the private stream was refused: HTTP " + std::to_string(status), true});
    m_stream->refuse();
}

} // namespace kkachi::exchange::upbit
