// Reads a member of a simdjson document where absence or another type means a fallback.
#pragma once

#include <simdjson.h>

#include <utility>

namespace kkachi::simulator {

template <class T, class Source>
T valueOr(Source source, T fallback) {
    T value{};
    return std::move(source).get(value) == simdjson::SUCCESS ? value : fallback;
}

} // namespace kkachi::simulator
