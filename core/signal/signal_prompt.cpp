#include "signal/signal_prompt.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace kkachi::signal {

namespace {

constexpr std::size_t kMostBars = 60;
constexpr std::size_t kLongestMarket = 20;

// The market is the only free text in a question; it ends where it stops looking like a market code.
std::string_view marketCode(std::string_view market) {
    const auto end = market.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return market.substr(0, std::min(end, kLongestMarket));
}

std::string priceOrUnknown(const std::optional<base::Price>& price) {
    return price ? price->toString() : "unknown";
}

std::string numberOrUnknown(double number, int digits) {
    return std::isfinite(number) ? fmt::format("{:.{}f}", number, digits) : "unknown";
}

void appendBar(std::string& text, const market::Candle& bar) {
    fmt::format_to(std::back_inserter(text), "{} {} {} {} {} {}\n", base::formatUtcSeconds(bar.openTime),
                   bar.open.toString(), bar.high.toString(), bar.low.toString(), bar.close.toString(),
                   bar.volume.toString());
}

} // namespace

std::string_view systemPrompt() {
    return "You are the market analyst of a trading terminal. You are given facts about one market as `name: value` "
           "lines, then a table of price bars. Prices are in the quote currency, volumes in the base currency, times "
           "in "
           "UTC; unrealised_pct is the profit of the open position in percent, 0 when there is none. book_imbalance "
           "goes from -1 (only asks) to 1 (only bids).\n"
           "Say whether the next minutes speak for Buy, Hold or Sell. The terminal trades long only: Buy opens a "
           "position when holding is no, Sell closes it when holding is yes. Both cost fees, so answer Hold unless the "
           "facts clearly favour a move. Sizes and limits are not yours to decide. Use nothing but the facts given.\n"
           "Answer with one JSON object and nothing else: reasoning (at most two short sentences in the "
           "answer_language, "
           "naming the facts that decided), signal (Buy, Hold or Sell), confidence (0 to 1, the probability that the "
           "signal is right).";
}

std::string userPrompt(const Question& question) {
    std::string text = fmt::format(
        "market: {}\n"
        "time_utc: {}\n"
        "price: {}\n"
        "best_bid: {}\n"
        "best_ask: {}\n"
        "book_imbalance: {}\n"
        "holding: {}\n"
        "unrealised_pct: {}\n"
        "bar_unit: {}\n"
        "answer_language: {}\n"
        "bars (time_utc open high low close volume), oldest first:\n",
        marketCode(question.market), base::formatUtc(question.askedAt), question.price.toString(),
        priceOrUnknown(question.bestBid), priceOrUnknown(question.bestAsk), numberOrUnknown(question.bookImbalance, 4),
        question.holding ? "yes" : "no", numberOrUnknown(question.unrealisedPct, 4),
        base::formatDuration(question.barUnit), question.language == Language::Korean ? "Korean" : "English");
    const std::size_t skipped = question.bars.size() > kMostBars ? question.bars.size() - kMostBars : 0;
    for (std::size_t i = skipped; i < question.bars.size(); ++i)
        appendBar(text, question.bars[i]);
    return text;
}

std::string_view answerSchema() {
    // The order matters: models write the members in the order of the schema, and reasoning first informs the signal.
    return R"({"type":"object","additionalProperties":false,"required":["reasoning","signal","confidence"],)"
           R"("properties":{"reasoning":{"type":"string"},)"
           R"("signal":{"type":"string","enum":["Buy","Hold","Sell"]},)"
           R"("confidence":{"type":"number","minimum":0,"maximum":1}}})";
}

} // namespace kkachi::signal
