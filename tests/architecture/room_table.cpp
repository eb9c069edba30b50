#include "room_table.h"

#include <algorithm>

namespace kkachi::architecture {

namespace {

// clang-format off
const std::vector<Room> kRooms{
    // pure
    {"base",              Qt::None, {}},
    {"market",            Qt::None, {"base"}},
    {"order",             Qt::None, {"base", "market"}},
    {"indicators",        Qt::None, {"base", "market"}},
    {"portfolio",         Qt::None, {"base", "market", "order"}},
    {"signal",            Qt::None, {"base", "market", "indicators"}},
    {"risk",              Qt::None, {"base", "market", "order", "portfolio"}},
    {"strategy",          Qt::None, {"base", "market", "indicators", "signal", "portfolio", "order"}},
    {"exchange",          Qt::None, {"base", "market", "order", "portfolio"}},
    {"exchange/matching", Qt::None, {"base", "market", "order", "portfolio"}},
    {"storage",           Qt::None, {"base", "market", "order", "portfolio", "signal"}},
    {"execution",         Qt::None, {"base", "market", "order", "portfolio", "risk", "exchange", "storage"}},
    {"engine",            Qt::Host, {"base", "market", "order", "indicators", "portfolio", "signal", "strategy", "risk",
                                     "exchange", "execution", "storage", "observability"}},
    {"backtest",          Qt::None, {"base", "market", "order", "indicators", "portfolio", "signal", "strategy", "risk",
                                     "exchange", "exchange/matching", "execution", "storage", "engine", "history"}},
    {"report",            Qt::None, {"base", "market", "portfolio", "backtest"}},
    {"config",            Qt::None, {"base"}},
    {"history",           Qt::None, {"base", "market"}},
    // logic over ports, and adapters
    {"observability",     Qt::Free, {"base"}},
    {"collector",         Qt::Free, {"base", "market", "exchange", "storage"}},
    {"http",              Qt::Free, {"base", "observability"}},
    {"simulator",         Qt::Free, {"base", "market", "order", "portfolio", "exchange/matching", "http"}},
    {"control",           Qt::Free, {"base", "observability", "engine"}},
    {"exchange/upbit",    Qt::Free, {"base", "market", "order", "portfolio", "exchange", "observability"}},
    {"signal/openai",     Qt::Free, {"base", "market", "signal", "observability"}},
    {"storage/sql",       Qt::Free, {"base", "market", "order", "portfolio", "signal", "storage", "observability"}},
    {"storage/keychain",  Qt::Free, {"base", "storage", "observability"}},
    {"storage/vault",     Qt::Free, {"base", "storage", "observability"}},
    // faces: values of the pure rooms and the engine's snapshot, never an adapter and never each other
    {"web",               Qt::Free, {"base", "market", "order", "portfolio", "signal", "storage", "engine", "backtest",
                                     "report", "http"}},
    {"ui",                Qt::Free, {"base", "market", "order", "portfolio", "signal", "storage", "engine", "backtest",
                                     "report"}},
};
// clang-format on

// The programs and the composition root may include everything.
const Room kApp{"app", Qt::Free, {}};

bool liesIn(std::string_view path, std::string_view room) {
    return path.starts_with(room) && path.size() > room.size() && path[room.size()] == '/';
}

} // namespace

std::span<const Room> rooms() {
    return kRooms;
}

const Room* findRoom(std::string_view path) {
    constexpr std::string_view kCore = "core/";
    if (path.starts_with(kCore))
        path.remove_prefix(kCore.size());
    if (liesIn(path, kApp.name))
        return &kApp;
    const Room* found = nullptr;
    for (const Room& room : kRooms)
        if (liesIn(path, room.name) && (!found || room.name.size() > found->name.size()))
            found = &room;
    return found;
}

bool mayInclude(const Room& from, const Room& to) {
    return &from == &to || from.name == kApp.name || std::ranges::count(from.mayInclude, to.name) > 0;
}

} // namespace kkachi::architecture
