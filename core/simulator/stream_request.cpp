#include "simulator/stream_request.h"

#include "simulator/quotation_routes.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kMostTypes = 50;
constexpr qsizetype kMostCodes = 500;

struct CandleName {
    const char* name;
    base::Milliseconds unit;
};

constexpr std::array<CandleName, 9> kCandles{{{"candle.1s", 1s},
                                              {"candle.1m", 60s},
                                              {"candle.3m", 180s},
                                              {"candle.5m", 300s},
                                              {"candle.10m", 600s},
                                              {"candle.15m", 900s},
                                              {"candle.30m", 1800s},
                                              {"candle.60m", 3600s},
                                              {"candle.240m", 14400s}}};

struct TypeName {
    const char* name;
    StreamType type;
};

constexpr std::array<TypeName, 6> kTypes{{{"ticker", StreamType::Ticker},
                                          {"trade", StreamType::Trade},
                                          {"orderbook", StreamType::Orderbook},
                                          {"myOrder", StreamType::MyOrder},
                                          {"myAsset", StreamType::MyAsset},
                                          {"announcement", StreamType::Announcement}}};

bool isPrivateType(StreamType type) {
    return type == StreamType::MyOrder || type == StreamType::MyAsset || type == StreamType::Announcement;
}

std::optional<Subscription> subscriptionFor(const std::string& name) {
    Subscription subscription;
    subscription.typeName = name;
    for (const TypeName& each : kTypes)
        if (name == each.name) {
            subscription.type = each.type;
            return subscription;
        }
    for (const CandleName& each : kCandles)
        if (name == each.name) {
            subscription.type = StreamType::Candle;
            subscription.candleUnit = each.unit;
            return subscription;
        }
    return std::nullopt;
}

// "KRW-BTC.15" is the book of fifteen levels; 1, 5, 15 and 30 are offered.
bool readDepth(std::string& code, int& depth) {
    const auto dot = code.find('.');
    if (dot == std::string::npos)
        return true;
    const std::string suffix = code.substr(dot + 1);
    code.resize(dot);
    const auto [end, error] = std::from_chars(suffix.data(), suffix.data() + suffix.size(), depth);
    return error == std::errc{} && end == suffix.data() + suffix.size() &&
           (depth == 1 || depth == 5 || depth == 15 || depth == 30);
}

std::optional<StreamError> readCodes(const QJsonObject& object, Subscription& subscription, const Switches& switches) {
    const QJsonValue value = object[QLatin1String{"codes"}];
    const bool isPublic = !isPrivateType(subscription.type);
    if (!value.isUndefined() && (subscription.type == StreamType::MyAsset || !(value.isArray() || value.isNull())))
        return StreamError::WrongFormat;
    const QJsonArray codes = value.toArray();
    if (codes.size() > kMostCodes)
        return StreamError::InvalidParam;
    if (codes.isEmpty()) {
        subscription.coversMarket = !isPublic;
        return isPublic ? std::optional{StreamError::NoCodes} : std::nullopt;
    }
    for (const QJsonValue code : codes) {
        if (!code.isString())
            return StreamError::WrongFormat;
        std::string text = code.toString().toStdString();
        if (subscription.type == StreamType::Orderbook && !readDepth(text, subscription.depth))
            return StreamError::InvalidParam;
        const bool isKnown = text == kMarketCode;
        if (!isKnown && isPublic && switches.is(Switch::WsUnknownCode, "error"))
            return StreamError::InvalidParam;
        subscription.coversMarket |= isKnown;
        subscription.codes.push_back(std::move(text));
    }
    return std::nullopt;
}

// The two flags; both together mean what the switch says.
std::optional<StreamError> readFlags(const QJsonObject& object, Subscription& subscription, const Switches& switches) {
    const auto read = [&object](QLatin1String name, bool& flag) {
        const QJsonValue value = object[name];
        flag = value.toBool();
        return value.isUndefined() || value.isBool();
    };
    if (!read(QLatin1String{"is_only_snapshot"}, subscription.onlySnapshot) ||
        !read(QLatin1String{"is_only_realtime"}, subscription.onlyRealtime))
        return StreamError::WrongFormat;
    if (!subscription.onlySnapshot || !subscription.onlyRealtime)
        return std::nullopt;
    if (switches.is(Switch::WsBothOnly, "error"))
        return StreamError::WrongFormat;
    if (switches.is(Switch::WsBothOnly, "snapshot"))
        subscription.onlyRealtime = false;
    if (switches.is(Switch::WsBothOnly, "realtime"))
        subscription.onlySnapshot = false;
    return std::nullopt;
}

