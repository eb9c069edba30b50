#include "ui/main_window/trading_questions.h"

#include "ui/main_window/questions.h"

#include <QCoreApplication>

#include <utility>

namespace kkachi::ui {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("questions", text);
}

} // namespace

void askBeforeStop(QWidget* parent, const QString& position, Act stop) {
    ask(parent,
        {.name = QStringLiteral("stopQuestion"),
         .title = translated(QT_TRANSLATE_NOOP("questions", "Stop trading?")),
         .text =
             translated(QT_TRANSLATE_NOOP("questions", "The position of %1 will be kept, and nothing will guard it."))
                 .arg(position),
         .detail = translated(QT_TRANSLATE_NOOP("questions", "Resting orders are cancelled. The stop-loss no longer "
                                                             "works until trading starts again.")),
         .choices = {{QStringLiteral("confirmStop"),
                      translated(QT_TRANSLATE_NOOP("questions", "Stop, keep the position")), QMessageBox::AcceptRole,
                      std::move(stop)},
                     {QStringLiteral("cancelStop"),
                      translated(QT_TRANSLATE_NOOP("questions", "Go on trading")),
                      QMessageBox::RejectRole,
                      {}}}});
}

void askBeforeClose(QWidget* parent, const QString& position, Act stopAndQuit, Act keepRunning) {
    const QString fate =
        position.isEmpty()
            ? translated(QT_TRANSLATE_NOOP("questions", "There is no open position."))
            : translated(
                  QT_TRANSLATE_NOOP("questions", "The position of %1 would be kept, and nothing would guard it."))
                  .arg(position);
    ask(parent,
        {.name = QStringLiteral("closeQuestion"),
         .title = translated(QT_TRANSLATE_NOOP("questions", "Kkachi is trading")),
         .text = translated(QT_TRANSLATE_NOOP("questions", "Stop trading and quit?")),
         .detail = translated(QT_TRANSLATE_NOOP("questions", "Resting orders are cancelled first.")) + u' ' + fate,
         .choices = {{QStringLiteral("stopAndQuit"), translated(QT_TRANSLATE_NOOP("questions", "Stop and quit")),
                      QMessageBox::DestructiveRole, std::move(stopAndQuit)},
                     {QStringLiteral("keepRunning"),
                      translated(QT_TRANSLATE_NOOP("questions", "Keep running, minimised")), QMessageBox::ActionRole,
                      std::move(keepRunning)},
                     {QStringLiteral("cancelClose"),
                      translated(QT_TRANSLATE_NOOP("questions", "Cancel")),
                      QMessageBox::RejectRole,
                      {}}}});
}

void askBeforeLeaving(QWidget* parent, Act leave) {
    ask(parent,
        {.name = QStringLiteral("leaveQuestion"),
         .title = translated(QT_TRANSLATE_NOOP("questions", "Still stopping")),
         .text = translated(
             QT_TRANSLATE_NOOP("questions", "Kkachi is cancelling resting orders and quits when that is proved.")),
         .detail = translated(QT_TRANSLATE_NOOP("questions", "If you quit now, orders may stay open at the exchange.")),
         .choices = {{QStringLiteral("leaveAnyway"), translated(QT_TRANSLATE_NOOP("questions", "Quit without waiting")),
                      QMessageBox::DestructiveRole, std::move(leave)},
                     {QStringLiteral("waitForStop"),
                      translated(QT_TRANSLATE_NOOP("questions", "Wait")),
                      QMessageBox::RejectRole,
                      {}}}});
}

void showAbout(QWidget* parent) {
    ask(parent, {.name = QStringLiteral("aboutBox"),
                 .title = translated(QT_TRANSLATE_NOOP("questions", "About Kkachi")),
                 .text = translated(QT_TRANSLATE_NOOP("questions", "Kkachi %1, a bitcoin trading terminal for Upbit"))
                             .arg(QStringLiteral(KKACHI_VERSION)),
                 .detail = translated(QT_TRANSLATE_NOOP(
                     "questions", "Free software under the GNU General Public License, version 3 or later. "
                                  "Trading can lose money; no signal is a promise.")),
                 .choices = {{QStringLiteral("closeAbout"),
                              translated(QT_TRANSLATE_NOOP("questions", "Close")),
                              QMessageBox::RejectRole,
                              {}}}});
}

} // namespace kkachi::ui
