// The groups of figures, each measured by a function of its own.
#pragma once

#include "figures.h"

#include <vector>

namespace kkachi::bench {

// How much is measured: `quick` only shows that everything runs.
enum class Effort { Quick, Full };

std::vector<Figure> measureParsing(Effort effort);
std::vector<Figure> measureOrderPath(Effort effort);
std::vector<Figure> measureFeed(Effort effort);
std::vector<Figure> measureSimulator(Effort effort);

} // namespace kkachi::bench
