// Whether the analyst's server can be reached, takes the key, and knows the model: GET {signal.base_url}/models.
#pragma once

#include "app/composition/key_ring.h"
#include "app/doctor/doctor.h"
#include "base/timestamp.h"
#include "config/configuration.h"

#include <QByteArray>

namespace kkachi::app::doctor {

void addAnalystCheck(Doctor& doctor, KeyRing& ring, const config::Configuration& configuration, QObject& owner);

// From the answer's body. A model that ends within a month is a warning.
Finding modelFinding(const QByteArray& models, const QString& model, bool isOpenAi, base::Timestamp now);

} // namespace kkachi::app::doctor
