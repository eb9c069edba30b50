#include "exchange/upbit/stream_fields.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kLongestText = 4096;
constexpr std::int64_t kLatestEpochMs = 4'102'444'800'000; // the year 2100

constexpr std::array<std::string_view, kStreamFieldCount> kNames{
    std::string_view{"code"},
    std::string_view{"type"},
    std::string_view{"uuid"},
    std::string_view{"error"},
    std::string_view{"price"},
    std::string_view{"state"},
    std::string_view{"assets"},
    std::string_view{"locked"},
    std::string_view{"status"},
    std::string_view{"volume"},
    std::string_view{"ask_bid"},
    std::string_view{"balance"},
    std::string_view{"ask_size"},
    std::string_view{"bid_size"},
    std::string_view{"currency"},
    std::string_view{"is_maker"},
    std::string_view{"paid_fee"},
    std::string_view{"smp_type"},
    std::string_view{"ask_price"},
    std::string_view{"avg_price"},
    std::string_view{"bid_price"},
    std::string_view{"low_price"},
    std::string_view{"timestamp"},
    std::string_view{"trade_fee"},
    std::string_view{"high_price"},
    std::string_view{"identifier"},
    std::string_view{"order_type"},
    std::string_view{"trade_uuid"},
    std::string_view{"stream_type"},
    std::string_view{"trade_price"},
    std::string_view{"trade_volume"},
    std::string_view{"market_state"},
    std::string_view{"trades_count"},
    std::string_view{"opening_price"},
    std::string_view{"sequential_id"},
    std::string_view{"time_in_force"},
    std::string_view{"executed_funds"},
    std::string_view{"asset_timestamp"},
    std::string_view{"executed_volume"},
    std::string_view{"order_timestamp"},
    std::string_view{"orderbook_units"},
    std::string_view{"trade_timestamp"},
    std::string_view{"prevented_locked"},
    std::string_view{"prevented_volume"},
    std::string_view{"remaining_volume"},
    std::string_view{"prev_closing_price"},
    std::string_view{"signed_change_rate"},
    std::string_view{"acc_trade_price_24h"},
    std::string_view{"acc_trade_volume_24h"},
    std::string_view{"candle_date_time_utc"},
    std::string_view{"candle_acc_trade_price"},
    std::string_view{"candle_acc_trade_volume"},
};

constexpr std::size_t kWord = sizeof(std::uint64_t);

// Eight characters as a number, the first lowest; what is missing of them is zero.
constexpr std::uint64_t loadWord(const char* at, std::size_t length) {
    std::uint64_t word = 0;
    if (std::is_constant_evaluated() || length < kWord || std::endian::native != std::endian::little)
        for (std::size_t i = 0; i < length && i < kWord; ++i)
            word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    else
        std::memcpy(&word, at, kWord);
    return word;
}

// The first and the last eight characters: all of a name of sixteen or fewer.
struct Ends {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;

    friend constexpr bool operator==(const Ends&, const Ends&) = default;
};

constexpr Ends endsOf(std::string_view name) {
    const std::size_t rest = name.size() < kWord ? 0 : name.size() - kWord;
    return {loadWord(name.data(), name.size()), loadWord(name.data() + rest, name.size() - rest)};
}

constexpr auto kEnds = [] {
    std::array<Ends, kStreamFieldCount> ends{};
    for (std::size_t i = 0; i < ends.size(); ++i)
        ends[i] = endsOf(kNames[i]);
    return ends;
}();

// A perfect hash: each name has a slot of its own. The multiplier is the first of a fixed series that makes it so.
constexpr unsigned kSlotBits = 8;
constexpr std::size_t slotOf(const Ends& ends, std::size_t length, std::uint64_t multiplier) {
    const std::uint64_t mixed = (ends.head ^ std::rotl(ends.tail, 29)) + length;
    return static_cast<std::size_t>(mixed * multiplier >> (64 - kSlotBits));
}

constexpr std::uint8_t kNoField = 0xff;

struct Slots {
    std::uint64_t multiplier = 0;
    std::array<std::uint8_t, std::size_t{1} << kSlotBits> fields{};
};

consteval std::optional<Slots> fillSlots(std::uint64_t multiplier) {
    Slots slots{multiplier};
    slots.fields.fill(kNoField);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        auto& field = slots.fields[slotOf(kEnds[i], kNames[i].size(), multiplier)];
        if (field != kNoField)
            return std::nullopt;
        field = static_cast<std::uint8_t>(i);
    }
    return slots;
}

consteval Slots findSlots() {
    for (std::uint64_t seed = 0x9e3779b97f4a7c15;; seed = seed * 6364136223846793005 + 1442695040888963407)
        if (const auto slots = fillSlots(seed | 1))
            return *slots;
}

constexpr Slots kSlots = findSlots();

static_assert(kStreamFieldCount <= 64, "one bit each");

} // namespace

std::string_view nameOf(StreamField field) {
    return kNames[static_cast<std::size_t>(field)];
}

