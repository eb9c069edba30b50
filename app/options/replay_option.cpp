#include "app/options/replay_option.h"

#include "app/composition/replay_file.h"
#include "app/options/invocation.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>

#include <utility>

namespace kkachi::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReplayOption)
};

} // namespace

base::Result<std::optional<simulator::ReplayTape>, int> replayFrom(const std::string& path) {
    if (path.empty())
        return std::optional<simulator::ReplayTape>{};
    auto replay = readReplay(path);
    if (!replay) {
        cli::printProblem(sentenceFor(replay.error()));
        return base::Unexpected{static_cast<int>(cli::kFailed)};
    }
    if (replay->duplicates > 0)
        cli::printProblem(Words::tr("%1: trades whose sequential id stood there before were left out: %2")
                              .arg(QString::fromStdString(path))
                              .arg(replay->duplicates));
    return std::optional{std::move(replay->tape)};
}

} // namespace kkachi::app
