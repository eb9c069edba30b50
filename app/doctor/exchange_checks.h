// The way to the exchange, step by step, so that what is wrong gets its own name: name server, connection, certificate,
// an answer, the clock it shows, prices, the stream.
#pragma once

#include "app/doctor/doctor.h"
#include "exchange/upbit/upbit_settings.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace kkachi::app::doctor {

// What the checks have found out for those behind them.
struct Way {
    exchange::upbit::UpbitSettings exchange;
    QHostAddress address; // of the REST host, once it is known
    bool connects = false;
    bool isTrusted = false;
    bool answers = false; // any HTTP answer at all
    QObject owner;        // of what is under way, also when nobody waits for it any more
};

void addExchangeChecks(Doctor& doctor, const std::shared_ptr<Way>& way);

} // namespace kkachi::app::doctor
