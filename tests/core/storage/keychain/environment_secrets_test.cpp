#include "storage/keychain/environment_secrets.h"

#include "storage/secret_store.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace kkachi::storage;
using namespace kkachi::storage::keychain;

TEST(EnvironmentSecrets, AreTakenOutOfTheEnvironment) {
    setenv("UPBIT_ACCESS_KEY", "access-1", 1);
    setenv("UPBIT_SECRET_KEY", "secret-2", 1);
    setenv("OPENAI_API_KEY", " sk-3\n", 1);
    const auto secrets = takeEnvironmentSecrets();
    EXPECT_EQ(secrets.upbitAccessKey.reveal(), "access-1");
    EXPECT_EQ(secrets.upbitSecretKey.reveal(), "secret-2");
    EXPECT_EQ(secrets.openAiApiKey.reveal(), "sk-3");
    for (const char* variable : {"UPBIT_ACCESS_KEY", "UPBIT_SECRET_KEY", "OPENAI_API_KEY"})
        EXPECT_EQ(std::getenv(variable), nullptr) << variable;
    EXPECT_TRUE(takeEnvironmentSecrets().openAiApiKey.isEmpty());
}

TEST(EnvironmentSecrets, AreFoundByTheNameTheKeychainUses) {
    setenv("OPENAI_API_KEY", "sk-3", 1);
    const auto secrets = takeEnvironmentSecrets();
    ASSERT_NE(secrets.find(kOpenAiApiKey), nullptr);
    EXPECT_EQ(secrets.find(kOpenAiApiKey)->reveal(), "sk-3");
    EXPECT_EQ(secrets.find(kUpbitAccessKey), nullptr);
    EXPECT_EQ(secrets.find("anything"), nullptr);
}

TEST(EnvironmentSecrets, AreEmptyWhenOnlySpaceIsSet) {
    setenv("OPENAI_API_KEY", " \n", 1);
    EXPECT_TRUE(takeEnvironmentSecrets().openAiApiKey.isEmpty());
    EXPECT_EQ(std::getenv("OPENAI_API_KEY"), nullptr);
}
