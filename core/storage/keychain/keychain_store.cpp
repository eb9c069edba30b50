#include "storage/keychain/keychain_store.h"

#include "storage/keychain/keychain_trouble.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

namespace kkachi::storage::keychain {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

// What the probe writes; it says nothing about anything.
const QString& probeText() {
    static const QString kText = QStringLiteral("probe");
    return kText;
}

QString probeKey() {
    return QStringLiteral("probe");
}

QString keyOf(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

Result<Done, SecretStoreError> outcomeOf(QKeychain::Error error) {
    switch (error) {
    case QKeychain::NoError:
        return Done{};
    case QKeychain::EntryNotFound:
        return Unexpected{SecretStoreError::NotFound};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Unexpected{SecretStoreError::Denied};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return Unexpected{SecretStoreError::Unavailable};
    }
    return Unexpected{SecretStoreError::Unavailable};
}

base::Secret secretOf(QString text) {
    QByteArray bytes = text.toUtf8();
    text.fill(QLatin1Char('\0'));
    base::Secret secret = base::Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    bytes.fill('\0');
    return secret;
}

} // namespace

KeychainStore::KeychainStore(KeychainSettings settings, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)} {}

KeychainStore::~KeychainStore() = default;

void KeychainStore::run(QKeychain::Job* job, const QString& key, JobDone done) {
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    auto* limit = new QTimer{this};
    limit->setSingleShot(true);
    // A job cannot be called off: one that is late goes on unheard, and whoever comes first takes `done` away.
    auto open = std::make_shared<JobDone>(std::move(done));
    connect(limit, &QTimer::timeout, this, [limit, open] {
        limit->deleteLater();
        if (const JobDone answer = std::exchange(*open, nullptr))
            answer(Unexpected{SecretStoreError::TimedOut});
    });
    connect(job, &QKeychain::Job::finished, limit, [this, limit, open](QKeychain::Job* finished) {
        limit->stop();
        limit->deleteLater();
        if (const JobDone answer = std::exchange(*open, nullptr))
            explain(outcomeOf(finished->error()), answer);
    });
    limit->start(m_settings.limit);
    job->start();
}

void KeychainStore::explain(Result<Done, SecretStoreError> outcome, const JobDone& done) {
    // A prompt that nobody could answer comes back as a refusal too.
    const bool isRefusal = !outcome && outcome.error() == SecretStoreError::Denied;
    if (outcome || (outcome.error() != SecretStoreError::Unavailable && !isRefusal))
        return done(outcome);
    auto* trouble = new KeychainTrouble{this};
    connect(trouble, &KeychainTrouble::found, this, [trouble, isRefusal, done](SecretStoreError error) {
        trouble->deleteLater();
        done(Unexpected{isRefusal && error != SecretStoreError::Locked ? SecretStoreError::Denied : error});
    });
    trouble->look();
}

void KeychainStore::read(std::string_view name, ReadAnswer answer) {
    if (!isSecretName(name)) {
        QTimer::singleShot(0, this,
                           [answer = std::move(answer)] { answer(Unexpected{SecretStoreError::UnknownName}); });
        return;
    }
    auto* job = new QKeychain::ReadPasswordJob{m_settings.service};
    run(job, keyOf(name), [this, job, answer = std::move(answer)](Result<Done, SecretStoreError> outcome) {
        if (outcome)
            return answer(secretOf(job->textData()));
        if (outcome.error() != SecretStoreError::NotFound)
            return answer(Unexpected{outcome.error()});
        probe([answer](Result<Done, SecretStoreError> works) {
            answer(Unexpected{works ? SecretStoreError::NotFound : works.error()});
        });
    });
}

void KeychainStore::write(std::string_view name, const base::Secret& secret, DoneAnswer answer) {
    if (!isSecretName(name)) {
        QTimer::singleShot(0, this,
                           [answer = std::move(answer)] { answer(Unexpected{SecretStoreError::UnknownName}); });
        return;
    }
    auto* job = new QKeychain::WritePasswordJob{m_settings.service};
    job->setTextData(keyOf(secret.reveal()));
    run(job, keyOf(name), std::move(answer));
}

// A locked keychain answers that it has nothing, so that is asked first, in the way that can tell the two apart.
void KeychainStore::remove(std::string_view name, DoneAnswer answer) {
    read(name, [this, key = keyOf(name), answer = std::move(answer)](Result<base::Secret, SecretStoreError> found) {
        if (!found)
            return answer(Unexpected{found.error()});
        run(new QKeychain::DeletePasswordJob{m_settings.service}, key, answer);
    });
}

void KeychainStore::probe(DoneAnswer answer) {
    auto* job = new QKeychain::WritePasswordJob{m_settings.service};
    job->setTextData(probeText());
    run(job, probeKey(), [this, answer = std::move(answer)](Result<Done, SecretStoreError> written) {
        if (!written)
            return answer(written);
        readProbe(answer);
    });
}

void KeychainStore::readProbe(DoneAnswer answer) {
    auto* job = new QKeychain::ReadPasswordJob{m_settings.service};
    run(job, probeKey(), [this, job, answer = std::move(answer)](Result<Done, SecretStoreError> outcome) {
        if (!outcome || job->textData() != probeText())
            return answer(Unexpected{SecretStoreError::Unavailable});
        removeProbe(answer);
    });
}

// What matters has been shown by now; another program of ours may have removed the probe already.
void KeychainStore::removeProbe(DoneAnswer answer) {
    run(new QKeychain::DeletePasswordJob{m_settings.service}, probeKey(),
        [answer = std::move(answer)](const Result<Done, SecretStoreError>&) { answer(Done{}); });
}

void KeychainStore::list(ListAnswer answer) {
    listOn({}, std::move(answer));
}

void KeychainStore::listOn(std::vector<ListedSecret> soFar, ListAnswer answer) {
    if (soFar.size() == kSecretNames.size())
        return answer(std::move(soFar));
    const std::string_view name = kSecretNames[soFar.size()];
    read(name, [this, name, soFar = std::move(soFar),
                answer = std::move(answer)](Result<base::Secret, SecretStoreError> found) mutable {
        ListedSecret listed{name, SecretPresence::Set, {}};
        if (!found) {
            listed.presence =
                found.error() == SecretStoreError::NotFound ? SecretPresence::NotSet : SecretPresence::Unknown;
            listed.error = found.error();
        }
        soFar.push_back(listed);
        listOn(std::move(soFar), std::move(answer));
    });
}

} // namespace kkachi::storage::keychain
