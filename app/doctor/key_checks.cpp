#include "app/doctor/key_checks.h"

#include "app/clocks/system_clock.h"
#include "app/words/key_words.h"
#include "exchange/upbit/key_expiry.h"
#include "exchange/upbit/key_rights.h"

#include <QCoreApplication>

#include <utility>

namespace kkachi::app::doctor {

namespace {

using namespace std::chrono_literals;
using exchange::upbit::Grant;
using exchange::upbit::KeyProblem;
using exchange::upbit::KeyReport;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

const QString& keysCheck() {
    static const QString kName = QStringLiteral("keys");
    return kName;
}

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// What live cannot do without is only worth a warning in paper.
Finding graded(base::Mode mode, const QString& check, const QString& code, const QString& text, const QString& advice) {
    return {check, mode == base::Mode::Live ? Grade::Fail : Grade::Warn, code, Area::Configuration, text, advice};
}

QString newKeyAdvice() {
    return Words::tr(
        "Issue a new key on Upbit's web page with the rights view assets, view orders and make orders, and "
        "store it with: kkachi-cli keys set upbit-access-key, then upbit-secret-key");
}

Finding problemFinding(const KeyReport& report, base::Mode mode) {
    const auto bad = [&](const QString& text, const QString& advice) {
        return graded(mode, keysCheck(), of(toString(report.problem)), text, advice);
    };
    switch (report.problem) {
    case KeyProblem::WrongSecret:
        return bad(
            Words::tr("bad key: the secret key does not belong to the access key"),
            Words::tr("Store both keys again with kkachi-cli keys set; the secret is shown only when it is issued."));
    case KeyProblem::UnknownKey:
        return bad(Words::tr("bad key: Upbit does not know this access key"), newKeyAdvice());
    case KeyProblem::Expired:
        return bad(Words::tr("the key has expired"), newKeyAdvice());
    case KeyProblem::AddressNotAllowed:
        return bad(Words::tr("IP not allowed: the key may not be used from this machine's address"),
                   Words::tr("Add this machine's public IPv4 address to the key's address list on Upbit's web page."));
    case KeyProblem::ConsentMissing:
        return bad(Words::tr("Upbit waits for the account's consent"),
                   Words::tr("Log in to Upbit and agree to what it asks for."));
    case KeyProblem::AccountBarred:
        return bad(Words::tr("Upbit has barred the account from orders"), Words::tr("Ask Upbit's customer service."));
    case KeyProblem::Refused:
    case KeyProblem::None:
        return bad(Words::tr("Upbit refused the key: %1").arg(of(report.detail)), newKeyAdvice());
    case KeyProblem::Unreachable:
        return fail(keysCheck(), Area::Network, of(toString(report.problem)),
                    Words::tr("Upbit gave no usable answer about the key: %1").arg(of(report.detail)),
                    Words::tr("Try again in a minute."));
    }
    return {};
}

struct NeededRight {
    Grant grant;
    const char* check;
    QString name;
};

Finding rightFinding(const NeededRight& right, base::Mode mode) {
    const QString check = QString::fromLatin1(right.check);
    switch (right.grant) {
    case Grant::Present:
        return fine(check, Words::tr("the key has the right: %1").arg(right.name));
    case Grant::Absent:
        return graded(mode, check, QStringLiteral("missing_right"),
                      Words::tr("missing right: the key may not %1").arg(right.name),
                      Words::tr("Rights cannot be added to a key. ") + newKeyAdvice());
    case Grant::Unknown:
        return graded(mode, check, QStringLiteral("right_unknown"),
                      Words::tr("it is not clear whether the key may: %1").arg(right.name),
                      Words::tr("Run doctor again; live does not start while it stays so."));
    }
    return {};
}

Finding withdrawFinding(Grant grant, base::Mode mode) {
    const QString check = QStringLiteral("withdrawal");
    switch (grant) {
    case Grant::Absent:
        return fine(check, Words::tr("the key may not withdraw, as it should be"));
    case Grant::Present:
        return graded(mode, check, QStringLiteral("may_withdraw"),
                      Words::tr("the key has the right to withdraw; live refuses it"),
                      Words::tr("Delete this key on Upbit's web page. ") + newKeyAdvice());
    case Grant::Unknown:
        return graded(mode, check, QStringLiteral("withdraw_unknown"),
                      Words::tr("it is not clear whether the key may withdraw; live refuses it"),
                      Words::tr("Run doctor again; live does not start while it stays so."));
    }
    return {};
}

Finding expiryFinding(const KeyReport& report, base::Timestamp now) {
    const QString check = QStringLiteral("key_expiry");
    if (!report.expiresAt)
        return warn(check, Area::Configuration, QStringLiteral("expiry_unknown"),
                    Words::tr("Upbit did not say until when the key is valid"),
                    Words::tr("Look it up on Upbit's web page; keys live for a year."));
    const QString day = of(base::formatUtcSeconds(*report.expiresAt));
    const int left = exchange::upbit::daysUntil(*report.expiresAt, now);
    const auto due = exchange::upbit::expiryWarning(*report.expiresAt, now);
    if (!due)
        return fine(check, Words::tr("valid until %1, %2 days from now").arg(day).arg(left));
    if (*due == 0)
        return fail(check, Area::Configuration, QStringLiteral("expired"), Words::tr("the key has expired"),
                    newKeyAdvice());
    return warn(check, Area::Configuration, QStringLiteral("expires_within_%1").arg(*due),
                Words::tr("the key ends on %1, in less than %2 days").arg(day).arg(left + 1), newKeyAdvice());
}

Finding maintenanceFinding() {
    return fail(QStringLiteral("maintenance"), Area::Network, QStringLiteral("market_offline"),
                Words::tr("the market is closed for maintenance"),
                Words::tr("Wait until it is over; Upbit announces it in its notices. Resting orders are kept."));
}

// One visit to the exchange with the key.
class KeyVisit : public QObject {
  public:
    KeyVisit(const exchange::upbit::UpbitSettings& settings, UpbitKeys keys, QObject& owner)
        : QObject{&owner}
        , rest{settings, keys.credentials.clone()}
        , probe{rest, keys.credentials.access.clone(), settings.market} {}

