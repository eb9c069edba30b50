#include "storage/keychain/keychain_store.h"

#include <QTest>

#include <gtest/gtest.h>

#include <optional>
#include <utility>

using namespace kkachi;
using namespace kkachi::storage;
using keychain::KeychainStore;

namespace {

template <class T>
SecretStoreError errorOf(const std::optional<base::Result<T, SecretStoreError>>& result) {
    EXPECT_TRUE(result.has_value()) << "no answer";
    EXPECT_FALSE(result && result->has_value());
    return result && !*result ? result->error() : SecretStoreError::NotFound;
}

// Far above the time a refusal takes, far below the time limit of a test.
constexpr int kPatienceMs = 30'000;

} // namespace

TEST(KeychainStore, SaysThatThereIsNoService) {
    KeychainStore store;
    std::optional<base::Result<base::Secret, SecretStoreError>> read;
    std::optional<base::Result<base::Done, SecretStoreError>> written;
    std::optional<base::Result<base::Done, SecretStoreError>> removed;
    store.read(kOpenAiApiKey, [&](auto result) { read.emplace(std::move(result)); });
    store.write(kOpenAiApiKey, base::Secret::copyOf("value"), [&](auto result) { written.emplace(result); });
    store.remove(kOpenAiApiKey, [&](auto result) { removed.emplace(result); });
    EXPECT_FALSE(read.has_value()) << "the answer must come later";
    ASSERT_TRUE(QTest::qWaitFor([&] { return read && written && removed; }, kPatienceMs));
    EXPECT_EQ(errorOf(read), SecretStoreError::NoService);
    EXPECT_EQ(errorOf(written), SecretStoreError::NoService);
    EXPECT_EQ(errorOf(removed), SecretStoreError::NoService);
}

TEST(KeychainStore, ListsEveryNameAsUnknownWhereThereIsNoKeychain) {
    KeychainStore store;
    std::optional<std::vector<ListedSecret>> listed;
    store.list([&](auto secrets) { listed = std::move(secrets); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return listed.has_value(); }, kPatienceMs));
    ASSERT_EQ(listed->size(), kSecretNames.size());
    for (std::size_t i = 0; i < kSecretNames.size(); ++i) {
        EXPECT_EQ((*listed)[i].name, kSecretNames[i]);
        EXPECT_EQ((*listed)[i].presence, SecretPresence::Unknown);
        EXPECT_EQ((*listed)[i].error, SecretStoreError::NoService);
    }
}

TEST(KeychainStore, RefusesNamesItDoesNotKnow) {
    KeychainStore store;
    std::optional<base::Result<base::Secret, SecretStoreError>> read;
    std::optional<base::Result<base::Done, SecretStoreError>> written;
    std::optional<base::Result<base::Done, SecretStoreError>> removed;
    store.read("probe", [&](auto result) { read.emplace(std::move(result)); });
    store.write("", base::Secret::copyOf("value"), [&](auto result) { written.emplace(result); });
    store.remove("upbit", [&](auto result) { removed.emplace(result); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return read && written && removed; }, kPatienceMs));
    EXPECT_EQ(errorOf(read), SecretStoreError::UnknownName);
    EXPECT_EQ(errorOf(written), SecretStoreError::UnknownName);
    EXPECT_EQ(errorOf(removed), SecretStoreError::UnknownName);
}

TEST(KeychainStore, MayGoBeforeItsAnswerComes) {
    bool hasAnswered = false;
    {
        KeychainStore store;
        store.read(kUpbitAccessKey, [&](const auto&) { hasAnswered = true; });
    }
    // The next store's answer comes after the one that nobody waits for any more.
    KeychainStore next;
    bool isDone = false;
    next.read(kUpbitAccessKey, [&](const auto&) { isDone = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return isDone; }, kPatienceMs));
    EXPECT_FALSE(hasAnswered);
}
