// What the built-in exchange says of itself: the public tape since its start, page after page.
#pragma once

#include "market/trade.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <cstdint>
#include <map>

namespace kkachi::collector {

class ExchangeJournal {
  public:
    explicit ExchangeJournal(QString admin)
        : m_admin{std::move(admin)} {}

    // By sequence number.
    std::map<std::int64_t, market::Trade> trades() {
        std::map<std::int64_t, market::Trade> all;
        for (QJsonArray page = readPage(0); !page.isEmpty(); page = readPage(all.rbegin()->first))
            for (const QJsonValue& row : page)
                all.insert(tradeOf(row.toObject()));
        return all;
    }

  private:
    QJsonArray readPage(std::int64_t after) {
        const QUrl url{m_admin + QStringLiteral("/journal/trades?limit=10000&after=%1").arg(after)};
        QNetworkReply* reply = m_network.get(QNetworkRequest{url});
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 20'000))
            return {};
        const QByteArray body = reply->readAll();
        reply->deleteLater();
        return QJsonDocument::fromJson(body).object().value(QStringLiteral("trades")).toArray();
    }
    static std::pair<std::int64_t, market::Trade> tradeOf(const QJsonObject& row) {
        const auto decimal = [&row](const char* name) {
            return row.value(QLatin1String{name}).toVariant().toString().toStdString();
        };
        market::Trade trade;
        trade.sequentialId = row.value(QStringLiteral("sequential_id")).toInteger();
        trade.at = base::fromEpochMs(row.value(QStringLiteral("timestamp")).toInteger());
        trade.price = base::Price::parse(decimal("price")).value_or(base::Price{});
        trade.volume = base::Quantity::parse(decimal("volume")).value_or(base::Quantity{});
        trade.taker =
            row.value(QStringLiteral("ask_bid")).toString() == u"ASK" ? market::Taker::Seller : market::Taker::Buyer;
        return {trade.sequentialId, trade};
    }

    QString m_admin;
    QNetworkAccessManager m_network;
};

} // namespace kkachi::collector
