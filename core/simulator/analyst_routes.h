// The admin page of the analyst: its script, its limits and how its batches go.
#pragma once

#include "http/router.h"
#include "simulator/analyst_script.h"
#include "simulator/batch_routes.h"
#include "simulator/openai_rates.h"

namespace kkachi::simulator {

class AnalystRoutes {
  public:
    AnalystRoutes(AnalystScript& script, OpenAiRates& rates, BatchRoutes& batches)
        : m_script{script}
        , m_rates{rates}
        , m_batches{batches} {}

    void addTo(http::Router& router);

    http::Response status() const;
    // {"script": [...], "requests_per_minute": n, "tokens_per_minute": n, "batch": {"ms": n, "expires": flag}}; each
    // member on its own, all or none.
    http::Response change(const http::Request& request);

  private:
    AnalystScript& m_script;
    OpenAiRates& m_rates;
    BatchRoutes& m_batches;
};

} // namespace kkachi::simulator
