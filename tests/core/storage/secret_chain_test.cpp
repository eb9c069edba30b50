#include "storage/secret_chain.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>

namespace kkachi::storage {
namespace {

using base::Done;
using base::Result;
using base::Unexpected;

// A store in memory that answers at once, or refuses everything with one error.
class FakeStore : public SecretStore {
  public:
    std::map<std::string, std::string, std::less<>> values;
    std::optional<SecretStoreError> broken;
    int questions = 0;

    void read(std::string_view name, ReadAnswer answer) override {
        ++questions;
        if (broken)
            return answer(Unexpected{*broken});
        const auto found = values.find(name);
        if (found == values.end())
            return answer(Unexpected{SecretStoreError::NotFound});
        answer(base::Secret::copyOf(found->second));
    }
    void write(std::string_view name, const base::Secret& secret, DoneAnswer answer) override {
        if (broken)
            return answer(Unexpected{*broken});
        values.insert_or_assign(std::string{name}, std::string{secret.reveal()});
        answer(Done{});
    }
    void remove(std::string_view name, DoneAnswer answer) override {
        if (broken)
            return answer(Unexpected{*broken});
        if (values.erase(std::string{name}) == 0)
            return answer(Unexpected{SecretStoreError::NotFound});
        answer(Done{});
    }
    void list(ListAnswer answer) override {
        std::vector<ListedSecret> all;
        for (const std::string_view name : kSecretNames)
            all.push_back({name,
                           broken                  ? SecretPresence::Unknown
                           : values.contains(name) ? SecretPresence::Set
                                                   : SecretPresence::NotSet,
                           broken.value_or(SecretStoreError::NotFound)});
        answer(all);
    }
    void probe(DoneAnswer answer) override {
        answer(broken ? Result<Done, SecretStoreError>{Unexpected{*broken}} : Result<Done, SecretStoreError>{Done{}});
    }
};

class SecretChainTest : public testing::Test {
  protected:
    // "value from place", or "error at place".
    static std::string read(SecretChain& chain, std::string_view name = kOpenAiApiKey) {
        std::string text = "no answer";
        chain.read(name, [&](const auto& found) {
            text = found ? std::string{found->secret.reveal()} + " from " + std::string{toString(found->place)}
                         : describe(found.error());
        });
        return text;
    }
    static std::string write(SecretChain& chain, std::optional<SecretPlace> wanted = {}) {
        std::string text = "no answer";
        chain.write(kOpenAiApiKey, base::Secret::copyOf("value"), wanted,
                    [&](const auto& place) { text = place ? std::string{toString(*place)} : describe(place.error()); });
        return text;
    }
    static std::string remove(SecretChain& chain) {
        std::string text = "no answer";
        chain.remove(kOpenAiApiKey, [&](const auto& places) {
            if (!places) {
                text = describe(places.error());
                return;
            }
            text.clear();
            for (const SecretPlace place : *places)
                text += std::string{toString(place)} + ' ';
        });
        return text;
    }
    static std::string describe(const ChainError& error) {
        return std::string{toString(error.error)} + " at " + std::string{toString(error.place)};
    }
    static SecretChain::Environment given(std::string_view value) {
        SecretChain::Environment environment;
        environment.emplace(kOpenAiApiKey, base::Secret::copyOf(value));
        return environment;
    }