std::optional<StreamField> findStreamField(std::string_view name) {
    const Ends ends = endsOf(name);
    const std::uint8_t field = kSlots.fields[slotOf(ends, name.size(), kSlots.multiplier)];
    if (field == kNoField || kNames[field].size() != name.size() || kEnds[field] != ends)
        return std::nullopt;
    if (name.size() > 2 * kWord && kNames[field] != name)
        return std::nullopt;
    return static_cast<StreamField>(field);
}

std::optional<JsonError> StreamFields::read(JsonScanner& scanner) {
    std::optional<StreamField> doubled;
    const auto note = [&](const JsonToken& name, const JsonToken& value) {
        const auto field = name.hasEscapes ? findStreamField(plainText(name)) : findStreamField(name.text());
        if (!field)
            return true;
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(*field);
        if ((m_seen & bit) != 0) {
            doubled = field;
            return false;
        }
        m_seen |= bit;
        m_tokens[static_cast<std::size_t>(*field)] = value;
        return true;
    };
    if (scanner.visitMembers(note))
        return std::nullopt;
    if (doubled)
        return JsonError{JsonProblem::DuplicateField, std::string{nameOf(*doubled)}};
    return JsonError{JsonProblem::NotJson, {}};
}

bool StreamFields::isText(StreamField field, std::string_view expected) const {
    const JsonToken* found = find(field);
    return found != nullptr && found->kind == JsonKind::Text &&
           (found->hasEscapes ? plainText(*found) == expected : found->text() == expected);
}

bool StreamReader::refuse(JsonProblem problem, StreamField field) {
    m_error = JsonError{problem, std::string{nameOf(field)}};
    return false;
}

const JsonToken* StreamReader::needValue(StreamField field) {
    const JsonToken* found = m_fields.find(field);
    if (found == nullptr)
        refuse(m_fields.has(field) ? JsonProblem::WrongKind : JsonProblem::MissingField, field);
    return found;
}

const JsonToken* StreamReader::need(StreamField field, JsonKind kind) {
    const JsonToken* found = needValue(field);
    if (found != nullptr && found->kind != kind) {
        refuse(JsonProblem::WrongKind, field);
        return nullptr;
    }
    return found;
}

// A number, or a text that holds one, as the private API writes them.
const JsonToken* StreamReader::needDecimal(StreamField field) {
    const JsonToken* found = needValue(field);
    if (found != nullptr && found->kind != JsonKind::Number && found->kind != JsonKind::Text) {
        refuse(JsonProblem::WrongKind, field);
        return nullptr;
    }
    return found;
}

bool StreamReader::readUnits(StreamField field, base::ExcessDigits excess, std::int64_t& units) {
    const JsonToken* found = needDecimal(field);
    if (found == nullptr)
        return false;
    const auto parsed = base::parseDecimal(found->text(), excess); // an escape is no digit
    if (!parsed)
        return refuse(JsonProblem::BadNumber, field);
    units = *parsed;
    return true;
}

bool StreamReader::statistic(StreamField field, double& target) {
    const JsonToken* found = needDecimal(field);
    if (found == nullptr)
        return false;
    const char* end = found->begin + found->size;
    const auto [stopped, error] = std::from_chars(found->begin, end, target);
    return demand(error == std::errc{} && stopped == end && std::isfinite(target), JsonProblem::BadNumber, field);
}

bool StreamReader::integer(StreamField field, std::int64_t& target) {
    const JsonToken* found = need(field, JsonKind::Number);
    if (found == nullptr)
        return false;
    const char* end = found->begin + found->size;
    const auto [stopped, error] = std::from_chars(found->begin, end, target);
    return demand(error == std::errc{} && stopped == end, JsonProblem::BadNumber, field);
}

bool StreamReader::epochMs(StreamField field, base::Timestamp& target) {
    std::int64_t ms = 0;
    if (!integer(field, ms))
        return false;
    if (ms < 0 || ms > kLatestEpochMs)
        return refuse(JsonProblem::Impossible, field);
    target = base::fromEpochMs(ms);
    return true;
}

bool StreamReader::instant(StreamField field, base::Timestamp& target) {
    std::string written;
    if (!text(field, written))
        return false;
    const auto at = base::parseInstant(written);
    if (!at)
        return refuse(JsonProblem::BadText, field);
    target = *at;
    return true;
}

bool StreamReader::text(StreamField field, std::string& target) {
    const JsonToken* found = need(field, JsonKind::Text);
    if (found == nullptr)
        return false;
    if (found->size > kLongestText)
        return refuse(JsonProblem::BadText, field);
    if (found->hasEscapes)
        target = plainText(*found);
    else
        target.assign(found->text());
    return true;
}

bool StreamReader::decimalText(StreamField field, std::string& target) {
    const JsonToken* found = needDecimal(field);
    if (found == nullptr)
        return false;
    target.assign(found->text());
    return true;
}

bool StreamReader::flag(StreamField field, std::optional<bool>& target) {
    const JsonToken* found = m_fields.find(field);
    if (found == nullptr)
        return true;
    if (found->kind != JsonKind::True && found->kind != JsonKind::False)
        return refuse(JsonProblem::WrongKind, field);
    target = found->kind == JsonKind::True;
    return true;
}

} // namespace kkachi::exchange::upbit
