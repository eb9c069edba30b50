// Runs checks one after the other, each with a deadline, so that nothing hangs. What a check needs may come from those
// before it: one that is of no use any more is left out.
#pragma once

#include "app/doctor/finding.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>

namespace kkachi::app::doctor {

using Report = std::function<void(Findings)>;

struct Check {
    QString name; // a stable word
    // Calls its argument once, at once or later. What comes after the deadline is not heard.
    std::function<void(Report)> begin;
    std::function<bool()> isOfUse = [] { return true; };
    Area area = Area::Machine; // of a deadline that is missed
    std::chrono::milliseconds deadline{10'000};
};

class Doctor : public QObject {
    Q_OBJECT

  public:
    Doctor();

    void add(Check check) { m_checks.push_back(std::move(check)); }
    int count() const { return static_cast<int>(m_checks.size()); }
    void run();
    // Those that were of no use because of one before.
    const QStringList& leftOut() const { return m_leftOut; }

  Q_SIGNALS:
    void began(int number, const QString& check);
    void found(const kkachi::app::doctor::Finding& finding);
    void finished();

  private:
    void next();
    void conclude(std::size_t number, const Findings& findings);

    std::vector<Check> m_checks;
    std::size_t m_current = 0;
    bool m_isOpen = false;
    QTimer m_deadline;
    QStringList m_leftOut;
};

} // namespace kkachi::app::doctor
