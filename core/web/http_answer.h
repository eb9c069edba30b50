// One HTTP answer and its bytes. Every answer the page's server gives, errors too, is written by toBytes(), so that
// none leaves without the security headers.
#pragma once

#include <QByteArray>

namespace kkachi::web {

struct HttpAnswer {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QByteArray allow; // the methods a 405 names
};

HttpAnswer plainAnswer(int status);

// Status line, headers and, unless `headOnly`, the body. The connection ends after every answer: Qt HTTP Server 6.4
// ignores what the client says about keeping it, and a page on loopback has no use for it.
QByteArray toBytes(const HttpAnswer& answer, bool headOnly);

} // namespace kkachi::web
