#include "app/doctor/doctor.h"

#include <QPointer>

#include <utility>

namespace kkachi::app::doctor {

Doctor::Doctor() {
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        const Check& check = m_checks[m_current];
        conclude(m_current, {fail(check.name, check.area, QStringLiteral("timed_out"),
                                  tr("no answer within %1 seconds").arg(check.deadline.count() / 1000),
                                  tr("Try again; if it stays so, what is asked here hangs."))});
    });
}

void Doctor::run() {
    m_current = 0;
    QTimer::singleShot(0, this, &Doctor::next);
}

void Doctor::next() {
    while (m_current < m_checks.size() && !m_checks[m_current].isOfUse())
        m_leftOut << m_checks[m_current++].name;
    if (m_current == m_checks.size())
        return Q_EMIT finished();
    const Check& check = m_checks[m_current];
    Q_EMIT began(static_cast<int>(m_current) + 1, check.name);
    m_isOpen = true;
    m_deadline.start(check.deadline);
    check.begin([self = QPointer{this}, number = m_current](const Findings& findings) {
        if (self)
            self->conclude(number, findings);
    });
}

void Doctor::conclude(std::size_t number, const Findings& findings) {
    if (number != m_current || !std::exchange(m_isOpen, false))
        return;
    m_deadline.stop();
    for (const Finding& finding : findings)
        Q_EMIT found(finding);
    ++m_current;
    QTimer::singleShot(0, this, &Doctor::next);
}

} // namespace kkachi::app::doctor
