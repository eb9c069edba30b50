// Result<T, E>: a value or the reason why there is none. It uses the member names of std::expected (C++23), so that it
// can become an alias once the compilers have that.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace kkachi::base {

template <class E>
class Unexpected {
  public:
    constexpr explicit Unexpected(E error)
        : m_error{std::move(error)} {}
    constexpr const E& error() const& { return m_error; }
    constexpr E&& error() && { return std::move(m_error); }

  private:
    E m_error;
};

template <class E>
Unexpected(E) -> Unexpected<E>;

template <class T, class E>
class [[nodiscard]] Result {
  public:
    using value_type = T;
    using error_type = E;

    constexpr Result(T value)
        : m_state{std::in_place_index<0>, std::move(value)} {} // NOLINT: implicit as std::expected
    constexpr Result(Unexpected<E> error)
        : m_state{std::in_place_index<1>, std::move(error).error()} {} // NOLINT

    constexpr bool has_value() const { return m_state.index() == 0; }
    constexpr explicit operator bool() const { return has_value(); }

    // Precondition of the next three: has_value().
    constexpr const T& operator*() const& { return std::get<0>(m_state); }
    constexpr T& operator*() & { return std::get<0>(m_state); }
    constexpr T&& operator*() && { return std::get<0>(std::move(m_state)); }
    constexpr const T* operator->() const { return &std::get<0>(m_state); }
    constexpr T* operator->() { return &std::get<0>(m_state); }
    constexpr const T& value() const& { return std::get<0>(m_state); }
    constexpr T&& value() && { return std::get<0>(std::move(m_state)); }

    // Precondition: !has_value().
    constexpr const E& error() const { return std::get<1>(m_state); }

    template <class U>
    constexpr T value_or(U&& fallback) const& {
        return has_value() ? **this : static_cast<T>(std::forward<U>(fallback));
    }

    template <class F>
    constexpr auto and_then(F&& next) const& -> decltype(next(std::declval<const T&>())) {
        if (has_value())
            return std::forward<F>(next)(**this);
        return Unexpected<E>{error()};
    }

    template <class F>
    constexpr auto transform(F&& change) const& -> Result<decltype(change(std::declval<const T&>())), E> {
        if (has_value())
            return std::forward<F>(change)(**this);
        return Unexpected<E>{error()};
    }

  private:
    std::variant<T, E> m_state;
};

// For work that yields nothing but may fail: Result<Done, E>.
struct Done {
    friend constexpr bool operator==(Done, Done) = default;
};

} // namespace kkachi::base
