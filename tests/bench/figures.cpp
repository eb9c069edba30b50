#include "figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kkachi::bench {

namespace {

bool reaches(const Figure& figure, double limit) {
    return figure.better == Better::Lower ? figure.value <= limit : figure.value >= limit;
}

std::string shown(double value) {
    return value >= 1000 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string limitOf(const Figure& figure, double limit) {
    return limit == 0 ? "-" : (figure.better == Better::Lower ? "<= " : ">= ") + shown(limit);
}

} // namespace

std::string verdictOf(const Figure& figure) {
    if (figure.floor == 0 && figure.goal == 0)
        return "-";
    if (figure.goal != 0 && reaches(figure, figure.goal))
        return "goal";
    return figure.floor != 0 && reaches(figure, figure.floor) ? "floor" : "MISS";
}

std::string tableOf(const std::vector<Figure>& figures) {
    const char* row = "{:<11} {:<46} {:>10} {:<5} {:>10} {:>10}  {:<6} {}\n";
    std::string table = fmt::format(fmt::runtime(row), "group", "figure", "measured", "unit", "floor", "goal", "", "");
    for (const Figure& figure : figures)
        table +=
            fmt::format(fmt::runtime(row), figure.group, figure.name, shown(figure.value), figure.unit,
                        limitOf(figure, figure.floor), limitOf(figure, figure.goal), verdictOf(figure), figure.note);
    return table;
}

std::string jsonOf(const std::vector<Figure>& figures) {
    std::string json = "[\n";
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const Figure& figure = figures[i];
        json += fmt::format(R"(  {{"group": "{}", "name": "{}", "value": {}, "unit": "{}", "floor": {}, "goal": {}, )"
                            R"("better": "{}", "verdict": "{}", "note": "{}"}}{})",
                            figure.group, figure.name, figure.value, figure.unit, figure.floor, figure.goal,
                            figure.better == Better::Lower ? "lower" : "higher", verdictOf(figure), figure.note,
                            i + 1 < figures.size() ? ",\n" : "\n");
    }
    return json + "]\n";
}

double percentile(std::vector<std::int64_t>& samples, double share) {
    if (samples.empty())
        return std::nan("");
    std::sort(samples.begin(), samples.end());
    const double rank = std::ceil(share * static_cast<double>(samples.size()));
    const auto index = std::clamp<std::size_t>(static_cast<std::size_t>(rank), 1, samples.size()) - 1;
    return static_cast<double>(samples[index]);
}

} // namespace kkachi::bench
