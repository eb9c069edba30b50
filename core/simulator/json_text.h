// Writes JSON text. Money goes out as exact decimals, which a document of doubles could not hold.
#pragma once

#include "base/fixed_point.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::simulator {

// An exact amount of any type: it knows its own digits.
template <class T>
concept ExactAmount = requires(const T& amount) {
    { amount.toString() } -> std::same_as<std::string>;
};

class JsonText {
  public:
    JsonText& beginObject() { return open('{'); }
    JsonText& endObject() { return close('}'); }
    JsonText& beginArray() { return open('['); }
    JsonText& endArray() { return close(']'); }
    JsonText& key(std::string_view name);

    JsonText& value(std::string_view text);
    JsonText& value(const char* text) { return value(std::string_view{text}); }
    JsonText& value(const std::string& text) { return value(std::string_view{text}); }
    JsonText& value(bool flag) { return raw(flag ? "true" : "false"); }
    JsonText& value(std::int64_t number);
    JsonText& value(int number) { return value(std::int64_t{number}); }
    // Shortest digits that read back as the same double, without exponent.
    JsonText& value(double number);
    JsonText& value(std::nullptr_t) { return raw("null"); }
    template <class Tag>
    JsonText& value(base::Fixed<Tag> number) {
        return decimalValue(number.units());
    }
    JsonText& value(const ExactAmount auto& number) { return raw(number.toString()); }
    template <class T>
    JsonText& value(const std::optional<T>& maybe) {
        return maybe ? value(*maybe) : value(nullptr);
    }
    // JSON that is already text.
    JsonText& raw(std::string_view json);

    template <class T>
    JsonText& member(std::string_view name, const T& what) {
        key(name);
        return value(what);
    }
    // The decimal as a JSON string, as the exchange endpoints send it.
    JsonText& decimal(std::string_view name, const ExactAmount auto& number) { return member(name, number.toString()); }

    const std::string& text() const { return m_text; }
    std::string take() { return std::move(m_text); }

  private:
    // Units of 1e-8 without trailing zeros.
    JsonText& decimalValue(std::int64_t units);
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    void separate();

    std::string m_text;
    bool m_needsComma = false;
};

} // namespace kkachi::simulator
