// Watches one reply of the network stack and says at its end what is proved about the call.
#pragma once

#include "exchange/upbit/rest_outcome.h"

#include <QByteArray>
#include <QNetworkReply>

#include <string>

namespace kkachi::exchange::upbit {

class ReplyWatch {
  public:
    // The reply must outlive this. Gives up on an answer larger than `largest` bytes.
    void follow(QNetworkReply& reply, qint64 largest);
    void giveUp(const char* reason);
    // After finished(). `bodyTaken`: bytes of the upload body that the network stack has read.
    RestOutcome conclude(qint64 bodyTaken);
    // Of the answer; empty: not there.
    QByteArray header(const char* name) const { return m_reply->rawHeader(name); }

  private:
    void readMore();
    bool isWholeAnswer(int status) const;
    bool neverConnected(qint64 bodyTaken) const;

    QNetworkReply* m_reply = nullptr;
    qint64 m_largest = 0;
    QByteArray m_body;
    bool m_requestSent = false;
    std::string m_gaveUp; // empty: we did not
};

} // namespace kkachi::exchange::upbit
