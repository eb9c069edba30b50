#include "app/doctor/analyst_check.h"

#include "app/clocks/system_clock.h"
#include "app/words/key_words.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <utility>

namespace kkachi::app::doctor {

namespace {

using namespace std::chrono_literals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

constexpr int kTransferMs = 8'000;
constexpr qint64 kMostBytes = 4 * 1024 * 1024;
constexpr auto kSoon = std::chrono::days{30};

const QString& checkName() {
    static const QString kName = QStringLiteral("analyst");
    return kName;
}

struct Server {
    QUrl url;
    QString model;

    bool isLocal() const { return url.host() == QStringLiteral("localhost") || QHostAddress{url.host()}.isLoopback(); }
    bool isOpenAi() const { return url.host() == QStringLiteral("api.openai.com"); }
};

QNetworkRequest requestFor(const Server& server, const base::Secret& key) {
    QUrl url = server.url;
    url.setPath(url.path() + (url.path().endsWith(u'/') ? QStringLiteral("models") : QStringLiteral("/models")));
    QNetworkRequest request{url};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(kTransferMs);
    if (!key.isEmpty())
        request.setRawHeader("Authorization",
                             "Bearer " + QByteArray{key.reveal().data(), static_cast<qsizetype>(key.reveal().size())});
    return request;
}

Finding findingFor(QNetworkReply& reply, const Server& server) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(checkName(), Area::Network, QStringLiteral("analyst_unreachable"),
                    Words::tr("%1 cannot be reached: %2").arg(server.url.host(), reply.errorString()),
                    Words::tr("Check the network and signal.base_url."));
    if (status == 401 || status == 403)
        return fail(checkName(), Area::Configuration, QStringLiteral("invalid_api_key"),
                    Words::tr("%1 refused the key (HTTP %2)").arg(server.url.host()).arg(status),
                    Words::tr("Store a valid one with: kkachi-cli keys set openai-api-key"));
    if (status != 200)
        return fail(checkName(), Area::Network, QStringLiteral("analyst_failed"),
                    Words::tr("%1 answered HTTP %2").arg(server.url.host()).arg(status),
                    Words::tr("Try again; check signal.base_url and the account's limits."));
    return modelFinding(reply.isOpen() ? reply.read(kMostBytes) : QByteArray{}, server.model, server.isOpenAi(),
                        SystemClock{}.now());
}

void ask(const Server& server, const base::Secret& key, QObject& owner, const Report& report) {
    auto* network = new QNetworkAccessManager{&owner};
    if (server.isLocal())
        network->setProxy(QNetworkProxy::NoProxy);
    QNetworkReply* reply = network->get(requestFor(server, key));
    QObject::connect(reply, &QNetworkReply::finished, network, [network, reply, server, report] {
        network->deleteLater(); // and the reply with it
        report({findingFor(*reply, server)});
    });
}

} // namespace

Finding modelFinding(const QByteArray& models, const QString& model, bool isOpenAi, base::Timestamp now) {
    const QJsonArray list = QJsonDocument::fromJson(models).object()[QStringLiteral("data")].toArray();
    for (const QJsonValue& each : list) {
        if (each[QStringLiteral("id")].toString() != model)
            continue;
        const auto end = base::parseInstant(each[QStringLiteral("shutdown_date")].toString().toStdString());
        if (end && *end - now < kSoon)
            return warn(checkName(), Area::Configuration, QStringLiteral("model_ends"),
                        Words::tr("the model %1 is shut down on %2")
                            .arg(model, each[QStringLiteral("shutdown_date")].toString()),
                        Words::tr("Set signal.model to its successor in time."));
        return fine(checkName(), Words::tr("the server takes the key and knows the model %1").arg(model));
    }
    const QString text = Words::tr("the server does not list the model %1").arg(model);
    const QString advice = Words::tr("Correct signal.model.");
    if (isOpenAi)
        return fail(checkName(), Area::Configuration, QStringLiteral("model_unknown"), text, advice);
    return warn(checkName(), Area::Configuration, QStringLiteral("model_unknown"), text, advice);
}

void addAnalystCheck(Doctor& doctor, KeyRing& ring, const config::Configuration& configuration, QObject& owner) {
    const std::string& engine = configuration.text("signal.engine");
    if (engine != "gpt") {
        doctor.add({.name = checkName(), .begin = [](const Report& report) {
                        report({fine(checkName(), Words::tr("not asked: signal.engine is not gpt"))});
                    }});
        return;
    }
    const Server server{QUrl{QString::fromStdString(configuration.text("signal.base_url"))},
                        QString::fromStdString(configuration.text("signal.model"))};
    doctor.add({.name = checkName(),
                .begin =
                    [server, &ring, &owner](const Report& report) {
                        ring.readOpenAi([server, &owner, report](base::Result<storage::FoundSecret, MissingKey> key) {
                            if (key)
                                return ask(server, key->secret, owner, report);
                            // Servers of one's own mostly want no key.
                            if (server.isLocal())
                                return ask(server, {}, owner, report);
                            report({fail(checkName(), Area::Configuration, QStringLiteral("no_key"),
                                         Words::tr("openai-api-key is not there"), sentenceFor(key.error().error))});
                        });
                    },
                .area = Area::Network,
                .deadline = 60s});
}

} // namespace kkachi::app::doctor
