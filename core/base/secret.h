// A password or API key. It cannot be printed, streamed, compared or copied by accident, and is wiped when it goes.
#pragma once

#include <string>
#include <string_view>

namespace kkachi::base {

class Secret {
  public:
    Secret() = default;
    // Takes the text over and wipes the argument.
    explicit Secret(std::string&& text);
    static Secret copyOf(std::string_view text);
    ~Secret();

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    // A second copy where one is really wanted (a client per thread).
    Secret clone() const { return copyOf(m_text); }

    bool isEmpty() const { return m_text.empty(); }
    // The one way to the text: the name makes every use findable.
    std::string_view reveal() const { return m_text; }

  private:
    void wipe();
    std::string m_text;
};

} // namespace kkachi::base
