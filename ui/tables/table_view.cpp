#include "ui/tables/table_view.h"

#include "ui/style/theme.h"
#include "ui/tables/text_table_model.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>

#include <algorithm>

namespace kkachi::ui {
namespace {

constexpr int kRowPixels = 22;

} // namespace

TableView::TableView(TextTableModel& model, const style::Theme& theme, int stretched, QWidget* parent)
    : QTableView{parent}
    , m_model{model}
    , m_stretched{stretched} {
    setModel(&model);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowPixels);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(30);
    horizontalHeader()->setStretchLastSection(stretched < 0);
    connect(&theme, &style::Theme::changed, this, [this] { m_model.retranslate(); });
    fitColumns();
}

void TableView::setCellPadding(int pixels) {
    m_cellPadding = pixels;
    fitColumns();
}

void TableView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        fitColumns();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitColumns();
    }
    QTableView::changeEvent(event);
}

void TableView::fitColumns() {
    const QFontMetrics cells{font()};
    const QFontMetrics titles{horizontalHeader()->font()};
    const QList<Column> columns = m_model.columns();
    for (int at = 0; at < columns.size(); ++at) {
        const Column& column = columns[at];
        int wanted = titles.horizontalAdvance(column.title);
        for (const QString& sample : column.samples)
            wanted = std::max(wanted, cells.horizontalAdvance(sample));
        setColumnWidth(at, wanted + m_cellPadding);
        horizontalHeader()->setSectionResizeMode(at,
                                                 at == m_stretched ? QHeaderView::Stretch : QHeaderView::Interactive);
    }
}

} // namespace kkachi::ui
