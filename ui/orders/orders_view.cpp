#include "ui/orders/orders_view.h"

#include "ui/tables/table_view.h"

#include <QVBoxLayout>

namespace kkachi::ui {

OrdersView::OrdersView(const style::Theme& theme, QWidget* parent)
    : QWidget{parent}
    , m_model{theme} {
    auto* table = new TableView{m_model, theme, -1, this};
    table->setObjectName(QStringLiteral("ordersTable"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(table);
}

} // namespace kkachi::ui
