#include "storage/vault/vault_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <optional>

namespace kkachi::storage::vault {
namespace {

using base::Done;
using base::Result;
using base::Unexpected;

class VaultStoreTest : public testing::Test {
  protected:
    std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("kkachi.vault")).toStdString(); }

    VaultStore makeStore(std::string passphrase = "correct horse") {
        return VaultStore{file(),
                          [this, passphrase](PassphraseFor purpose) -> Result<base::Secret, SecretStoreError> {
                              m_asked.push_back(purpose);
                              if (passphrase.empty())
                                  return Unexpected{SecretStoreError::NoPassphrase};
                              return base::Secret::copyOf(passphrase);
                          },
                          kLeastCost};
    }
    static std::string write(VaultStore& store, std::string_view name, std::string_view value) {
        std::optional<Result<Done, SecretStoreError>> done;
        store.write(name, base::Secret::copyOf(value), [&](auto result) { done.emplace(result); });
        return wordFor(done);
    }
    static std::string remove(VaultStore& store, std::string_view name) {
        std::optional<Result<Done, SecretStoreError>> done;
        store.remove(name, [&](auto result) { done.emplace(result); });
        return wordFor(done);
    }
    static std::string probe(VaultStore& store) {
        std::optional<Result<Done, SecretStoreError>> done;
        store.probe([&](auto result) { done.emplace(result); });
        return wordFor(done);
    }
    // The value, or the error's word in brackets.
    static std::string read(VaultStore& store, std::string_view name) {
        std::optional<std::string> text;
        store.read(name, [&](const auto& secret) {
            text = secret ? std::string{secret->reveal()} : "[" + std::string{toString(secret.error())} + "]";
        });
        EXPECT_FALSE(text) << "the answer must come later";
        EXPECT_TRUE(QTest::qWaitFor([&] { return text.has_value(); }));
        return text.value_or("");
    }
    static std::string wordFor(const std::optional<Result<Done, SecretStoreError>>& done) {
        EXPECT_FALSE(done) << "the answer must come later";
        EXPECT_TRUE(QTest::qWaitFor([&] { return done.has_value(); }));
        return *done ? "done" : std::string{toString(done->error())};
    }

    QTemporaryDir m_folder;
    std::vector<PassphraseFor> m_asked;
};

TEST_F(VaultStoreTest, KeepsKeysOverARestart) {
    {
        VaultStore store = makeStore();
        EXPECT_EQ(write(store, kUpbitAccessKey, "access"), "done");
        EXPECT_EQ(write(store, kUpbitSecretKey, "secret"), "done");
        EXPECT_EQ(write(store, kUpbitSecretKey, "newer secret"), "done");
    }
    VaultStore store = makeStore();
    EXPECT_EQ(read(store, kUpbitAccessKey), "access");
    EXPECT_EQ(read(store, kUpbitSecretKey), "newer secret");
    EXPECT_EQ(read(store, kOpenAiApiKey), "[not_found]");
    EXPECT_EQ(remove(store, kUpbitAccessKey), "done");
    EXPECT_EQ(read(store, kUpbitAccessKey), "[not_found]");
    EXPECT_EQ(remove(store, kUpbitAccessKey), "not_found");
}

TEST_F(VaultStoreTest, AsksForItsPassphraseOnceAndSaysWhatFor) {
    VaultStore store = makeStore();
    write(store, kUpbitAccessKey, "access");
    read(store, kUpbitAccessKey);
    EXPECT_EQ(m_asked, std::vector{PassphraseFor::Create});
    VaultStore second = makeStore();
    read(second, kUpbitAccessKey);
    write(second, kUpbitAccessKey, "again");
    EXPECT_EQ(m_asked, (std::vector{PassphraseFor::Create, PassphraseFor::Open}));
}

TEST_F(VaultStoreTest, AsksNobodyWhereThereIsNoVault) {
    VaultStore store = makeStore();
    EXPECT_EQ(read(store, kUpbitAccessKey), "[not_found]");
    EXPECT_EQ(remove(store, kUpbitAccessKey), "not_found");
    EXPECT_EQ(probe(store), "done");
    EXPECT_FALSE(store.exists());
    EXPECT_TRUE(m_asked.empty());
}

