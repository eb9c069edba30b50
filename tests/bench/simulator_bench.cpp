// The built-in exchange over REST on loopback: signed orders one after the other, and two hundred clients at once. Its
// rate limits are switched off, which nothing but a bench does.
#include "bench_venue.h"
#include "benches.h"
#include "exchange/upbit/upbit_request.h"
#include "exchange/upbit/upbit_signing.h"
#include "messages.h"
#include "rest_caller.h"
#include "simulator/simulator_server.h"

#include <QTest>
#include <QThread>
#include <QUrl>

#include <fmt/format.h>
#include <poll.h>

#include <stdexcept>

namespace kkachi::bench {

namespace {

class RunningVenue {
  public:
    RunningVenue() {
        simulator::SimulatorSettings settings;
        settings.switches = {{"rate_limits", "off"}};
        m_server = new simulator::SimulatorServer{settings, m_clock};
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &simulator::SimulatorServer::ready, &m_context,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        m_thread.start();
        QMetaObject::invokeMethod(m_server, &simulator::SimulatorServer::open);
        if (!QTest::qWaitFor([this] { return !m_address.rest.isEmpty(); }))
            throw std::runtime_error{"the simulator did not open"};
        m_credentials = {base::Secret{m_address.accessKey.toStdString()},
                         base::Secret{m_address.secretKey.toStdString()}};
    }
    ~RunningVenue() {
        QMetaObject::invokeMethod(m_server, &simulator::SimulatorServer::close, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    std::uint16_t port() const { return static_cast<std::uint16_t>(QUrl{m_address.rest}.port()); }

    // A buy far below the market, so that it rests.
    std::string orderRequest(int number) const {
        exchange::upbit::RequestParameters parameters;
        parameters.add("market", kMarket)
            .add("side", "bid")
            .add("ord_type", "limit")
            .add("volume", "0.001")
            .add("price", "10000000")
            .add("identifier", "bench-" + std::to_string(number))
            .add("smp_type", "cancel_maker");
        const std::string body = parameters.jsonBody();
        return fmt::format("POST /v1/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
                           "Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{}",
                           token(parameters.hashInput()), body.size(), body);
    }
    std::string cancelRequest(int number) const {
        exchange::upbit::RequestParameters parameters;
        parameters.add("identifier", "bench-" + std::to_string(number));
        return signedCall("DELETE", "/v1/order", parameters);
    }
    std::string accountsRequest() const { return signedCall("GET", "/v1/accounts", {}); }

  private:
    std::string token(const std::string& hashInput) const {
        return exchange::upbit::makeToken(m_credentials, exchange::upbit::makeNonce(), hashInput);
    }
    std::string signedCall(const char* method, const char* path,
                           const exchange::upbit::RequestParameters& parameters) const {
        return fmt::format("{} {}{}{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", method, path,
                           parameters.isEmpty() ? "" : "?", parameters.wireQuery(), token(parameters.hashInput()));
    }

    WallClock m_clock;
    QObject m_context;
    QThread m_thread;
    simulator::SimulatorServer* m_server = nullptr;
    simulator::SimulatorAddress m_address;
    exchange::upbit::UpbitCredentials m_credentials;
};

void demand(int status, int wanted) {
    if (status != wanted)
        throw std::runtime_error{fmt::format("the simulator answered {} instead of {}", status, wanted)};
}

// Each order is cancelled outside the measurement, so that the capital never ends.
std::vector<std::int64_t> orderRoundTrips(const RunningVenue& venue, int orders) {
    RestCaller caller{venue.port()};
    std::vector<std::int64_t> times;
    for (int i = 0; i < orders; ++i) {
        const std::string request = venue.orderRequest(i);
        const std::int64_t begin = steadyNs();
        demand(caller.call(request), 201);
        times.push_back(steadyNs() - begin);
        demand(caller.call(venue.cancelRequest(i)), 200);
    }
    return times;
}

struct Crowd {
    int served = 0;
    double perSecond = 0;
    std::vector<std::int64_t> times;
};

// Two hundred connections, each with a call under way all the time.
Crowd serveCrowd(const RunningVenue& venue, int clients, int callsEach) {
    std::vector<RestCaller> callers;
    std::vector<pollfd> waits;
    for (int i = 0; i < clients; ++i) {
        callers.emplace_back(venue.port());
        waits.push_back({callers.back().socket(), POLLIN, 0});
    }
    std::vector<int> left(callers.size(), callsEach);
    std::vector<std::int64_t> sentAt(callers.size());
    const auto sendNext = [&](std::size_t i) {
        const std::string request = venue.accountsRequest();
        sentAt[i] = steadyNs();
        callers[i].send(request);
    };
    Crowd crowd;
    const std::int64_t begin = steadyNs();
    for (std::size_t i = 0; i < callers.size(); ++i)
        sendNext(i);
    std::size_t open = callers.size();
    while (open > 0 && poll(waits.data(), waits.size(), 10'000) > 0)
        for (std::size_t i = 0; i < callers.size(); ++i) {
            if ((waits[i].revents & (POLLIN | POLLHUP | POLLERR)) == 0)
                continue;
            crowd.served += callers[i].receive() == 200 ? 1 : 0;
            crowd.times.push_back(steadyNs() - sentAt[i]);
            if (--left[i] > 0) {
                sendNext(i);
            } else {
                waits[i].fd = -1;
                --open;
            }
        }
    crowd.perSecond = crowd.served * 1e9 / static_cast<double>(steadyNs() - begin);
    return crowd;
}

} // namespace

std::vector<Figure> measureSimulator(Effort effort) {
    const bool isQuick = effort == Effort::Quick;
    const RunningVenue venue;
    auto times = orderRoundTrips(venue, isQuick ? 100 : 5'000);
    constexpr int kClients = 200;
    const int callsEach = isQuick ? 2 : 50;
    Crowd crowd = serveCrowd(venue, kClients, callsEach);
    const auto ms = [](std::vector<std::int64_t>& samples, double share) { return percentile(samples, share) / 1e6; };
    const double all = kClients * callsEach;
    return {
        {"simulator", "REST order round trip, p50", ms(times, 0.5), "ms", Better::Lower, 1, 0.3},
        {"simulator", "the same, p99", ms(times, 0.99), "ms", Better::Lower, 5, 1},
        {"simulator", "200 clients at once, answered of all calls", crowd.served / all * 100, "%", Better::Higher, 100,
         100},
        {"simulator", "200 clients at once, signed calls", crowd.perSecond, "/s", Better::Higher, 0, 0},
        {"simulator", "200 clients at once, time of a call, p99", ms(crowd.times, 0.99), "ms", Better::Lower, 0, 0}};
}

} // namespace kkachi::bench
