#include "ui/safety_bar/health_light.h"

#include "ui/style/colours.h"

#include <QPainter>

namespace kkachi::ui {
namespace {

constexpr int kMark = 9;
constexpr int kGap = 6;

QColor colourOf(Health health) {
    switch (health) {
    case Health::Unknown:
        return style::kMuted;
    case Health::Good:
        return style::kGood;
    case Health::Warning:
        return style::kWarning;
    case Health::Bad:
        return style::kBad;
    }
    return style::kMuted;
}

void paintMark(QPainter& painter, const QRectF& area, Health health) {
    const QColor colour = colourOf(health);
    switch (health) {
    case Health::Good:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        return painter.drawEllipse(area);
    case Health::Warning:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        return painter.drawPolygon(
            QPolygonF{{area.bottomLeft(), QPointF{area.center().x(), area.top()}, area.bottomRight()}});
    case Health::Bad:
        painter.setPen(QPen{colour, 2.4});
        painter.drawLine(area.topLeft(), area.bottomRight());
        return painter.drawLine(area.topRight(), area.bottomLeft());
    case Health::Unknown:
        painter.setPen(QPen{colour, 1.5});
        painter.setBrush(Qt::NoBrush);
        return painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace

HealthLight::HealthLight(QWidget* parent)
    : QWidget{parent} {
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void HealthLight::setName(const QString& name) {
    if (name == m_name)
        return;
    m_name = name;
    updateGeometry();
    describe();
}

void HealthLight::setReport(const HealthReport& report) {
    m_report = report;
    describe();
    update();
}

void HealthLight::describe() {
    setAccessibleName(m_report.state.isEmpty() ? m_name : tr("%1: %2").arg(m_name, m_report.state));
    QString text = accessibleName();
    if (!m_report.age.isEmpty())
        text += u'\n' + tr("Last message %1 ago").arg(m_report.age);
    if (!m_report.next.isEmpty())
        text += u'\n' + m_report.next;
    setToolTip(text);
}

QSize HealthLight::sizeHint() const {
    return {kMark + kGap + fontMetrics().horizontalAdvance(m_name) + 4, fontMetrics().height()};
}

void HealthLight::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area{1, (height() - kMark) / 2.0, kMark, kMark};
    paintMark(painter, area, m_report.health);
    painter.setPen(m_report.health == Health::Bad ? style::kText : style::kMuted);
    painter.drawText(rect().adjusted(kMark + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_name);
}

} // namespace kkachi::ui
