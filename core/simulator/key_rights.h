// What an API key may do. Upbit names the rights in Korean; the words here are the simulator's own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kkachi::simulator {

enum class Right : std::uint8_t {
    None = 0, // asked of a call that any key may make
    ViewAssets = 1,
    ViewOrders = 2,
    MakeOrders = 4,
    Withdraw = 8,
    ViewWithdraws = 16,
};

struct RightName {
    Right right;
    std::string_view name;
};

inline constexpr std::array kRightNames{
    RightName{Right::ViewAssets, "view_assets"},       RightName{Right::ViewOrders, "view_orders"},
    RightName{Right::MakeOrders, "make_orders"},       RightName{Right::Withdraw, "withdraw"},
    RightName{Right::ViewWithdraws, "view_withdraws"},
};

class Rights {
  public:
    constexpr Rights() = default;
    constexpr void add(Right right) { m_bits |= static_cast<std::uint8_t>(right); }
    constexpr bool allow(Right right) const {
        const auto bit = static_cast<std::uint8_t>(right);
        return (m_bits & bit) == bit;
    }

  private:
    std::uint8_t m_bits = 0;
};

// A trader's key: no withdrawals.
constexpr Rights traderRights() {
    Rights rights;
    rights.add(Right::ViewAssets);
    rights.add(Right::ViewOrders);
    rights.add(Right::MakeOrders);
    return rights;
}

} // namespace kkachi::simulator
