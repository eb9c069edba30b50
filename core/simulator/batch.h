// One batch of requests: it runs over the lines of its file bit by bit, as wall time passes.
#pragma once

#include "base/timestamp.h"
#include "simulator/analyst_desk.h"
#include "simulator/file_store.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::simulator {

// How batches go; for the tests of those who wait for them.
struct BatchManners {
    std::chrono::milliseconds duration{2'000}; // wall, of the whole batch
    bool expires = false;                      // half of the lines are answered, the others run out of time
};

class Batch {
  public:
    struct Order {
        std::string id;
        std::string inputFileId;
        std::string endpoint;
        std::string metadataJson;
        std::int64_t createdAt = 0;         // seconds since 1970
        std::chrono::milliseconds begun{0}; // wall
        BatchManners manners;
    };
    // Where it works: the analyst, the files, the ids and the time of its answers.
    struct Workplace {
        AnalystDesk& desk;
        FileStore& files;
        UuidSource& ids;
        std::chrono::milliseconds wall;
        base::Timestamp now;
    };

    explicit Batch(Order order)
        : m_order{std::move(order)} {}

    const std::string& id() const { return m_order.id; }
    // Carries on with what is due. A long file takes several calls.
    void advance(Workplace& place);
    // False when it has ended already.
    bool cancel(const Workplace& place);
    std::string toJson() const;

  private:
    enum class State { Validating, Failed, InProgress, Finalizing, Completed, Expired, Cancelling, Cancelled };
    struct Problem {
        std::string code;
        std::string message;
        std::int64_t line = 0;
    };

    void validate(const Workplace& place);
    void answerUpTo(std::size_t count, Workplace& place);
    void answerLine(const std::string& line, Workplace& place);
    void finish(State state, Workplace& place);
    void enter(State state, std::int64_t at);
    static const char* word(State state);

    Order m_order;
    State m_state = State::Validating;
    std::vector<std::string> m_lines;
    std::size_t m_answered = 0;
    std::int64_t m_total = 0;
    std::int64_t m_completed = 0;
    std::int64_t m_failed = 0;
    std::string m_output; // lines so far
    std::string m_errors;
    std::string m_outputFileId;
    std::string m_errorFileId;
    std::optional<Problem> m_problem;
    std::vector<std::pair<std::string, std::int64_t>> m_times; // "in_progress_at" and the like
    std::chrono::milliseconds m_cancelledAt{0};
};

} // namespace kkachi::simulator
