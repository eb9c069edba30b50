#include "storage/vault/vault_format.h"

#include <sodium.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace kkachi::storage::vault {
namespace {

constexpr std::string_view kValue = "canary-value-of-a-key-0123456789";

base::Secret phrase(std::string_view text = "correct horse") {
    return base::Secret::copyOf(text);
}

Contents contents() {
    Contents all;
    all.emplace("openai-api-key", base::Secret::copyOf(kValue));
    all.emplace("upbit-access-key", base::Secret::copyOf("a"));
    return all;
}

// One vault for all tests that do not change what it is made of: deriving a key takes time on purpose.
const Bytes& sealed() {
    static const Bytes kBytes = *seal(contents(), phrase(), kLeastCost);
    return kBytes;
}

std::string_view problemOf(const Bytes& bytes, const base::Secret& passphrase = phrase()) {
    const auto opened = unseal(bytes, passphrase);
    return opened ? "none" : toString(opened.error());
}

template <class Number>
void put(Bytes& bytes, std::size_t at, Number number) {
    std::memcpy(bytes.data() + at, &number, sizeof number); // the tests run on little-endian machines
}

// A header as somebody could write it who knows the format and no passphrase.
void fixChecksum(Bytes& bytes) {
    crypto_generichash(bytes.data() + 68, 16, bytes.data(), 68, nullptr, 0);
}

TEST(VaultFormat, GivesBackWhatWasPutIn) {
    const auto opened = unseal(sealed(), phrase());
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->size(), 2U);
    EXPECT_EQ(opened->find("openai-api-key")->second.reveal(), kValue);
    EXPECT_EQ(opened->find("upbit-access-key")->second.reveal(), "a");
}

TEST(VaultFormat, ShowsNothingOfAKeyOrItsName) {
    const std::string text{sealed().begin(), sealed().end()};
    EXPECT_EQ(text.find(kValue.substr(0, 6)), std::string::npos);
    EXPECT_EQ(text.find("openai"), std::string::npos);
}

TEST(VaultFormat, IsNeverTheSameTwice) {
    const Bytes again = *seal(contents(), phrase(), kLeastCost);
    EXPECT_FALSE(std::equal(again.begin() + 24, again.begin() + 64, sealed().begin() + 24)); // salt and nonce
    EXPECT_FALSE(std::equal(again.begin() + 100, again.end(), sealed().begin() + 100));
}

TEST(VaultFormat, MayBeEmpty) {
    const auto opened = unseal(*seal({}, phrase(), kLeastCost), phrase());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->empty());
}

TEST(VaultFormat, NamesAWrongPassphrase) {
    EXPECT_EQ(problemOf(sealed(), phrase("correct horsf")), "wrong_passphrase");
    EXPECT_EQ(problemOf(sealed(), phrase("")), "wrong_passphrase");
}

TEST(VaultFormat, NamesATruncatedFileWhereverItIsCut) {
    for (std::size_t size = 0; size < sealed().size(); ++size)
        ASSERT_EQ(problemOf({sealed().begin(), sealed().begin() + static_cast<std::ptrdiff_t>(size)}), "truncated")
            << size;
}

TEST(VaultFormat, NamesAnAddedByte) {
    Bytes longer = sealed();
    longer.push_back(0);
    EXPECT_EQ(problemOf(longer), "damaged");
}

// Every byte behind the magic word and the version, which have names of their own. The key check comes out as a wrong
// passphrase: that is what it is there to tell.
TEST(VaultFormat, NamesEveryChangedByteOfTheHeader) {
    for (std::size_t at = 12; at < 84; ++at) {
        Bytes changed = sealed();
        changed[at] ^= 1U;
        ASSERT_EQ(problemOf(changed), "damaged") << at;
    }
}

TEST(VaultFormat, NamesAChangedByteOfWhatIsEncrypted) {
    for (const std::size_t at : {std::size_t{100}, std::size_t{110}, sealed().size() - 1}) {
        Bytes changed = sealed();
        changed[at] ^= 0x80U;
        EXPECT_EQ(problemOf(changed), "damaged") << at;
    }
}

TEST(VaultFormat, NamesAnotherFileAndALaterVersion) {
    Bytes changed = sealed();
    changed[0] = 'X';
    EXPECT_EQ(problemOf(changed), "not_a_vault");
    EXPECT_EQ(problemOf({'h', 'i'}), "not_a_vault");
    changed = sealed();
    put(changed, 8, std::uint32_t{2});
    EXPECT_EQ(problemOf(changed), "newer_version");
    put(changed, 8, std::uint32_t{0});
    EXPECT_EQ(problemOf(changed), "damaged");
}

TEST(VaultFormat, RefusesCostsThatAreTooLowOrTooHighBeforeAnyWorkIsDone) {
    const auto withCost = [](std::uint32_t passes, std::uint64_t memory) {
        Bytes changed = sealed();
        put(changed, 12, passes);
        put(changed, 16, memory);
        fixChecksum(changed);
        return changed;
    };
    EXPECT_EQ(problemOf(withCost(1, kLeastCost.memory)), "bad_parameters");
    EXPECT_EQ(problemOf(withCost(kMostCost.passes + 1, kLeastCost.memory)), "bad_parameters");
    EXPECT_EQ(problemOf(withCost(2, kLeastCost.memory - 1)), "bad_parameters");
    EXPECT_EQ(problemOf(withCost(2, kMostCost.memory + 1)), "bad_parameters");
    EXPECT_EQ(problemOf(withCost(0xFFFFFFFFU, ~std::uint64_t{0})), "bad_parameters");
}

// Somebody who can write the file and repairs the open checksum still cannot pass off a header as ours.
TEST(VaultFormat, AuthenticatesItsHeader) {
    Bytes changed = sealed();
    changed[24] ^= 1U; // salt
    fixChecksum(changed);
    EXPECT_EQ(problemOf(changed), "wrong_passphrase");
    changed = sealed();
    put(changed, 64, std::uint32_t{0});
    fixChecksum(changed);
    EXPECT_EQ(problemOf(changed), "damaged");
    put(changed, 64, ~std::uint32_t{0});
    fixChecksum(changed);
    EXPECT_EQ(problemOf(changed), "truncated");
}

TEST(VaultFormat, DoesNotSealWhatItWouldNotOpen) {
    EXPECT_THROW((void)seal({}, phrase(), {1, kLeastCost.memory}), std::logic_error);
    Contents tooLong;
    tooLong.emplace("openai-api-key", base::Secret{std::string(kLongestValue + 1, 'x')});
    EXPECT_THROW((void)seal(tooLong, phrase(), kLeastCost), std::logic_error);
}

} // namespace
} // namespace kkachi::storage::vault
