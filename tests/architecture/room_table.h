// The rooms and the arrows between them: the same table as in ARCHITECTURE.md.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::architecture {

enum class Qt {
    None, // pure: the standard library and ours alone
    Host, // pure but for the QObject that hosts it (engine/engine_host)
    Free, // an adapter or a face
};

struct Room {
    std::string_view name;
    Qt qt;
    std::vector<std::string_view> mayInclude; // besides itself
};

std::span<const Room> rooms();

// The room a path from the root, or an include from core/ ("risk/limits.h") or the root ("ui/style/x.h"), lies in: the
// longest name that fits, so that "exchange/upbit/a.h" is in exchange/upbit. Null when in none.
const Room* findRoom(std::string_view path);

bool mayInclude(const Room& from, const Room& to);

} // namespace kkachi::architecture
