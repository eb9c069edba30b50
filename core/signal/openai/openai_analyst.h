// Asks an OpenAI-compatible server for a signal: POST {baseUrl}/chat/completions with a strict JSON schema. Lives on
// the `net` thread. Every question gets exactly one answer, within the timeout in wall time: an opinion, or a Hold that
// says why there is none. Nothing is retried, but for a request field the server does not know: that is left out from
// then on.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "signal/openai/chat_request.h"
#include "signal/question.h"
#include "signal/signal.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

class QNetworkAccessManager;

namespace kkachi::signal::openai {

struct OpenAiSettings {
    QUrl baseUrl;      // https, or http on loopback; with its path: https://api.openai.com/v1
    std::string model; // as the server names it
    std::chrono::milliseconds timeout{5000};
    QString caFile; // PEM of trust added to the system's; empty: none
};

class Inquiry;

class OpenAiAnalyst : public QObject {
    Q_OBJECT

  public:
    // `clock` is Kkachi's, for the times in the signal. Without a key (local servers) no Authorization is sent.
    OpenAiAnalyst(OpenAiSettings settings, base::Secret key, std::shared_ptr<const base::Clock> clock);
    ~OpenAiAnalyst() override;

  public Q_SLOTS:
    void ask(const kkachi::signal::Question& question);

  Q_SIGNALS:
    void answered(const kkachi::signal::Signal& signal);

  private:
    std::string_view findObstacle() const;
    void begin(const Question& question);
    void finish(Inquiry* inquiry);
    void answerWithoutAsking(const Question& question, std::string_view problem);

    OpenAiSettings m_settings;
    base::Secret m_key;
    std::shared_ptr<const base::Clock> m_clock;
    QSslConfiguration m_tls;
    QNetworkAccessManager* m_network = nullptr;
    OptionalFields m_fields; // those the server has not refused yet
    int m_openInquiries = 0;
    // After an answer that only a person can change (wrong key, no credit) the server is left alone for a while.
    std::string m_standingProblem;
    QDeadlineTimer m_leaveAloneUntil;
};

} // namespace kkachi::signal::openai
