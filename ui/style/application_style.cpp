#include "ui/style/application_style.h"

#include "ui/style/colours.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QStyleFactory>

namespace kkachi::ui::style {
namespace {

// Pixels, not points: the terminal is dense, and its rows are laid out for this size.
constexpr int kFontPixels = 13;

QPalette darkPalette() {
    QPalette palette{kText, kRaised, kRaised.lighter(130), kWindow.darker(130), kBorder, kText, kText, kPanel, kWindow};
    palette.setColor(QPalette::AlternateBase, kRaised.darker(115));
    palette.setColor(QPalette::ToolTipBase, kRaised);
    palette.setColor(QPalette::ToolTipText, kText);
    palette.setColor(QPalette::PlaceholderText, kMuted);
    palette.setColor(QPalette::Highlight, kAccent.darker(230));
    palette.setColor(QPalette::HighlightedText, kText);
    palette.setColor(QPalette::Link, kAccent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, kMuted.darker(140));
    return palette;
}

// Faces that hold Hangul and Latin together, so that a line of both stands on one baseline. Their digits are tabular.
QFont terminalFont() {
    QFont font;
    font.setFamilies({QStringLiteral("Pretendard"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR"),
                      QStringLiteral("NanumGothic"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(kFontPixels);
    return font;
}

} // namespace

void applyTo(QApplication& application) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(darkPalette());
    QApplication::setFont(terminalFont());
    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/icons/kkachi-%1.png").arg(size), {size, size});
    QApplication::setWindowIcon(icon);
    QFile sheet{QStringLiteral(":/style/kkachi.qss")};
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

} // namespace kkachi::ui::style
