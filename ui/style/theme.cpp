#include "ui/style/theme.h"

#include "ui/style/colours.h"

namespace kkachi::ui::style {

void Theme::follow(const QString& language) {
    const bool korean = language == QStringLiteral("ko");
    if (korean == m_korean)
        return;
    m_korean = korean;
    Q_EMIT changed();
}

QColor Theme::up() const {
    return m_korean ? kKoreanUp : kWesternUp;
}

QColor Theme::down() const {
    return m_korean ? kKoreanDown : kWesternDown;
}

QColor Theme::ofSign(double value) const {
    if (value > 0)
        return up();
    return value < 0 ? down() : kText;
}

} // namespace kkachi::ui::style
