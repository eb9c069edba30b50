// One pass over a message of a stream: where the fields are whose names we know, each at most once.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "exchange/upbit/json_error.h"
#include "exchange/upbit/json_scanner.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// The names of the format DEFAULT that we read, of all kinds of messages, the short ones first.
enum class StreamField : std::uint8_t {
    Code,
    Type,
    Uuid,
    Error,
    Price,
    State,
    Assets,
    Locked,
    Status,
    Volume,
    AskBid,
    Balance,
    AskSize,
    BidSize,
    Currency,
    IsMaker,
    PaidFee,
    SmpType,
    AskPrice,
    AvgPrice,
    BidPrice,
    LowPrice,
    Timestamp,
    TradeFee,
    HighPrice,
    Identifier,
    OrderType,
    TradeUuid,
    StreamType,
    TradePrice,
    TradeVolume,
    MarketState,
    TradesCount,
    OpeningPrice,
    SequentialId,
    TimeInForce,
    ExecutedFunds,
    AssetTimestamp,
    ExecutedVolume,
    OrderTimestamp,
    OrderbookUnits,
    TradeTimestamp,
    PreventedLocked,
    PreventedVolume,
    RemainingVolume,
    PrevClosingPrice,
    SignedChangeRate,
    AccTradePrice24h,
    AccTradeVolume24h,
    CandleDateTimeUtc,
    CandleAccTradePrice,
    CandleAccTradeVolume,
};
inline constexpr std::size_t kStreamFieldCount = 52;

std::string_view nameOf(StreamField field);
std::optional<StreamField> findStreamField(std::string_view name);

class StreamFields {
  public:
    // Takes the object at the front of the scanner.
    std::optional<JsonError> read(JsonScanner& scanner);

    // Nothing when the field is missing or null.
    const JsonToken* find(StreamField field) const {
        return has(field) && token(field).kind != JsonKind::Null ? &token(field) : nullptr;
    }
    bool has(StreamField field) const { return (m_seen >> static_cast<unsigned>(field) & 1U) != 0; }
    bool isText(StreamField field, std::string_view expected) const;

  private:
    const JsonToken& token(StreamField field) const { return m_tokens[static_cast<std::size_t>(field)]; }

    std::uint64_t m_seen = 0;
    std::array<JsonToken, kStreamFieldCount> m_tokens; // only those that were seen are initialised
};

// Turns fields into values. Each call answers whether all is well; the first error stays, so that calls can be chained
// with &&. A field without a value of its own kind is optional where its target is.
class StreamReader {
  public:
    explicit StreamReader(const StreamFields& fields)
        : m_fields{fields} {}

    // Digits behind the eighth are refused by `exact` and cut off by `decimal`.
    template <class Tag>
    bool exact(StreamField field, base::Fixed<Tag>& target) {
        return readFixed(field, base::ExcessDigits::Refuse, target);
    }
    template <class Tag>
    bool decimal(StreamField field, base::Fixed<Tag>& target) {
        return readFixed(field, base::ExcessDigits::RoundDown, target);
    }
    template <class Tag>
    bool exact(StreamField field, std::optional<base::Fixed<Tag>>& target) {
        return m_fields.find(field) == nullptr || exact(field, target.emplace());
    }
    template <class Tag>
    bool decimal(StreamField field, std::optional<base::Fixed<Tag>>& target) {
        return m_fields.find(field) == nullptr || decimal(field, target.emplace());
    }
    // A statistic beyond the range of exact decimals; finite.
    bool statistic(StreamField field, double& target);
    bool integer(StreamField field, std::int64_t& target);
    bool integer(StreamField field, std::optional<std::int64_t>& target) {
        return m_fields.find(field) == nullptr || integer(field, target.emplace());
    }
    // Epoch milliseconds, and ISO 8601 text (no zone: UTC).
    bool epochMs(StreamField field, base::Timestamp& target);
    bool optionalEpochMs(StreamField field, base::Timestamp& target) {
        return m_fields.find(field) == nullptr || epochMs(field, target);
    }
    bool instant(StreamField field, base::Timestamp& target);
    bool text(StreamField field, std::string& target);
    bool optionalText(StreamField field, std::string& target) {
        return m_fields.find(field) == nullptr || text(field, target);
    }
    // The text of a number, quoted or not.
    bool decimalText(StreamField field, std::string& target);
    bool flag(StreamField field, std::optional<bool>& target);

    // The value of a field that must be there and be of the kind.
    const JsonToken* need(StreamField field, JsonKind kind);

    bool refuse(JsonProblem problem, StreamField field);
    bool demand(bool isRight, JsonProblem problem, StreamField field) { return isRight || refuse(problem, field); }
    const std::optional<JsonError>& error() const { return m_error; }

  private:
    template <class Tag>
    bool readFixed(StreamField field, base::ExcessDigits excess, base::Fixed<Tag>& target) {
        std::int64_t units = 0;
        if (!readUnits(field, excess, units))
            return false;
        target = base::Fixed<Tag>::fromUnits(units);
        return true;
    }
    bool readUnits(StreamField field, base::ExcessDigits excess, std::int64_t& units);
    const JsonToken* needValue(StreamField field);
    const JsonToken* needDecimal(StreamField field);

    const StreamFields& m_fields;
    std::optional<JsonError> m_error;
};

} // namespace kkachi::exchange::upbit
