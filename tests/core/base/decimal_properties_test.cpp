// Decimal text against arithmetic on paper.
#include "base/decimal_text.h"
#include "tests/support/plain_json.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::base {
namespace {

class Numbers {
  public:
    std::string next() {
        std::string text = oneIn(3) ? "-" : oneIn(20) ? "+" : "";
        appendDigits(text, 21);
        if (oneIn(2))
            appendDigits(text += '.', 21);
        if (oneIn(4))
            text += (oneIn(2) ? "e" : "E") + std::to_string(below(70) - 35);
        if (oneIn(10))
            text.insert(below(static_cast<int>(text.size()) + 1), 1, "0.e-+ x"[below(7)]);
        return text;
    }

  private:
    std::size_t below(int limit) {
        return static_cast<std::size_t>(std::uniform_int_distribution{0, limit - 1}(m_engine));
    }
    bool oneIn(int n) { return below(n) == 0; }
    void appendDigits(std::string& text, int most) {
        const char only = static_cast<char>('0' + below(10));
        const bool isPlain = oneIn(3);
        for (std::size_t n = below(oneIn(5) ? most : 10) + 1; n > 0; --n)
            text += isPlain ? only : static_cast<char>('0' + below(10));
    }

    std::mt19937 m_engine{20261122};
};

TEST(DecimalText, EqualsArithmeticOnPaper) {
    Numbers numbers;
    int read = 0;
    for (int i = 0; i < 100'000; ++i) {
        const std::string text = numbers.next();
        for (const auto excess : {ExcessDigits::Refuse, ExcessDigits::RoundDown}) {
            const auto parsed = parseDecimal(text, excess);
            const auto expected = tests::plainUnits(text, excess == ExcessDigits::RoundDown);
            ASSERT_EQ(parsed.has_value(), expected.has_value()) << text;
            if (expected) {
                ASSERT_EQ(*parsed, *expected) << text;
            }
            read += parsed ? 1 : 0;
        }
    }
    EXPECT_GT(read, 50'000);
}

} // namespace
} // namespace kkachi::base
