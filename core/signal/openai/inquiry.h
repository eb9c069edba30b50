// One question on its way: the request, the deadline, and at most one second try without a field the server refused.
#pragma once

#include "base/result.h"
#include "signal/openai/chat_request.h"
#include "signal/question.h"
#include "signal/signal_reply_parser.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <string>
#include <string_view>

class QNetworkAccessManager;
class QTimer;

namespace kkachi::signal::openai {

struct Outcome {
    base::Result<Opinion, std::string> opinion; // or a code of signal_problem.h
    QByteArray body;                            // what came last
    bool needsPerson = false;
};

class Inquiry : public QObject {
    Q_OBJECT

  public:
    Inquiry(Question question, std::string model, QNetworkRequest request, OptionalFields fields,
            QNetworkAccessManager* network, QObject* parent);
    ~Inquiry() override;

    void start(std::chrono::milliseconds timeout);

    const Question& question() const { return m_question; }
    // Valid in `finished`.
    const Outcome& outcome() const { return m_outcome; }
    const OptionalFields& fields() const { return m_fields; }
    std::chrono::milliseconds elapsed() const;

  Q_SIGNALS:
    // Once, and nothing after it.
    void finished();

  private:
    void send();
    void takeBytes();
    void onReplyFinished();
    void onDeadline();
    bool tryWithout(std::string_view param);
    void dropReply();
    void finish(base::Result<Opinion, std::string> opinion, bool needsPerson = false);

    Question m_question;
    std::string m_model;
    QNetworkRequest m_request;
    OptionalFields m_fields;
    QNetworkAccessManager* m_network;
    QPointer<QNetworkReply> m_reply; // owned by the network, which may go first
    QTimer* m_deadline = nullptr;
    QElapsedTimer m_sinceStart;
    QByteArray m_body;
    bool m_hasRetried = false;
    bool m_isDone = false;
    Outcome m_outcome;
};

} // namespace kkachi::signal::openai
