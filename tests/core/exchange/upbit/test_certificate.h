// A certificate for 127.0.0.1 that is its own authority, made anew for each test.
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QTemporaryDir>

namespace kkachi::exchange::upbit {

class TestCertificate {
  public:
    TestCertificate();

    const QSslCertificate& certificate() const { return m_certificate; }
    const QSslKey& key() const { return m_key; }
    // The PEM file that makes a client trust it.
    QString caFile() const { return m_directory.filePath(QStringLiteral("ca.pem")); }

  private:
    QTemporaryDir m_directory;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace kkachi::exchange::upbit
