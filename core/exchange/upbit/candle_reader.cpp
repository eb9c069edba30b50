#include "exchange/upbit/candle_reader.h"

#include "exchange/upbit/quotation_calls.h"
#include "exchange/upbit/upbit_json.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

struct CandleReader::Reading {
    CandleRequest request;
    OnPages done;
    base::Timestamp to; // of the next page
    std::vector<market::Candle> newestFirst;
    CandlePages pages;
};

CandleReader::CandleReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void CandleReader::read(const CandleRequest& request, OnPages done) {
    const auto reading = std::make_shared<Reading>();
    reading->request = request;
    reading->done = std::move(done);
    reading->to = request.to;
    readPage(reading);
}

void CandleReader::readPage(const std::shared_ptr<Reading>& reading) {
    m_rest.send(candlesCall(m_market, reading->request.unit, reading->to),
                [self = QPointer{this}, reading](const RestOutcome& outcome) {
                    if (!self)
                        return;
                    if (self->take(*reading, outcome)) {
                        self->readPage(reading);
                        return;
                    }
                    CandlePages& pages = reading->pages;
                    pages.bars.assign(reading->newestFirst.rbegin(), reading->newestFirst.rend());
                    pages.resumeTo = reading->to;
                    reading->done(pages);
                });
}

// A page with fewer bars than asked for says nothing; only an empty one, or one that brings nothing older, is the end.
bool CandleReader::take(Reading& reading, const RestOutcome& outcome) const {
    if (!outcome.isOk()) {
        reading.pages.problem = outcome.arrival == Arrival::Answered
                                    ? parseVenueError(outcome.text(), outcome.status).name
                                    : outcome.reason;
        return false;
    }
    const auto page = parseCandles(outcome.text(), m_market);
    if (!page) {
        reading.pages.problem =
            "unreadable answer: " + std::string{toString(page.error().problem)} + ' ' + page.error().field;
        return false;
    }
    bool isOver = true;
    for (auto bar = page->rbegin(); bar != page->rend(); ++bar) {
        if (bar->openTime >= reading.to)
            continue; // told before, or not asked for
        if (bar->openTime < reading.request.from) {
            isOver = true;
            break;
        }
        if (reading.newestFirst.size() == reading.request.most)
            return false;
        reading.newestFirst.push_back(*bar);
        reading.to = bar->openTime;
        isOver = false;
    }
    reading.pages.isComplete = isOver || reading.to <= reading.request.from;
    return !reading.pages.isComplete;
}

} // namespace kkachi::exchange::upbit
