// The built-in analyst's reasons, in the language that the question asks for.
#pragma once

#include <string>

namespace kkachi::simulator {

struct AnalystFigures {
    double price = 0;
    double unrealisedPct = 0;
    double movePct = 0; // of the last `shortCount` closes
    double shortAverage = 0;
    double longAverage = 0;
    std::size_t shortCount = 0;
    std::size_t longCount = 0;
};

class AnalystWords {
  public:
    explicit AnalystWords(bool korean)
        : m_korean{korean} {}

    std::string noPrice() const;
    std::string firstEntry(const AnalystFigures& figures) const;
    std::string waitingForEntry(const AnalystFigures& figures) const;
    // `isClear`: the averages speak for it; otherwise the wait has been long enough.
    std::string entry(const AnalystFigures& figures, bool isClear) const;
    std::string noReasonToEnter(const AnalystFigures& figures) const;
    std::string firstExit(const AnalystFigures& figures) const;
    std::string waitingForExit(const AnalystFigures& figures) const;
    std::string exit(const AnalystFigures& figures, bool isClear) const;
    std::string noReasonToLeave(const AnalystFigures& figures) const;

  private:
    bool m_korean;
};

} // namespace kkachi::simulator
