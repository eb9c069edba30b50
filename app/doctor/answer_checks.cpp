#include "app/doctor/answer_checks.h"

#include "app/clocks/system_clock.h"

#include "exchange/upbit/tls.h"
#include "exchange/upbit/upbit_json.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace kkachi::app::doctor {

namespace {

using std::chrono::milliseconds;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

constexpr int kTransferMs = 8'000;
constexpr qint64 kMostBytes = 64 * 1024;
constexpr milliseconds kWarnOffset{1'000};
constexpr milliseconds kFailOffset{5'000};

milliseconds wallTime() {
    return milliseconds{base::toEpochMs(SystemClock{}.now())};
}

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QNetworkRequest requestFor(const Way& way) {
    const QString market = QString::fromStdString(way.exchange.market);
    const QByteArray address = way.exchange.restUrl.toEncoded(QUrl::StripTrailingSlash) +
                               "/v1/ticker?markets=" + QUrl::toPercentEncoding(market);
    QNetworkRequest request{QUrl::fromEncoded(address)};
    request.setSslConfiguration(exchange::upbit::makeTls(way.exchange.caFile));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Kkachi/" KKACHI_VERSION));
    request.setTransferTimeout(kTransferMs);
    return request;
}

Finding priceFinding(int status, const QByteArray& body) {
    const QString check = QStringLiteral("quotation");
    const QJsonValue price = QJsonDocument::fromJson(body).array().first()[QStringLiteral("trade_price")];
    if (status == 200 && price.isDouble())
        return fine(check, Words::tr("a price came"));
    const auto error =
        exchange::upbit::parseVenueError({body.constData(), static_cast<std::size_t>(body.size())}, status);
    if (error.name == "market_offline" || status == 503)
        return fail(check, Area::Network, QStringLiteral("market_offline"), Words::tr("the exchange is in maintenance"),
                    Words::tr("Wait until it is over; Upbit announces it in its notices."));
    if (status == 429 || status == 418)
        return fail(check, Area::Network, QStringLiteral("too_many_requests"),
                    Words::tr("this address has asked too often (HTTP %1)").arg(status),
                    Words::tr("Wait some minutes, and see what else asks from here."));
    if (status == 200)
        return fail(check, Area::Network, QStringLiteral("no_price"),
                    Words::tr("the exchange answered, but no price can be read: the answer is cut off or malformed"),
                    Words::tr("Try again; check exchange.rest_url and what stands in between."));
    return fail(check, Area::Network, QStringLiteral("no_price"),
                Words::tr("no price came: HTTP %1 %2").arg(status).arg(of(error.name)),
                Words::tr("Check market and exchange.rest_url."));
}

// What the status alone says of the exchange; what the answer says of the market comes after.
Finding httpFinding(int status, milliseconds taken) {
    const QString check = QStringLiteral("http");
    const QString text = Words::tr("HTTP %1 in %2 ms").arg(status).arg(taken.count());
    if (status >= 500)
        return fail(
            check, Area::Network, QStringLiteral("exchange_trouble"), text,
            Words::tr("The exchange, or something before it, is in trouble; look at Upbit's notices and wait."));
    if (status == 429 || status == 418)
        return warn(check, Area::Network, QStringLiteral("rate_limited"), text,
                    Words::tr("The exchange refuses this address for a while; stop other programs that ask it."));
    return fine(check, text);
}

Findings findingsFor(QNetworkReply& reply, Way& way, milliseconds sentAt) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return {fail(QStringLiteral("http"), Area::Network, QStringLiteral("http_failed"),
                     Words::tr("no HTTP answer: %1").arg(reply.errorString()),
                     Words::tr("Try again; check exchange.rest_url and what stands in between."))};
    way.answers = true;
    const QByteArray body = reply.isOpen() ? reply.read(kMostBytes) : QByteArray{}; // a stalled one is closed by now
    const auto offset = clockOffset(reply.rawHeader("Date"), sentAt, wallTime());
    return {httpFinding(status, wallTime() - sentAt), clockFinding(offset, (wallTime() - sentAt) / 2),
            priceFinding(status, body)};
}

} // namespace

void askForPrice(Way& way, const Report& report) {
    auto* network = new QNetworkAccessManager{&way.owner};
    if (exchange::upbit::isLoopback(way.exchange.restUrl))
        network->setProxy(QNetworkProxy::NoProxy);
    const milliseconds sentAt = wallTime();
    QNetworkReply* reply = network->get(requestFor(way));
    QObject::connect(reply, &QNetworkReply::finished, network, [network, reply, &way, sentAt, report] {
        network->deleteLater(); // and the reply with it
        report(findingsFor(*reply, way, sentAt));
    });
}

// The header counts whole seconds, so the true time lies in the second that begins with it, and the answer was made
// between the two instants: the middles are compared. Half a second of error is left, and half the way of the answer.
std::optional<milliseconds> clockOffset(const QByteArray& date, milliseconds sentAt, milliseconds receivedAt) {
    QDateTime parsed =
        QLocale::c().toDateTime(QString::fromLatin1(date), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!parsed.isValid())
        return std::nullopt;
    parsed.setTimeSpec(Qt::UTC);
    const milliseconds theirs{parsed.toMSecsSinceEpoch() + 500};
    return theirs - (sentAt + (receivedAt - sentAt) / 2);
}

Finding clockFinding(std::optional<milliseconds> offset, milliseconds slack) {
    const QString check = QStringLiteral("clock");
    if (!offset)
        return warn(check, Area::Network, QStringLiteral("clock_unknown"),
                    Words::tr("the exchange did not tell its time"),
                    Words::tr("Make sure that this machine's clock is set by NTP."));
    const auto distance = offset->count() < 0 ? -*offset : *offset;
    const QString seconds = QString::number(static_cast<double>(distance.count()) / 1000, 'f', 1);
    const QString text = offset->count() < 0 ? Words::tr("this machine's clock is about %1 s fast").arg(seconds)
                                             : Words::tr("this machine's clock is about %1 s slow").arg(seconds);
    const QString advice = Words::tr("Set the clock: timedatectl set-ntp true");
    if (distance - slack > kFailOffset)
        return fail(check, Area::Machine, QStringLiteral("clock_off"), text, advice);
    if (distance - slack > kWarnOffset)
        return warn(check, Area::Machine, QStringLiteral("clock_off"), text, advice);
    if (distance > kWarnOffset)
        return warn(check, Area::Network, QStringLiteral("clock_unknown"),
                    Words::tr("the exchange answered too slowly to compare the clocks"), Words::tr("Try again later."));
    return fine(check, Words::tr("within a second of the exchange's"));
}

} // namespace kkachi::app::doctor