    exchange::upbit::UpbitRestClient rest;
    exchange::upbit::KeyRightsProbe probe;
};

void askWithKeys(Way& way, UpbitKeys keys, base::Mode mode, const Report& report) {
    const QString place = nameOf(keys.place);
    auto* visit = new KeyVisit{way.exchange, std::move(keys), way.owner};
    QObject::connect(&visit->probe, &exchange::upbit::KeyRightsProbe::finished, visit,
                     [visit, mode, place, report](const KeyReport& answer) {
                         visit->deleteLater();
                         Findings findings = keyFindings(answer, mode, SystemClock{}.now());
                         if (findings.front().grade == Grade::Ok)
                             findings.front().text += QStringLiteral(" (%1)").arg(place);
                         report(findings);
                     });
    visit->probe.ask();
}

} // namespace

Findings keyFindings(const KeyReport& report, base::Mode mode, base::Timestamp now) {
    if (report.problem != KeyProblem::None) {
        Findings findings{problemFinding(report, mode)};
        if (report.isMarketOffline)
            findings.push_back(maintenanceFinding());
        return findings;
    }
    Findings findings{fine(keysCheck(), Words::tr("Upbit accepts the key from this machine's address"))};
    findings.push_back(expiryFinding(report, now));
    if (report.isMarketOffline)
        findings.push_back(maintenanceFinding());
    const auto& rights = report.rights;
    findings.push_back(rightFinding({rights.viewAssets, "right_view_assets", Words::tr("view assets")}, mode));
    findings.push_back(rightFinding({rights.viewOrders, "right_view_orders", Words::tr("view orders")}, mode));
    // In a maintenance the order is not looked at, and there is nothing to be done about the key.
    if (!report.isMarketOffline || rights.makeOrders != Grant::Unknown)
        findings.push_back(rightFinding({rights.makeOrders, "right_make_orders", Words::tr("make orders")}, mode));
    findings.push_back(withdrawFinding(rights.withdraw, mode));
    return findings;
}

Finding missingKeyFinding(const MissingKey& missing, base::Mode mode) {
    const bool isAbsent = missing.error.error == storage::SecretStoreError::NotFound;
    if (isAbsent && mode != base::Mode::Live)
        return fine(keysCheck(), Words::tr("none are stored; paper needs none, live does"));
    const QString code = isAbsent ? QStringLiteral("no_key") : of(toString(missing.error.error));
    const QString text = isAbsent ? Words::tr("%1 is not there") : Words::tr("%1 cannot be read");
    return graded(mode, keysCheck(), code, text.arg(of(missing.name)), sentenceFor(missing.error));
}

void addKeyCheck(Doctor& doctor, KeyRing& ring, const std::shared_ptr<Way>& way, base::Mode mode) {
    doctor.add({.name = keysCheck(),
                .begin =
                    [way, &ring, mode](const Report& report) {
                        ring.readUpbit([way, mode, report](base::Result<UpbitKeys, MissingKey> keys) {
                            if (!keys)
                                return report({missingKeyFinding(keys.error(), mode)});
                            if (!way->answers)
                                return report(
                                    {fine(keysCheck(), Words::tr("both are there; whether they work cannot be "
                                                                 "seen without the exchange"))});
                            askWithKeys(*way, std::move(*keys), mode, report);
                        });
                    },
                .area = Area::Network,
                .deadline = 60s});
}

} // namespace kkachi::app::doctor
