// The habits of the house that a machine can see.
#include "source_tree.h"

#include <gtest/gtest.h>

#include <regex>

namespace kkachi::architecture {
namespace {

constexpr std::size_t kMostLines = 500;

// Reports every line of the files that matches, with the reason.
void forbid(const std::vector<SourceFile>& files, const std::regex& pattern, const std::string& reason) {
    for (const SourceFile& file : files)
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            EXPECT_FALSE(std::regex_search(file.lines[i], pattern))
                << place(file, i) << ": " << reason << "\n  " << file.lines[i];
}

std::vector<SourceFile> sourcesWithout(const std::vector<std::string>& folders, const std::string& partOfPath) {
    std::vector<SourceFile> files = readSources(folders);
    std::erase_if(files, [&](const SourceFile& file) { return file.path.find(partOfPath) != std::string::npos; });
    return files;
}

TEST(Style, KeepsFilesShort) {
    for (const SourceFile& file : readSources({"app", "core", "ui", "tests", "resources"}))
        EXPECT_LE(file.lines.size(), kMostLines) << file.path << ": split it";
}

TEST(Style, LeavesNothingForLater) {
    const std::regex promises{R"(\b(TODO|FIXME|XXX|HACK)\b|\b[Ff]or now\b)"};
    forbid(sourcesWithout({"app", "core", "ui", "tests", "resources", "packaging"}, "tests/architecture/"), promises,
           "do it, or open an issue");
}

TEST(Style, NeverSleepsInTests) {
    const std::regex sleeps{R"(\bsleep_(for|until)\b|\bQThread::(m|u)?sleep\b|\bQTest::q(Sleep|Wait)\()"};
    forbid(sourcesWithout({"tests"}, "tests/architecture/"), sleeps,
           "wait for the effect: QTest::qWaitFor, QSignalSpy");
}

TEST(Style, SkipsAndDisablesNoTest) {
    const std::regex skips{R"(\bGTEST_SKIP\b|\bQSKIP\b|\bTEST(_F|_P)?\([^)]*\bDISABLED_)"};
    forbid(sourcesWithout({"tests"}, "tests/architecture/"), skips, "a test that does not run proves nothing");
}

TEST(Style, ReadsTheClockInOnePlaceOnly) {
    const std::regex clocks{
        R"(\bQDateTime::current|\bQTime::currentTime|\bQDate::currentDate|\bsystem_clock::now\b|\bstd::time\()"};
    forbid(sourcesWithout({"core", "ui", "app"}, "system_clock"), clocks, "take a base::Clock, or the event's time");
}

// There is no switch that ignores certificate errors, nor code that could become one.
TEST(Style, AlwaysVerifiesCertificates) {
    const std::regex bypasses{
        R"(ignoreSslErrors|VerifyNone|QueryPeer|setPeerVerifyName|AnyProtocol|SSL_VERIFY_NONE|TlsV1_0|TlsV1_1)"};
    // The simulator is a server, whose clients show no certificates.
    forbid(sourcesWithout({"core", "app", "ui"}, "simulator/tls_identity"), bypasses,
           "who cannot prove who it is gets no connection");
}

TEST(Style, HasNoSingletonsInCore) {
    forbid(readSources({"core"}), std::regex{R"(\binstance\(\))"}, "the composition root builds, constructors receive");
}

TEST(Style, KeepsRandomnessSeeded) {
    forbid(readSources({"core", "ui"}), std::regex{R"(\bstd::rand\(|\bs?rand\(\)|\brandom_device\b)"},
           "take a seed, so that a run can be repeated");
}

TEST(Style, NamesFilesInSnakeCase) {
    const std::regex snake{R"(^[a-z0-9_./]+$)"};
    for (const SourceFile& file : readSources({"app", "core", "ui", "tests"}))
        if (endsWithOneOf(file.path, {".h", ".cpp"})) {
            EXPECT_TRUE(std::regex_match(file.path, snake)) << file.path;
        }
}

} // namespace
} // namespace kkachi::architecture
