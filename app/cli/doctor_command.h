// kkachi-cli doctor: checks keys, rights, clock, network, database and disk.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addDoctorCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
