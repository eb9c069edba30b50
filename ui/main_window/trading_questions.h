// What the window asks before it lets go of something: each question says in words what becomes of orders and position.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace kkachi::ui {

using Act = std::function<void()>;

// `position` in words, "0.00142857 BTC"; empty where there is none.
void askBeforeStop(QWidget* parent, const QString& position, Act stop);
void askBeforeClose(QWidget* parent, const QString& position, Act stopAndQuit, Act keepRunning);
// The stop is under way and not proved yet.
void askBeforeLeaving(QWidget* parent, Act leave);
void showAbout(QWidget* parent);

} // namespace kkachi::ui
