// Walks over JSON text strictly and without copying: every byte is checked against RFC 8259 (escapes and UTF-8 too),
// what nobody wants included. Made for the streams, where a message is read in one pass; REST answers are read by
// json_fields.
#pragma once

#include "exchange/upbit/text_block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

enum class JsonKind : std::uint8_t { Object, Array, Text, Number, True, False, Null };

// A value where it stands in the text. Left uninitialised on purpose: a message has room for many.
struct JsonToken {
    const char* begin;
    std::uint32_t size;
    JsonKind kind;
    bool hasEscapes; // of a text

    // Of a text what is between its quotes, escapes as they were sent; of anything else all of it.
    std::string_view text() const { return {begin, size}; }
};

class JsonScanner {
  public:
    // Deeper than any message of the exchange; what is deeper is no JSON for us.
    static constexpr int kDeepest = 16;

    explicit JsonScanner(std::string_view bytes)
        : m_at{bytes.data()}
        , m_end{bytes.data() + bytes.size()} {}

    // Takes the value at the front; false when there is none or it is broken.
    bool takeValue(JsonToken& token) { return moveTo(valueEnd(afterSpace(m_at), token, 0)); }
    // Whether nothing but space is left.
    bool isAtEnd() const { return afterSpace(m_at) == m_end; }
    bool isAtObject() const { return m_at != m_end && *m_at == '{'; }

    // Calls `visit(name, value)` for each member of the object at the front until it answers false; false then, or when
    // the text is broken.
    template <class Visit>
    bool visitMembers(Visit&& visit) {
        return moveTo(objectEnd(afterSpace(m_at), visit, 0));
    }
    // Calls `takeElement()` at each element of the array at the front, which takes it from this scanner.
    template <class Take>
    bool visitElements(Take&& takeElement) {
        const auto take = [&](const char* at) -> const char* {
            m_at = at;
            return takeElement() ? m_at : nullptr;
        };
        return moveTo(arrayEnd(afterSpace(m_at), take));
    }

  private:
    // What is called ...End gives the place behind what stands at `at`, null when that is broken. The place is handed
    // from one to the next rather than kept in the object, which would cost a store and a load at every step.

    bool moveTo(const char* at) {
        m_at = at == nullptr ? m_end : at;
        return at != nullptr;
    }

    const char* afterSpace(const char* at) const {
        while (at != m_end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
        return at;
    }
    bool isAt(const char* at, char wanted) const { return at != m_end && *at == wanted; }

    template <class Visit>
    const char* objectEnd(const char* at, Visit& visit, int depth) const {
        if (depth > kDeepest || !isAt(at, '{'))
            return nullptr;
        at = afterSpace(at + 1);
        if (isAt(at, '}'))
            return at + 1;
        while (true) {
            JsonToken name;
            JsonToken value;
            at = textEnd(at, name);
            if (at == nullptr)
                return nullptr;
            at = afterSpace(at);
            if (!isAt(at, ':'))
                return nullptr;
            at = valueEnd(afterSpace(at + 1), value, depth + 1);
            if (at == nullptr || !visit(name, value))
                return nullptr;
            at = afterSpace(at);
            if (isAt(at, '}'))
                return at + 1;
            if (!isAt(at, ','))
                return nullptr;
            at = afterSpace(at + 1);
        }
    }

    template <class ElementEnd>
    const char* arrayEnd(const char* at, ElementEnd& elementEnd) const {
        if (!isAt(at, '['))
            return nullptr;
        at = afterSpace(at + 1);
        if (isAt(at, ']'))
            return at + 1;
        while (true) {
            at = elementEnd(at);
            if (at == nullptr)
                return nullptr;
            at = afterSpace(at);
            if (isAt(at, ']'))
                return at + 1;
            if (!isAt(at, ','))
                return nullptr;
            at = afterSpace(at + 1);
        }
    }

    const char* valueEnd(const char* at, JsonToken& token, int depth) const {
        if (isAt(at, '"'))
            return textEnd(at, token);
        const int length = plainNumberLength(at, m_end - at);
        if (length == 0)
            return otherValueEnd(at, token, depth);
        token = {at, static_cast<std::uint32_t>(length), JsonKind::Number, false};
        return at + length;
    }

    const char* textEnd(const char* at, JsonToken& token) const {
        if (!isAt(at, '"'))
            return nullptr;
        const char* const begin = ++at;
        while (kHasTextBlocks && m_end - at >= kTextBlock) {
            const int plain = plainCharacters(at);
            at += plain;
            if (plain < kTextBlock)
                break;
        }
        if (!isAt(at, '"'))
            return unusualTextEnd(at, token, begin);
        token = {begin, static_cast<std::uint32_t>(at - begin), JsonKind::Text, false};
        return at + 1;
    }

    const char* otherValueEnd(const char* at, JsonToken& token, int depth) const;
    const char* unusualTextEnd(const char* at, JsonToken& token, const char* begin) const;
    const char* escapeEnd(const char* at) const;
    const char* numberEnd(const char* at, JsonToken& token) const;
    const char* wordEnd(const char* at, JsonToken& token, std::string_view word, JsonKind kind) const;
    const char* digitsEnd(const char* at) const;

    const char* m_at;
    const char* m_end;
};

// The characters that a text stands for, in UTF-8.
std::string plainText(const JsonToken& text);

} // namespace kkachi::exchange::upbit
