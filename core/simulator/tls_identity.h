// A certificate for the loopback addresses, made anew for every run, and the authority that vouches for it.
#pragma once

#include <QByteArray>
#include <QSslConfiguration>

#include <optional>

namespace kkachi::simulator {

struct TlsIdentity {
    QByteArray caPem; // what a client has to trust
    QSslConfiguration server;
};

// For 127.0.0.1, ::1 and localhost, TLS 1.2 or newer, valid from 2020 to 2049 so that no clock of a test falls outside.
// Nothing when OpenSSL cannot make keys.
std::optional<TlsIdentity> makeTlsIdentity();

} // namespace kkachi::simulator
