// Dresses the application: Fusion, the dark palette, the fonts and the style sheet. Call once, before the first window.
#pragma once

class QApplication;

namespace kkachi::ui::style {

void applyTo(QApplication& application);

} // namespace kkachi::ui::style
