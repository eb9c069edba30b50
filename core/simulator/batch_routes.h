// The files and the batches of the OpenAI half.
#pragma once

#include "http/router.h"
#include "simulator/analyst_desk.h"
#include "simulator/batch.h"
#include "simulator/file_store.h"
#include "simulator/openai_gate.h"
#include "simulator/simulator_clock.h"

#include <cstdint>
#include <deque>
#include <string_view>

namespace kkachi::simulator {

class BatchRoutes {
  public:
    BatchRoutes(const SimulatorClock& clock, OpenAiGate& gate, AnalystDesk& desk, std::uint64_t seed);

    void addTo(http::Router& router);

    const BatchManners& manners() const { return m_manners; }
    // Of the batches that are made from now on.
    void setManners(const BatchManners& manners) { m_manners = manners; }

  private:
    http::Response upload(const http::Request& request);
    http::Response listFiles(const http::Request& request);
    http::Response file(const http::Request& request);
    http::Response content(const http::Request& request);
    http::Response removeFile(const http::Request& request);

    http::Response create(const http::Request& request);
    http::Response listBatches(const http::Request& request);
    http::Response batch(const http::Request& request);
    http::Response cancel(const http::Request& request);

    Batch::Workplace workplace();
    Batch* findBatch(std::string_view id);

    const SimulatorClock& m_clock;
    OpenAiGate& m_gate;
    AnalystDesk& m_desk;
    FileStore m_files;
    UuidSource m_ids;
    BatchManners m_manners;
    std::deque<Batch> m_batches; // oldest first, the newest few hundred
};

} // namespace kkachi::simulator