TEST_F(VaultStoreTest, IsReadableForItsOwnerOnlyWhateverTheMask) {
    const mode_t before = umask(0);
    VaultStore store = makeStore();
    write(store, kUpbitAccessKey, "access");
    struct stat status {};
    ASSERT_EQ(stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    // A copy that somebody made readable is closed again.
    std::filesystem::permissions(file(), std::filesystem::perms{0644});
    write(store, kUpbitAccessKey, "access");
    ASSERT_EQ(stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    umask(before);
}

TEST_F(VaultStoreTest, LeavesTheOldFileWhenTheNewOneCannotBeWritten) {
    {
        VaultStore store = makeStore();
        write(store, kUpbitAccessKey, "access");
    }
    VaultStore wrong = makeStore("another");
    EXPECT_EQ(write(wrong, kUpbitAccessKey, "other"), "wrong_passphrase");
    VaultStore none = makeStore("");
    EXPECT_EQ(write(none, kUpbitAccessKey, "other"), "no_passphrase");
    EXPECT_EQ(write(none, kUpbitAccessKey, ""), "denied");
    VaultStore store = makeStore();
    EXPECT_EQ(read(store, kUpbitAccessKey), "access");
    // Nothing but the vault is left in the folder.
    const std::filesystem::directory_iterator entries{file().parent_path()};
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(VaultStoreTest, SeesWhatAnotherProgramHasStoredMeanwhile) {
    VaultStore first = makeStore();
    VaultStore second = makeStore();
    write(first, kUpbitAccessKey, "one");
    EXPECT_EQ(read(second, kUpbitAccessKey), "one");
    write(second, kUpbitAccessKey, "two");
    write(second, kUpbitSecretKey, "secret");
    EXPECT_EQ(read(first, kUpbitAccessKey), "two");
    write(first, kOpenAiApiKey, "three");
    EXPECT_EQ(read(second, kUpbitSecretKey), "secret");
    EXPECT_EQ(read(second, kOpenAiApiKey), "three");
}

TEST_F(VaultStoreTest, AsksAgainAfterAWrongPassphrase) {
    {
        VaultStore store = makeStore();
        write(store, kUpbitAccessKey, "access");
    }
    VaultStore wrong = makeStore("another");
    EXPECT_EQ(read(wrong, kUpbitAccessKey), "[wrong_passphrase]");
    EXPECT_EQ(read(wrong, kUpbitAccessKey), "[wrong_passphrase]");
    EXPECT_EQ(m_asked.size(), 3U);
}

TEST_F(VaultStoreTest, NamesADamagedFileBeforeItAsksForAPassphrase) {
    std::ofstream{file()} << "something else";
    VaultStore store = makeStore();
    EXPECT_EQ(read(store, kUpbitAccessKey), "[not_a_vault]");
    EXPECT_EQ(probe(store), "not_a_vault");
    EXPECT_EQ(write(store, kUpbitAccessKey, "access"), "not_a_vault");
    EXPECT_TRUE(m_asked.empty());
    std::filesystem::resize_file(file(), 10'000'000);
    EXPECT_EQ(read(store, kUpbitAccessKey), "[not_a_vault]");
    std::filesystem::remove(file());
    std::filesystem::create_directory(file());
    EXPECT_EQ(read(store, kUpbitAccessKey), "[not_a_vault]");
}

TEST_F(VaultStoreTest, RefusesNamesItDoesNotKnow) {
    VaultStore store = makeStore();
    EXPECT_EQ(write(store, "probe", "value"), "unknown_name");
    EXPECT_EQ(read(store, ""), "[unknown_name]");
    EXPECT_EQ(remove(store, "upbit"), "unknown_name");
}

TEST_F(VaultStoreTest, ListsNamesAndNeverValues) {
    VaultStore store = makeStore();
    write(store, kUpbitAccessKey, "access");
    std::optional<std::vector<ListedSecret>> listed;
    store.list([&](auto all) { listed = std::move(all); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return listed.has_value(); }));
    ASSERT_EQ(listed->size(), kSecretNames.size());
    for (const ListedSecret& secret : *listed)
        EXPECT_EQ(secret.presence, secret.name == kUpbitAccessKey ? SecretPresence::Set : SecretPresence::NotSet);
}

TEST_F(VaultStoreTest, SaysThatItsFolderIsMissing) {
    VaultStore store{"/nonexistent/folder/kkachi.vault",
                     [](PassphraseFor) { return base::Secret::copyOf("correct horse"); }, kLeastCost};
    EXPECT_EQ(write(store, kUpbitAccessKey, "access"), "file_unusable");
}

} // namespace
} // namespace kkachi::storage::vault
