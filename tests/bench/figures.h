// Measured numbers beside what they should be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kkachi::bench {

enum class Better { Lower, Higher };

struct Figure {
    std::string group; // "parse", "order path", ...
    std::string name;
    double value = 0;
    std::string unit;
    Better better = Better::Lower;
    double floor = 0; // both 0: measured for comparison only
    double goal = 0;
    std::string note = {};
};

// "goal", "floor", "MISS", or "-" where nothing is asked.
std::string verdictOf(const Figure& figure);
// One aligned table with the verdicts.
std::string tableOf(const std::vector<Figure>& figures);
std::string jsonOf(const std::vector<Figure>& figures);

// The value below which this share of the samples lies (nearest rank). Sorts them.
double percentile(std::vector<std::int64_t>& samples, double share);

} // namespace kkachi::bench
