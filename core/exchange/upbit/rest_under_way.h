// Inside the REST client: a call that is on its way.
#pragma once

#include "exchange/upbit/one_shot_body.h"
#include "exchange/upbit/rest_reply.h"
#include "exchange/upbit/upbit_rest_client.h"

namespace kkachi::exchange::upbit {

// It lives as long as its reply.
struct UpbitRestClient::UnderWay {
    Waiting waiting;
    QNetworkReply* reply = nullptr;
    OneShotBody* body = nullptr; // of money calls, owned by the reply
    ReplyWatch watch;
    QTimer deadline;
    base::Timestamp sentAt;
    base::Timestamp answeredAt; // when the answer's head was there; epoch: it was not
    QElapsedTimer sinceSent;
};

} // namespace kkachi::exchange::upbit
