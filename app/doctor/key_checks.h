// What the exchange says about the key, as findings for the mode: live needs every right and no withdrawal, paper needs
// no key at all.
#pragma once

#include "app/composition/key_ring.h"
#include "app/doctor/doctor.h"
#include "app/doctor/exchange_checks.h"
#include "base/mode.h"
#include "exchange/upbit/key_report.h"

#include <memory>

namespace kkachi::app::doctor {

// Read from the ring and asked about at the exchange, if it can be reached at all.
void addKeyCheck(Doctor& doctor, KeyRing& ring, const std::shared_ptr<Way>& way, base::Mode mode);

Findings keyFindings(const exchange::upbit::KeyReport& report, base::Mode mode, base::Timestamp now);
Finding missingKeyFinding(const MissingKey& missing, base::Mode mode);

} // namespace kkachi::app::doctor
