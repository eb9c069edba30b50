#include "base/secret.h"

#include <fmt/format.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

namespace kkachi::base {
namespace {

// Longer than a string keeps inside itself, and short enough to be kept there.
constexpr std::string_view kLong = "a-secret-that-is-longer-than-any-small-buffer";
constexpr std::string_view kShort = "short";

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<std::string, Secret>);

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
static_assert(!Printable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);
// What holds a secret cannot be printed either, and is moved, never copied.
struct Holder {
    Secret secret;
};
static_assert(!Printable<Holder>);
static_assert(!std::is_copy_constructible_v<Holder>);
static_assert(!std::equality_comparable<Secret>); // a comparison that stops early tells how far it came

bool isWiped(const char* from, std::size_t size) {
    return std::all_of(from, from + size, [](char c) { return c == '\0'; });
}

TEST(Secret, WipesTheTextItTakesOver) {
    for (const std::string_view original : {kLong, kShort}) {
        std::string text{original};
        const char* const place = text.data();
        const Secret secret{std::move(text)};
        EXPECT_EQ(secret.reveal(), original);
        EXPECT_TRUE(text.empty()); // NOLINT: what is left of it is the point
        EXPECT_TRUE(isWiped(place, original.size()));
    }
}

TEST(Secret, LeavesNothingBehindWhenItMoves) {
    for (const std::string_view original : {kLong, kShort}) {
        Secret from = Secret::copyOf(original);
        const char* const place = from.reveal().data();
        const Secret to{std::move(from)};
        EXPECT_EQ(to.reveal(), original);
        EXPECT_TRUE(from.isEmpty()); // NOLINT: what is left of it is the point
        EXPECT_TRUE(isWiped(place, original.size()));
    }
}

TEST(Secret, WipesWhatItHeldWhenAnotherIsAssigned) {
    Secret held = Secret::copyOf(kLong);
    const char* const place = held.reveal().data();
    held = Secret::copyOf(kShort);
    EXPECT_EQ(held.reveal(), kShort);
    // The buffer may be used again for the new text; behind that nothing of the old one is left.
    EXPECT_TRUE(isWiped(place + kShort.size(), kLong.size() - kShort.size()));
}

TEST(Secret, SurvivesAssignmentToItself) {
    Secret secret = Secret::copyOf(kLong);
    Secret& same = secret;
    secret = std::move(same);
    EXPECT_EQ(secret.reveal(), kLong);
}

TEST(Secret, IsClonedOnlyByName) {
    const Secret secret = Secret::copyOf(kLong);
    const Secret clone = secret.clone();
    EXPECT_EQ(clone.reveal(), secret.reveal());
    EXPECT_NE(clone.reveal().data(), secret.reveal().data());
}

TEST(Secret, IsEmptyWithoutAText) {
    EXPECT_TRUE(Secret{}.isEmpty());
    EXPECT_TRUE(Secret::copyOf("").isEmpty());
    EXPECT_FALSE(Secret::copyOf(" ").isEmpty());
}

} // namespace
} // namespace kkachi::base
