#include "storage/rows.h"

namespace kkachi::storage {

std::string_view toString(Severity severity) {
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::ActSoon:
        return "act_soon";
    case Severity::ActNow:
        return "act_now";
    }
    return {};
}

std::string_view toString(BarMark mark) {
    switch (mark) {
    case BarMark::Traded:
        return "traded";
    case BarMark::NoTrades:
        return "no_trades";
    case BarMark::ExchangeClosed:
        return "exchange_closed";
    case BarMark::Missing:
        return "missing";
    case BarMark::Repaired:
        return "repaired";
    }
    return {};
}

} // namespace kkachi::storage
