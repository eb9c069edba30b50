#include "base/secret.h"

#include <cstring>
#include <utility>

namespace kkachi::base {

namespace {

// The compiler may drop a memset of memory that dies; explicit_bzero it may not.
void wipeText(std::string& text) {
    text.resize(text.capacity());
    explicit_bzero(text.data(), text.size());
    text.clear();
}

} // namespace

Secret::Secret(std::string&& text)
    : m_text{text} {
    wipeText(text);
}

Secret Secret::copyOf(std::string_view text) {
    Secret secret;
    secret.m_text.assign(text);
    return secret;
}

Secret::~Secret() {
    wipe();
}

Secret::Secret(Secret&& other) noexcept
    : m_text{other.m_text} {
    other.wipe();
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        m_text = other.m_text;
        other.wipe();
    }
    return *this;
}

void Secret::wipe() {
    wipeText(m_text);
}

} // namespace kkachi::base
