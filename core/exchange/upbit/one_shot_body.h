// An upload body that can be read once. QNetworkAccessManager silently sends a request again (up to four times were
// measured) when a connection breaks before the answer. It can do so only with a body that it can rewind, so an order
// and a cancel travel in this one: a break ends the call with an error instead.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <utility>

namespace kkachi::exchange::upbit {

class OneShotBody : public QIODevice {
  public:
    explicit OneShotBody(QByteArray bytes, QObject* parent = nullptr)
        : QIODevice{parent}
        , m_bytes{std::move(bytes)} {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    // The refusal that keeps the request from being sent again.
    bool seek(qint64) override { return false; }
    bool atEnd() const override { return m_position == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position + QIODevice::bytesAvailable(); }
    qint64 length() const { return m_bytes.size(); }
    // How much of it has gone towards the wire.
    qint64 bytesTaken() const { return m_position; }

  protected:
    qint64 readData(char* target, qint64 largest) override {
        if (atEnd())
            return -1;
        const qint64 count = std::min<qint64>(largest, m_bytes.size() - m_position);
        std::memcpy(target, m_bytes.constData() + m_position, static_cast<std::size_t>(count));
        m_position += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

  private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace kkachi::exchange::upbit
