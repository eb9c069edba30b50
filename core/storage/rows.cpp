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

} // namespace kkachi::storage