    FakeStore m_keychain;
    FakeStore m_vault;
    SecretChain m_chain{{}, m_keychain, m_vault};
};

TEST_F(SecretChainTest, TakesTheEnvironmentBeforeTheKeychainBeforeTheVault) {
    m_keychain.values = {{"openai-api-key", "k"}};
    m_vault.values = {{"openai-api-key", "v"}, {"upbit-access-key", "v"}};
    EXPECT_EQ(read(m_chain), "k from keychain");
    EXPECT_EQ(read(m_chain, kUpbitAccessKey), "v from vault");
    SecretChain withEnvironment{given("e"), m_keychain, m_vault};
    const int before = m_keychain.questions;
    EXPECT_EQ(read(withEnvironment), "e from environment");
    EXPECT_EQ(m_keychain.questions, before);
    SecretChain withEmpty{given(""), m_keychain, m_vault};
    EXPECT_EQ(read(withEmpty), "k from keychain");
}

TEST_F(SecretChainTest, ReadsTheVaultWhereTheKeychainDoesNotWork) {
    m_vault.values = {{"openai-api-key", "v"}};
    for (const auto error : {SecretStoreError::NoService, SecretStoreError::Locked, SecretStoreError::TimedOut}) {
        m_keychain.broken = error;
        EXPECT_EQ(read(m_chain), "v from vault");
    }
}

TEST_F(SecretChainTest, SaysWhatAPersonCanDoSomethingAbout) {
    EXPECT_EQ(read(m_chain), "not_found at keychain");
    m_keychain.broken = SecretStoreError::NoService;
    EXPECT_EQ(read(m_chain), "not_found at vault");
    m_keychain.broken = SecretStoreError::Locked;
    EXPECT_EQ(read(m_chain), "locked at keychain");
    m_vault.broken = SecretStoreError::WrongPassphrase;
    EXPECT_EQ(read(m_chain), "wrong_passphrase at vault");
}

TEST_F(SecretChainTest, WritesToTheKeychainAndToTheVaultOnlyWhereThereIsNone) {
    EXPECT_EQ(write(m_chain), "keychain");
    for (const auto error :
         {SecretStoreError::NoService, SecretStoreError::NoCollection, SecretStoreError::Unavailable}) {
        m_keychain.broken = error;
        EXPECT_EQ(write(m_chain), "vault");
    }
    m_vault.values.clear();
    m_keychain.broken = SecretStoreError::Locked;
    EXPECT_EQ(write(m_chain), "locked at keychain");
    EXPECT_TRUE(m_vault.values.empty());
    EXPECT_EQ(write(m_chain, SecretPlace::Vault), "vault");
    EXPECT_EQ(write(m_chain, SecretPlace::Keychain), "locked at keychain");
    m_keychain.broken = SecretStoreError::NoService;
    m_vault.broken = SecretStoreError::NoPassphrase;
    EXPECT_EQ(write(m_chain), "no_passphrase at vault");
}

TEST_F(SecretChainTest, RemovesAKeyFromWhereverItIs) {
    m_keychain.values = {{"openai-api-key", "k"}};
    m_vault.values = {{"openai-api-key", "v"}};
    EXPECT_EQ(remove(m_chain), "keychain vault ");
    EXPECT_EQ(remove(m_chain), "not_found at keychain");
    m_keychain.broken = SecretStoreError::NoService;
    EXPECT_EQ(remove(m_chain), "not_found at vault");
}

TEST_F(SecretChainTest, DoesNotSayThatAKeyIsGoneWhileALockedKeychainMayHaveIt) {
    m_vault.values = {{"openai-api-key", "v"}};
    m_keychain.broken = SecretStoreError::Locked;
    EXPECT_EQ(remove(m_chain), "locked at keychain");
}

TEST_F(SecretChainTest, ListsWhereEachKeyIs) {
    m_keychain.values = {{"upbit-access-key", "k"}};
    m_vault.values = {{"upbit-secret-key", "v"}};
    SecretChain chain{given("e"), m_keychain, m_vault};
    std::vector<PlacedSecret> listed;
    chain.list([&](auto all) { listed = std::move(all); });
    ASSERT_EQ(listed.size(), 3U);
    EXPECT_EQ(listed[0].place, SecretPlace::Keychain);
    EXPECT_EQ(listed[1].place, SecretPlace::Vault);
    EXPECT_EQ(listed[2].place, SecretPlace::Environment);
    m_vault.broken = SecretStoreError::NoPassphrase;
    m_chain.list([&](auto all) { listed = std::move(all); });
    EXPECT_EQ(listed[0].place, SecretPlace::Keychain);
    EXPECT_EQ(listed[1].listed.presence, SecretPresence::Unknown);
    EXPECT_EQ(listed[1].listed.error, SecretStoreError::NoPassphrase);
}

} // namespace
} // namespace kkachi::storage
