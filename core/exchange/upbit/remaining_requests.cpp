#include "exchange/upbit/remaining_requests.h"

#include <algorithm>
#include <charconv>

namespace kkachi::exchange::upbit {

std::optional<int> remainingThisSecond(std::string_view header) {
    while (!header.empty()) {
        const auto end = header.find(';');
        std::string_view part = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        constexpr std::string_view kName = "sec=";
        if (!part.starts_with(kName))
            continue;
        part.remove_prefix(kName.size());
        int left = 0;
        const auto [stopped, error] = std::from_chars(part.data(), part.data() + part.size(), left);
        const bool isWhole = error == std::errc{} && stopped == part.data() + part.size() && left >= 0;
        return isWhole ? std::optional{left} : std::nullopt;
    }
    return std::nullopt;
}

} // namespace kkachi::exchange::upbit