std::optional<StreamError> readSubscription(const QJsonObject& object, bool isPrivate, const Switches& switches,
                                            StreamRequest& request) {
    if (!object[QLatin1String{"type"}].isString())
        return StreamError::WrongFormat;
    auto subscription = subscriptionFor(object[QLatin1String{"type"}].toString().toStdString());
    if (!subscription)
        return StreamError::WrongFormat;
    if (isPrivateType(subscription->type) != isPrivate)
        return isPrivate ? StreamError::InvalidParam : StreamError::InvalidAuth;
    if (const auto error = readCodes(object, *subscription, switches))
        return error;
    const QJsonValue level = object[QLatin1String{"level"}];
    if (level.isDouble())
        subscription->level = base::Price::whole(static_cast<std::int64_t>(std::clamp(level.toDouble(), 0.0, 1e9)));
    if (const auto error = readFlags(object, *subscription, switches))
        return error;
    request.subscriptions.push_back(std::move(*subscription));
    return std::nullopt;
}

std::optional<StreamFormat> parseFormat(const QString& text) {
    if (text == QLatin1String{"DEFAULT"})
        return StreamFormat::Default;
    if (text == QLatin1String{"SIMPLE"})
        return StreamFormat::Simple;
    if (text == QLatin1String{"JSON_LIST"})
        return StreamFormat::JsonList;
    if (text == QLatin1String{"SIMPLE_LIST"})
        return StreamFormat::SimpleList;
    return std::nullopt;
}

std::optional<StreamError> readElement(const QJsonObject& object, bool isPrivate, const Switches& switches,
                                       StreamRequest& request) {
    if (object.contains(QLatin1String{"ticket"})) {
        request.ticket = object[QLatin1String{"ticket"}].toString().toStdString();
    } else if (object.contains(QLatin1String{"type"})) {
        return readSubscription(object, isPrivate, switches, request);
    } else if (object.contains(QLatin1String{"method"})) {
        if (object[QLatin1String{"method"}].toString() != QLatin1String{"LIST_SUBSCRIPTIONS"})
            return StreamError::WrongFormat;
        request.listsSubscriptions = true;
    } else if (object.contains(QLatin1String{"format"})) {
        const auto format = parseFormat(object[QLatin1String{"format"}].toString());
        if (!format)
            return StreamError::WrongFormat;
        request.namesFormat = true;
        request.format = *format;
    }
    return std::nullopt;
}

} // namespace

std::string_view toString(StreamError error) {
    switch (error) {
    case StreamError::InvalidAuth:
        return "INVALID_AUTH";
    case StreamError::WrongFormat:
        return "WRONG_FORMAT";
    case StreamError::NoTicket:
        return "NO_TICKET";
    case StreamError::NoType:
        return "NO_TYPE";
    case StreamError::NoCodes:
        return "NO_CODES";
    case StreamError::InvalidParam:
        return "INVALID_PARAM";
    case StreamError::TooManyRequest:
        return "TOO_MANY_REQUEST";
    }
    return {};
}

base::Result<StreamRequest, StreamError> readStreamRequest(std::string_view message, bool isPrivate,
                                                           const Switches& switches) {
    const auto document = QJsonDocument::fromJson(QByteArray{message.data(), static_cast<qsizetype>(message.size())});
    if (!document.isArray() || document.array().size() > kMostTypes)
        return base::Unexpected{StreamError::WrongFormat};
    StreamRequest request;
    const QJsonArray elements = document.array();
    for (const QJsonValue element : elements) {
        if (!element.isObject())
            return base::Unexpected{StreamError::WrongFormat};
        if (const auto error = readElement(element.toObject(), isPrivate, switches, request))
            return base::Unexpected{*error};
    }
    if (request.ticket.empty())
        return base::Unexpected{StreamError::NoTicket};
    if (request.subscriptions.empty() && !request.listsSubscriptions)
        return base::Unexpected{StreamError::NoType};
    return request;
}

} // namespace kkachi::simulator
