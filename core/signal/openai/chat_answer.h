// What a server's HTTP answer says: an opinion, or the reason why it is none.
#pragma once

#include "base/result.h"
#include "signal/signal_reply_parser.h"

#include <QByteArray>

#include <string>

namespace kkachi::signal::openai {

// The body of an answer with status 2xx. The error is a code of signal_problem.h.
base::Result<Opinion, std::string> readAnswer(const QByteArray& body);

struct Refusal {
    std::string problem;      // code of signal_problem.h: "invalid_api_key", "http_429", ...
    std::string param;        // the request field that the server names, if any
    bool needsPerson = false; // asking again is of no use until somebody changes something
};

// The body of an answer with any other status: JSON in two forms, HTML of a proxy, or nothing.
Refusal readRefusal(int status, const QByteArray& body);

} // namespace kkachi::signal::openai
