// Bytes of a stream message to a typed value, on one core; the same fields through QJsonDocument beside it.
#include "benches.h"
#include "exchange/upbit/upbit_json.h"
#include "messages.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>

namespace kkachi::bench {

namespace {

constexpr base::Timestamp kNow = base::fromEpochMs(1'795'137'330'123);
constexpr int kQuickRuns = 3;
constexpr int kFullRuns = 25;

void readMessage(benchmark::State& state, const std::string& bytes) {
    for (auto _ : state) {
        auto message = exchange::upbit::parseStreamMessage(bytes, kMarket);
        benchmark::DoNotOptimize(message);
        if (!message) {
            state.SkipWithError("the message was refused");
            return;
        }
    }
}

// What a trade needs, in Qt's way. Its numbers are doubles; the exchange's ids only just come through.
void readTradeWithQt(benchmark::State& state, const std::string& bytes) {
    const QByteArray frame = QByteArray::fromStdString(bytes);
    for (auto _ : state) {
        const QJsonObject object = QJsonDocument::fromJson(frame).object();
        auto price = object[QLatin1String{"trade_price"}].toDouble();
        auto volume = object[QLatin1String{"trade_volume"}].toDouble();
        auto at = object[QLatin1String{"trade_timestamp"}].toInteger();
        auto id = object[QLatin1String{"sequential_id"}].toInteger();
        auto isBid = object[QLatin1String{"ask_bid"}].toString() == QLatin1String{"BID"};
        benchmark::DoNotOptimize(price);
        benchmark::DoNotOptimize(volume);
        benchmark::DoNotOptimize(at);
        benchmark::DoNotOptimize(id);
        benchmark::DoNotOptimize(isBid);
    }
}

// Keeps the fastest repetition: what else runs on the machine only ever adds time.
class Fastest : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.error_occurred)
                continue;
            const double ns = run.cpu_accumulated_time / static_cast<double>(run.iterations) * 1e9;
            const auto [best, isFirst] = m_ns.emplace(run.run_name.function_name, ns);
            if (!isFirst)
                best->second = std::min(best->second, ns);
        }
    }
    double nsOf(const std::string& name) const { return m_ns.at(name); }

  private:
    std::map<std::string, double> m_ns;
};

} // namespace

std::vector<Figure> measureParsing(Effort effort) {
    const std::string trade = tradeMessage(17'951'373'301'230'001, 110'003'000, kNow);
    const int runs = effort == Effort::Quick ? kQuickRuns : kFullRuns;
    const auto add = [runs](const char* name, auto work) {
        benchmark::RegisterBenchmark(name, work)->Repetitions(runs)->MinTime(0.02);
    };
    add("trade", [trade](auto& state) { readMessage(state, trade); });
    add("trade_qt", [trade](auto& state) { readTradeWithQt(state, trade); });
    add("ticker", [text = tickerMessage(kNow)](auto& state) { readMessage(state, text); });
    add("book", [text = bookMessage(kNow, 30)](auto& state) { readMessage(state, text); });
    add("my_order", [text = myOrderMessage(1, kNow)](auto& state) { readMessage(state, text); });
    Fastest fastest;
    benchmark::RunSpecifiedBenchmarks(&fastest);
    benchmark::ClearRegisteredBenchmarks();

    const auto perSecond = [&](const char* name) { return 1e9 / fastest.nsOf(name) / 1e6; };
    const auto figure = [&](const char* label, const char* name, double floor, double goal) {
        return Figure{"parse", label, perSecond(name), "M/s", Better::Higher, floor, goal};
    };
    return {figure("trade message to value", "trade", 1, 3), figure("the same with QJsonDocument", "trade_qt", 0, 0),
            figure("ticker message to value", "ticker", 0, 0), figure("book of 30 levels to value", "book", 0, 0),
            figure("news of an own order to value", "my_order", 0, 0)};
}

} // namespace kkachi::bench
