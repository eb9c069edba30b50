#include "app/composition/replay_file.h"

#include "history/candle_file.h"

namespace kkachi::app {

base::Result<simulator::ReplayTape, history::CsvError> readReplay(const std::filesystem::path& file) {
    auto tape = history::readCandleFile(file);
    if (!tape)
        return base::Unexpected{tape.error()};
    constexpr base::Milliseconds kUnitOfOneBar{60'000}; // a single bar tells no distance
    const base::Milliseconds unit = tape->unit > base::Milliseconds{} ? tape->unit : kUnitOfOneBar;
    return simulator::ReplayTape{std::move(tape->bars), unit};
}

} // namespace kkachi::app
