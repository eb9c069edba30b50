#include "config/setting_table.h"

#include "base/translatable.h"

namespace kkachi::config {

namespace {

using Rows = std::vector<SettingDeclaration>;

void append(Rows& rows, Rows more) {
    rows.insert(rows.end(), more.begin(), more.end());
}

Rows generalSettings() {
    return {
        {.name = "market",
         .kind = Kind::Market,
         .defaultText = "KRW-BTC",
         .help = KKACHI_TRANSLATABLE("config", "The market to trade, as Upbit names it.")},
        {.name = "mode",
         .kind = Kind::Choice,
         .defaultText = "demo",
         .choices = {"demo", "paper", "live"},
         .help = KKACHI_TRANSLATABLE(
             "config", "demo: built-in exchange, no network. paper: the real market, orders are only simulated. "
                       "live: real orders with real money.")},
    };
}

Rows exchangeSettings() {
    return {
        {.name = "exchange.rest_url",
         .kind = Kind::Url,
         .defaultText = "https://api.upbit.com",
         .choices = {"https", "http"},
         .help = KKACHI_TRANSLATABLE("config", "Address of the exchange's REST interface; its paths begin at /v1.")},
        {.name = "exchange.websocket_url",
         .kind = Kind::Url,
         .defaultText = "wss://api.upbit.com/websocket/v1",
         .choices = {"wss", "ws"},
         .help = KKACHI_TRANSLATABLE(
             "config", "Address of the exchange's WebSocket; the private one is the same with /private behind.")},
        {.name = "exchange.ca_file",
         .kind = Kind::File,
         .help = KKACHI_TRANSLATABLE("config",
                                     "PEM file with certificate authorities to trust besides the system's own, at the "
                                     "exchange and at the analyst.")},
        {.name = "exchange.jwt_algorithm",
         .kind = Kind::Choice,
         .defaultText = "HS512",
         .choices = {"HS512", "HS256"},
         .help = KKACHI_TRANSLATABLE("config", "How requests are signed. Upbit recommends HS512 and accepts HS256.")},
        {.name = "exchange.allowed_host",
         .kind = Kind::Text,
         .help =
             KKACHI_TRANSLATABLE("config", "A host that may be sent your keys' signatures besides api.upbit.com and "
                                           "this computer. Needed only where exchange.rest_url names another.")},
        {.name = "collector.interval",
         .kind = Kind::Duration,
         .defaultText = "1s",
         .least = "100ms",
         .most = "60s",
         .help = KKACHI_TRANSLATABLE("config", "How often a row of market data is stored.")},
    };
}

Rows signalSettings() {
    return {
        {.name = "signal.engine",
         .kind = Kind::Choice,
         .defaultText = "gpt",
         .choices = {"gpt", "rules", "replay"},
         .help = KKACHI_TRANSLATABLE(
             "config", "Who gives the signals. gpt: a language model. rules: the strategy below. replay: the "
                       "stored answers of an earlier run.")},
        {.name = "signal.model",
         .kind = Kind::Text,
         .defaultText = "gpt-6-luna",
         .help = KKACHI_TRANSLATABLE("config", "The chat model to ask, as its server names it.")},
        {.name = "signal.base_url",
         .kind = Kind::Url,
         .defaultText = "https://api.openai.com/v1",
         .choices = {"https", "http"},
         .help = KKACHI_TRANSLATABLE("config", "Address of OpenAI or of any server compatible with it.")},
        {.name = "signal.strategy",
         .kind = Kind::Text,
         .defaultText = "volatility-breakout",
         .help = KKACHI_TRANSLATABLE("config",
                                     "The strategy that answers when the engine is rules, and the fallback of gpt: any "
                                     "strategy of the backtester.")},
        {.name = "signal.params",
         .kind = Kind::Parameters,
         .help = KKACHI_TRANSLATABLE("config", "The strategy's parameters; those not named keep their defaults.")},
        {.name = "signal.unit",
         .kind = Kind::Duration,
         .defaultText = "1m",
         .choices = {"1s", "1m", "3m", "5m", "10m", "15m", "30m", "1h", "4h", "1d"},
         .help = KKACHI_TRANSLATABLE("config", "Length of the bars that the strategy sees.")},
        {.name = "signal.interval",
         .kind = Kind::Duration,
         .defaultText = "60s",
         .demoDefaultText = "5s",
         .least = "5s",
         .most = "1d",
         .help = KKACHI_TRANSLATABLE("config", "Time between two questions to the analyst.")},
        {.name = "signal.timeout",
         .kind = Kind::Duration,
         .defaultText = "5s",
         .least = "1s",
         .most = "60s",
         .help = KKACHI_TRANSLATABLE("config", "How long an answer may take in all. A later one counts as Hold.")},
        {.name = "signal.min_confidence",
         .kind = Kind::Decimal,
         .defaultText = "0.6",
         .least = "0",
         .most = "1",
         .help = KKACHI_TRANSLATABLE("config", "Signals with less confidence are not acted on.")},
        {.name = "signal.daily_budget_usd",
         .kind = Kind::Decimal,
         .defaultText = "5.0",
         .least = "0",
         .most = "100000",
         .unit = KKACHI_TRANSLATABLE("config", "US dollars"),
         .help = KKACHI_TRANSLATABLE("config", "What the analyst may cost in a day; 0 is no limit.")},
    };
}

Rows riskSettings() {
    return {
        {.name = "risk.max_position_pct",
         .kind = Kind::Decimal,
         .defaultText = "2.0",
         .least = "1",
         .most = "2",
         .unit = KKACHI_TRANSLATABLE("config", "percent"),
         .help = KKACHI_TRANSLATABLE("config", "Largest position, in percent of total capital.")},
        {.name = "risk.stop_loss_pct",
         .kind = Kind::Decimal,
         .defaultText = "3.0",
         .least = "3",
         .most = "5",
         .unit = KKACHI_TRANSLATABLE("config", "percent"),
         .help =
             KKACHI_TRANSLATABLE("config", "The position is sold when the price is this far below its average entry.")},
        {.name = "risk.capital_krw",
         .kind = Kind::Decimal,
         .defaultText = "0",
         .least = "0",
         .most = "90000000000",
         .unit = KKACHI_TRANSLATABLE("config", "won"),
         .help =
             KKACHI_TRANSLATABLE("config", "Cap on the capital that percentages are taken of; 0 is the whole pocket.")},
        {.name = "risk.daily_loss_limit_pct",
         .kind = Kind::Decimal,
         .defaultText = "0.3",
         .least = "0.05",
         .most = "20",
         .unit = KKACHI_TRANSLATABLE("config", "percent"),
         .help = KKACHI_TRANSLATABLE(
             "config", "No new entries for the rest of the trading day (from 09:00 in Korea) after this loss, in "
                       "percent of total capital. 0.3 is five stops at the defaults.")},
        {.name = "risk.max_drawdown_pct",
         .kind = Kind::Decimal,
         .defaultText = "5.0",
         .least = "1",
         .most = "50",
         .unit = KKACHI_TRANSLATABLE("config", "percent"),
         .help = KKACHI_TRANSLATABLE(
             "config", "Trading stops and the position is only guarded after this fall from the highest equity.")},
        {.name = "risk.volatility_window",
         .kind = Kind::Duration,
         .defaultText = "60s",
         .least = "5s",
         .most = "1h",
         .help = KKACHI_TRANSLATABLE("config", "The time over which volatility is measured.")},
        {.name = "risk.volatility_pct",
         .kind = Kind::Decimal,
         .defaultText = "1.5",
         .least = "0.1",
         .most = "50",
         .unit = KKACHI_TRANSLATABLE("config", "percent"),
         .help = KKACHI_TRANSLATABLE(
             "config", "No new entries while the highest price of the window is this far above its lowest.")},
        {.name = "risk.max_orders_per_minute",
         .kind = Kind::Whole,
         .defaultText = "6",
         .least = "1",
         .most = "60",
         .help = KKACHI_TRANSLATABLE("config", "No more orders than this in a minute.")},
    };
}

Rows executionSettings() {
    return {
        {.name = "execution.order_type",
         .kind = Kind::Choice,
         .defaultText = "market",
         .choices = {"market", "limit"},
         .help = KKACHI_TRANSLATABLE("config", "How orders are sent. A stop-loss always sells at market.")},
        {.name = "execution.limit_timeout",
         .kind = Kind::Duration,
         .defaultText = "10s",
         .least = "1s",
         .most = "10m",
         .help = KKACHI_TRANSLATABLE(
             "config", "A limit order that is not filled by then is cancelled: an entry is dropped, an exit goes to "
                       "market.")},
        {.name = "execution.limit_offset_bps",
         .kind = Kind::Decimal,
         .defaultText = "0",
         .least = "-100",
         .most = "100",
         .unit = KKACHI_TRANSLATABLE("config", "basis points"),
         .help = KKACHI_TRANSLATABLE("config", "Moves a limit price from the best quote of our own side.")},
        {.name = "execution.max_attempts",
         .kind = Kind::Whole,
         .defaultText = "3",
         .least = "1",
         .most = "10",
         .help = KKACHI_TRANSLATABLE("config", "How often an order is sent that provably did not arrive.")},
    };
}

Rows houseSettings() {
    return {
        {.name = "storage.url",
         .kind = Kind::Database,
         .defaultText = "sqlite:",
         .help = KKACHI_TRANSLATABLE("config",
                                     "The database. \"sqlite:\" is a file in the data directory, one for each mode.")},
        {.name = "dashboard.enabled",
         .kind = Kind::Flag,
         .defaultText = "false",
         .help = KKACHI_TRANSLATABLE("config", "Serves a read-only web page with price, equity, signals and orders.")},
        {.name = "dashboard.address",
         .kind = Kind::Address,
         .defaultText = "127.0.0.1",
         .help = KKACHI_TRANSLATABLE(
             "config", "Where the web page listens. Other machines would need TLS and a password, which this "
                       "version does not have, so only this computer is allowed.")},
        {.name = "dashboard.port",
         .kind = Kind::Whole,
         .defaultText = "8787",
         .least = "0",
         .most = "65535",
         .help = KKACHI_TRANSLATABLE("config", "Port of the web page; 0 takes any free one.")},
        {.name = "log.level",
         .kind = Kind::Choice,
         .defaultText = "INFO",
         .choices = {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"},
         .help = KKACHI_TRANSLATABLE(
             "config", "DEBUG: detail for development. INFO: normal operation. WARNING: needs attention. ERROR: an "
                       "operation failed. CRITICAL: trading stopped, or the state of money is unknown.")},
        {.name = "live.confirm",
         .kind = Kind::Choice,
         .choices = {"LIVE"},
         .help = KKACHI_TRANSLATABLE(
             "config", "For services: the word LIVE, which a person otherwise types at each start of live "
                       "trading.")},
        {.name = "demo.capital",
         .kind = Kind::Decimal,
         .defaultText = "10000000",
         .least = "10000",
         .most = "10000000000",
         .unit = KKACHI_TRANSLATABLE("config", "won"),
         .help = KKACHI_TRANSLATABLE("config", "What a demo starts with.")},
        {.name = "paper.capital",
         .kind = Kind::Decimal,
         .defaultText = "10000000",
         .least = "10000",
         .most = "10000000000",
         .unit = KKACHI_TRANSLATABLE("config", "won"),
         .help = KKACHI_TRANSLATABLE("config", "What paper trading starts with.")},
    };
}

Rows makeTable() {
    Rows rows = generalSettings();
    append(rows, exchangeSettings());
    append(rows, signalSettings());
    append(rows, riskSettings());
    append(rows, executionSettings());
    append(rows, houseSettings());
    return rows;
}

} // namespace

std::span<const SettingDeclaration> settingTable() {
    static const Rows kTable = makeTable();
    return kTable;
}

} // namespace kkachi::config
