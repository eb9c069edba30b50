// Runs a target over its corpus and then over mutated inputs. An input that reaches an edge of the code which none
// before it reached joins the corpus of this run. The input that ends the program is left in a file.
#include "mutation.h"

#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// One bit for each (hashed) edge: where the code was before and where it is now.
constexpr std::size_t kEdgeBits = 16;
std::array<std::uint8_t, std::size_t{1} << kEdgeBits> g_edges{};
std::size_t g_edgeCount = 0;
std::uintptr_t g_before = 0;

std::string g_input; // the one under way

extern "C" void __sanitizer_cov_trace_pc() {
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    const std::uintptr_t edge = (here ^ g_before) * 0x9e3779b97f4a7c15 >> (64 - kEdgeBits);
    g_before = here >> 1;
    g_edgeCount += g_edges[edge] == 0 ? 1 : 0;
    g_edges[edge] = 1;
}

void leaveInput() {
    const char* name = "fuzz-finding.bin";
    if (std::FILE* file = std::fopen(name, "wb")) {
        std::fwrite(g_input.data(), 1, g_input.size(), file);
        std::fclose(file);
        std::fprintf(stderr, "the input of %zu bytes is in %s\n", g_input.size(), name);
    }
}

void onAbort(int) {
    leaveInput();
    std::_Exit(1);
}

void runOne(std::string input) {
    g_input = std::move(input);
    g_before = 0;
    // A block of its own exact size, so that a byte too far is noticed.
    const auto bytes = std::make_unique<std::uint8_t[]>(g_input.size());
    std::copy(g_input.begin(), g_input.end(), bytes.get());
    LLVMFuzzerTestOneInput(bytes.get(), g_input.size());
}

std::vector<std::string> readCorpus(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end()); // the same order everywhere
    std::vector<std::string> inputs;
    for (const fs::path& file : files) {
        std::ifstream stream{file, std::ios::binary};
        inputs.emplace_back(std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{});
    }
    return inputs;
}

int usage() {
    std::fputs("usage: fuzz_TARGET [--inputs N] [--seed N] CORPUS_FOLDER | FILE\n", stderr);
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    std::uint64_t count = 10'000;
    std::uint64_t seed = 1;
    fs::path corpus;
    for (int i = 1; i < argc; ++i) {
        const bool hasValue = i + 1 < argc;
        if (std::strcmp(argv[i], "--inputs") == 0 && hasValue)
            count = std::strtoull(argv[++i], nullptr, 10);
        else if (std::strcmp(argv[i], "--seed") == 0 && hasValue)
            seed = std::strtoull(argv[++i], nullptr, 10);
        else
            corpus = argv[i];
    }
    if (!fs::exists(corpus))
        return usage();
    __sanitizer_set_death_callback(leaveInput);
    std::signal(SIGABRT, onAbort);
    if (fs::is_regular_file(corpus)) { // a finding, once more
        std::ifstream stream{corpus, std::ios::binary};
        runOne({std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}});
        return 0;
    }
    std::vector<std::string> inputs = readCorpus(corpus);
    if (inputs.empty())
        return usage();
    const std::size_t kept = inputs.size();
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& input : inputs)
        runOne(input);
    kkachi::fuzz::Mutator mutator{seed};
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t edges = g_edgeCount;
        runOne(mutator.next(inputs));
        if (g_edgeCount > edges)
            inputs.push_back(g_input);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("%llu inputs from %zu kept ones, seed %llu: no finding; %zu edges, %zu new inputs, %.1f s\n",
                static_cast<unsigned long long>(count), kept, static_cast<unsigned long long>(seed), g_edgeCount,
                inputs.size() - kept, took.count());
    return 0;
}
