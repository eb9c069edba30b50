// Measures what the speed table of the README says and prints it with the verdicts.
#include "benches.h"
#include "figures.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>

namespace {

using namespace kkachi::bench;

struct Group {
    const char* name;
    std::vector<Figure> (*measure)(Effort);
};
constexpr Group kGroups[]{
    {"parse", measureParsing}, {"order", measureOrderPath}, {"feed", measureFeed}, {"simulator", measureSimulator}};

int run(const std::string& only, Effort effort, const std::string& jsonFile) {
    std::vector<Figure> figures;
    for (const Group& group : kGroups) {
        if (!only.empty() && only != group.name)
            continue;
        std::cerr << "measuring " << group.name << "..." << std::endl;
        const auto measured = group.measure(effort);
        figures.insert(figures.end(), measured.begin(), measured.end());
    }
    std::cout << tableOf(figures);
    if (!jsonFile.empty() && !(std::ofstream{jsonFile} << jsonOf(figures))) {
        std::cerr << "cannot write " << jsonFile << "\n";
        return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application{argc, argv};
    QLoggingCategory::setFilterRules(QStringLiteral("upbit.*=false"));
    CLI::App options{"Kkachi's benchmarks"};
    std::string only;
    std::string jsonFile;
    bool isQuick = false;
    options.add_option("--only", only, "one group")->check(CLI::IsMember({"parse", "order", "feed", "simulator"}));
    options.add_option("--json", jsonFile, "also write the figures to this file");
    options.add_flag("--quick", isQuick, "few samples: shows that all of it runs, not how fast");
    CLI11_PARSE(options, argc, argv);
    try {
        return run(only, isQuick ? Effort::Quick : Effort::Full, jsonFile);
    } catch (const std::exception& failure) {
        std::cerr << "the bench failed: " << failure.what() << "\n";
        return 1;
    }
}
