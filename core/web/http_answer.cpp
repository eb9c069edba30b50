#include "web/http_answer.h"

namespace kkachi::web {

namespace {

QByteArray reasonPhrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    }
    return "Internal Server Error";
}

// Nothing but our own files may run, load or frame the page, and nothing of it is kept by caches or told to others.
constexpr char kSecurityHeaders[] =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cache-Control: no-store\r\n";

} // namespace

HttpAnswer plainAnswer(int status) {
    return HttpAnswer{.status = status, .body = QByteArray::number(status) + ' ' + reasonPhrase(status) + '\n'};
}

QByteArray toBytes(const HttpAnswer& answer, bool headOnly) {
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status) + "\r\n";
    bytes += "Content-Type: " + answer.contentType + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (!answer.allow.isEmpty())
        bytes += "Allow: " + answer.allow + "\r\n";
    bytes += kSecurityHeaders;
    bytes += "Connection: close\r\n\r\n";
    if (!headOnly)
        bytes += answer.body;
    return bytes;
}

} // namespace kkachi::web
