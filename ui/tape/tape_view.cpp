#include "ui/tape/tape_view.h"

#include "ui/tables/table_view.h"

#include <QVBoxLayout>

namespace kkachi::ui {

TapeView::TapeView(const style::Theme& theme, QWidget* parent)
    : Panel{parent}
    , m_model{theme} {
    auto* table = new TableView{m_model, theme, TapeModel::Volume, this};
    table->setObjectName(QStringLiteral("tapeTable"));
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setCellPadding(12);
    body()->addWidget(table);
    TapeView::retranslate();
}

void TapeView::retranslate() {
    setTitle(tr("Trades"));
}

} // namespace kkachi::ui
