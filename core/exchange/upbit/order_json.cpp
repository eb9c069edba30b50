// The private half of upbit_json.h: balances, chances, orders, errors.
#include "exchange/upbit/json_words.h"
#include "exchange/upbit/market_json.h"
#include "exchange/upbit/upbit_json.h"

#include <algorithm>
#include <array>

namespace kkachi::exchange::upbit {

namespace {

using simdjson::ondemand::object;

constexpr std::size_t kMostAssets = 2000;
constexpr std::size_t kMostOrders = 1000;
constexpr std::size_t kMostTrades = 10'000;
constexpr std::size_t kLongestMessage = 200;

std::string_view quoteOf(std::string_view market) {
    return market.substr(0, market.find('-'));
}
std::string_view baseOf(std::string_view market) {
    const auto dash = market.find('-');
    return dash == std::string_view::npos ? std::string_view{} : market.substr(dash + 1);
}

Field decimalText(std::string_view name, std::string& target) {
    return {name, Need::Required, [&target](JsonValue value) {
                std::string_view digits;
                const auto problem = readDecimalText(value, digits);
                target.assign(digits);
                return problem;
            }};
}

std::optional<JsonError> readAsset(object row, AssetTexts& asset) {
    std::array fields{text("currency", Need::Required, asset.currency), decimalText("balance", asset.free),
                      decimalText("locked", asset.locked)};
    return readFields(row, fields);
}

template <class Amount>
std::optional<JsonError> take(const std::string& digits, const char* field, Amount& target) {
    // A balance may have twenty digits behind the point; what is below the eighth cannot be traded.
    const auto amount = Amount::parse(digits, base::ExcessDigits::RoundDown);
    if (!amount)
        return JsonError{JsonProblem::BadNumber, field};
    if (amount->isNegative())
        return JsonError{JsonProblem::Impossible, field};
    target = *amount;
    return std::nullopt;
}

template <class Held>
std::optional<JsonError> take(const AssetTexts& asset, Held& held) {
    if (auto error = take(asset.free, "balance", held.free))
        return error;
    return take(asset.locked, "locked", held.locked);
}

template <class Held>
Field account(std::string_view name, Held& held) {
    return {name, Need::Required, [&held](JsonValue value) -> std::optional<JsonProblem> {
                object row;
                if (value.get_object().get(row))
                    return JsonProblem::WrongKind;
                AssetTexts asset;
                auto error = readAsset(row, asset);
                if (!error)
                    error = take(asset, held);
                return error ? std::optional{error->problem} : std::nullopt;
            }};
}

Field minimumOf(std::string_view name, base::Krw& target) {
    return {name, Need::Required, [&target](JsonValue value) -> std::optional<JsonProblem> {
                object side;
                if (value.get_object().get(side))
                    return JsonProblem::WrongKind;
                std::array fields{exactDecimal("min_total", Need::Required, target)};
                const auto error = readFields(side, fields);
                return error ? std::optional{error->problem} : std::nullopt;
            }};
}

Field marketRules(Chance& chance, std::string& id) {
    return {"market", Need::Required, [&chance, &id](JsonValue value) -> std::optional<JsonProblem> {
                object rules;
                if (value.get_object().get(rules))
                    return JsonProblem::WrongKind;
                base::Krw bidMinimum;
                base::Krw askMinimum;
                std::array fields{text("id", Need::Required, id), minimumOf("bid", bidMinimum),
                                  minimumOf("ask", askMinimum),
                                  exactDecimal("max_total", Need::Required, chance.maximumTotal),
                                  text("state", Need::Optional, chance.state)};
                if (const auto error = readFields(rules, fields))
                    return error->problem;
                chance.minimumTotal = std::max(bidMinimum, askMinimum);
                return std::nullopt;
            }};
}

VenueState stateNamed(std::string_view word) {
    if (word == "wait")
        return VenueState::Wait;
    if (word == "watch")
        return VenueState::Watch;
    if (word == "done")
        return VenueState::Done;
    return word == "cancel" ? VenueState::Cancel : VenueState::Other;
}

std::optional<JsonError> readOrderTrade(object row, order::Fill& fill) {
    std::array fields{text("uuid", Need::Required, fill.tradeUuid), exactDecimal("price", Need::Required, fill.price),
                      exactDecimal("volume", Need::Required, fill.volume),
                      instant("created_at", Need::Required, fill.at)};
    if (auto error = readFields(row, fields))
        return error;
    if (!fill.price.isPositive() || !fill.volume.isPositive())
        return JsonError{JsonProblem::Impossible, "trades"};
    return std::nullopt;
}

std::optional<JsonError> readOrder(object row, OrderRecord& record) {
    const auto readTrades = [&record](JsonValue trades) {
        return readElements(trades, kMostTrades,
                            [&record](object trade) { return readOrderTrade(trade, record.trades.emplace_back()); });
    };
    std::string state;
    std::array fields{text("market", Need::Required, record.market),
                      text("uuid", Need::Required, record.uuid),
                      text("identifier", Need::Optional, record.identifier),
                      orderSide("side", record.side),
                      text("ord_type", Need::Required, record.orderType),
                      text("state", Need::Required, state),
                      text("time_in_force", Need::Optional, record.timeInForce),
                      text("smp_type", Need::Optional, record.smpType),
                      instant("created_at", Need::Optional, record.createdAt),
                      decimal("price", record.price, base::ExcessDigits::Refuse),
                      decimal("volume", record.volume, base::ExcessDigits::Refuse),
                      exactDecimal("executed_volume", Need::Required, record.executedVolume),
                      decimal("paid_fee", Need::Required, record.paidFee),
                      Field{"trades", Need::Optional, readTrades}};
    if (auto error = readFields(row, fields))
        return error;
    record.state = stateNamed(state);
    if (record.executedVolume.isNegative() || record.paidFee.isNegative())
        return JsonError{JsonProblem::Impossible, "executed_volume"};
    return std::nullopt;
}

// What can be shown of a body that is no JSON: its first line, without control characters.
std::string readable(std::string_view bytes) {
    std::string shown;
    for (const char c : bytes.substr(0, kLongestMessage)) {
        if (c == '\n' || c == '\r')
            break;
        if (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7f)
            shown += c;
    }
    return shown;
}

std::optional<JsonProblem> readName(JsonValue value, std::string& name) {
    std::string_view word;
    const auto problem = readDecimalText(value, word);
    name.assign(word.substr(0, kLongestMessage));
    return problem;
}

} // namespace

Parsed<Holdings> parseAccounts(std::string_view bytes, std::string_view market) {
    Holdings holdings;
    bool hasCash = false;
    bool hasBase = false;
    const auto error = readArray(bytes, kMostAssets, [&](object row) -> std::optional<JsonError> {
        AssetTexts asset;
        if (auto wrong = readAsset(row, asset))
            return wrong;
        const bool isCash = asset.currency == quoteOf(market);
        if (!isCash && asset.currency != baseOf(market))
            return std::nullopt;
        if (std::exchange(isCash ? hasCash : hasBase, true))
            return JsonError{JsonProblem::DuplicateField, asset.currency};
        return isCash ? take(asset, holdings.krw) : take(asset, holdings.base);
    });
    if (error)
        return base::Unexpected{*error};
    return holdings;
}

std::optional<JsonError> takeChangedAsset(const AssetTexts& asset, std::string_view market, MyAsset& news) {
    const bool isCash = asset.currency == quoteOf(market);
    if (!isCash && asset.currency != baseOf(market))
        return std::nullopt;
    if (isCash ? news.krw.has_value() : news.base.has_value())
        return JsonError{JsonProblem::DuplicateField, asset.currency};
    return isCash ? take(asset, news.krw.emplace()) : take(asset, news.base.emplace());
}

Parsed<Chance> parseChance(std::string_view bytes, std::string_view market) {
    Chance chance;
    std::string id;
    const auto error = readObject(bytes, [&](object root) {
        std::array fields{exactDecimal("bid_fee", Need::Required, chance.bidFee),
                          exactDecimal("ask_fee", Need::Required, chance.askFee), marketRules(chance, id),
                          account("bid_account", chance.holdings.krw), account("ask_account", chance.holdings.base)};
        return readFields(root, fields);
    });
    if (error)
        return base::Unexpected{*error};
    if (id != market)
        return base::Unexpected{JsonError{JsonProblem::OtherMarket, "market"}};
    const base::Ratio whole = base::Ratio::whole(1);
    if (chance.bidFee.isNegative() || chance.askFee.isNegative() || chance.bidFee >= whole || chance.askFee >= whole)
        return base::Unexpected{JsonError{JsonProblem::Impossible, "bid_fee"}};
    if (!chance.minimumTotal.isPositive() || chance.maximumTotal < chance.minimumTotal)
        return base::Unexpected{JsonError{JsonProblem::Impossible, "max_total"}};
    return chance;
}

Parsed<OrderRecord> parseOrder(std::string_view bytes) {
    OrderRecord record;
    if (const auto error = readObject(bytes, [&](object root) { return readOrder(root, record); }))
        return base::Unexpected{*error};
    return record;
}

Parsed<std::vector<OrderRecord>> parseOrders(std::string_view bytes, std::string_view market) {
    std::vector<OrderRecord> records;
    const auto error = readArray(bytes, kMostOrders, [&](object row) -> std::optional<JsonError> {
        OrderRecord& record = records.emplace_back();
        if (auto wrong = readOrder(row, record))
            return wrong;
        if (record.market != market)
            return JsonError{JsonProblem::OtherMarket, "market"};
        return std::nullopt;
    });
    if (error)
        return base::Unexpected{*error};
    return records;
}

VenueError parseVenueError(std::string_view bytes, int status) {
    VenueError read;
    const auto readError = [&read](JsonValue value) -> std::optional<JsonProblem> {
        object error;
        if (value.get_object().get(error))
            return JsonProblem::WrongKind;
        std::array fields{Field{"name", Need::Required, [&read](JsonValue name) { return readName(name, read.name); }},
                          text("message", Need::Optional, read.message)};
        const auto wrong = readFields(error, fields);
        return wrong ? std::optional{wrong->problem} : std::nullopt;
    };
    const auto wrong = readObject(bytes, [&](object root) {
        std::array fields{Field{"error", Need::Required, readError}};
        return readFields(root, fields);
    });
    if (!wrong)
        return read;
    return {"http_" + std::to_string(status), readable(bytes)};
}

Field orderSide(std::string_view name, order::Side& target) {
    return {name, Need::Required, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::string word;
                if (const auto problem = readText(value, word))
                    return problem;
                if (word != "bid" && word != "ask")
                    return JsonProblem::BadText;
                target = word == "bid" ? order::Side::Buy : order::Side::Sell;
                return std::nullopt;
            }};
}

} // namespace kkachi::exchange::upbit
