#include "ui/risk/risk_gauge.h"

#include "ui/style/colours.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kkachi::ui {
namespace {

constexpr double kNearLimit = 0.8;

QColor colourAt(double share, bool warnsNearLimit) {
    if (!warnsNearLimit)
        return share > 1 ? style::kBad : style::kAccent;
    if (share >= 1)
        return style::kBad;
    return share >= kNearLimit ? style::kWarning : style::kGood;
}

} // namespace

RiskGauge::RiskGauge(QWidget* parent)
    : QWidget{parent} {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RiskGauge::setShare(double share) {
    const double sound = std::isfinite(share) ? std::max(share, 0.0) : 0;
    if (sound == m_share)
        return;
    m_share = sound;
    update();
}

void RiskGauge::setWarnsNearLimit(bool warns) {
    m_warnsNearLimit = warns;
    update();
}

QSize RiskGauge::sizeHint() const {
    return {80, 6};
}

void RiskGauge::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole{rect()};
    const double radius = whole.height() / 2;
    painter.setBrush(style::kBorder);
    painter.drawRoundedRect(whole, radius, radius);
    if (m_share <= 0)
        return;
    painter.setBrush(colourAt(m_share, m_warnsNearLimit));
    const double width = std::max(whole.width() * std::min(m_share, 1.0), whole.height());
    painter.drawRoundedRect(QRectF{0, 0, width, whole.height()}, radius, radius);
}

} // namespace kkachi::ui
