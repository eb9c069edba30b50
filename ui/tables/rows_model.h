// A table over a list of values that is handed over whole, many times a second. Only what differs is announced, so that
// selection and scroll position survive.
#pragma once

#include "ui/tables/text_table_model.h"

#include <algorithm>
#include <vector>

namespace kkachi::ui {

template <class Row>
class RowsModel : public TextTableModel {
  public:
    using TextTableModel::TextTableModel;

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    const std::vector<Row>& rows() const { return m_rows; }

    // Afterwards rows() equals `next`. Keys are unique within `next`.
    void setRows(const std::vector<Row>& next) {
        removeMissing(next);
        for (std::size_t at = 0; at < next.size(); ++at)
            place(next[at], at);
        removeFrom(next.size());
    }

  protected:
    // The same thing, perhaps changed since.
    virtual bool hasSameKey(const Row& a, const Row& b) const = 0;
    // Every cell reads the same.
    virtual bool looksSame(const Row& a, const Row& b) const = 0;

  private:
    bool contains(const std::vector<Row>& rows, const Row& row) const {
        return std::any_of(rows.begin(), rows.end(), [&](const Row& other) { return hasSameKey(other, row); });
    }

    void removeMissing(const std::vector<Row>& next) {
        for (std::size_t end = m_rows.size(); end > 0; --end)
            if (!contains(next, m_rows[end - 1]))
                removeOne(end - 1);
    }

    void place(const Row& row, std::size_t at) {
        // A row that stands elsewhere in the new order goes; its own turn puts it back.
        if (at < m_rows.size() && !hasSameKey(m_rows[at], row))
            removeLater(row, at);
        if (at >= m_rows.size() || !hasSameKey(m_rows[at], row))
            return insertOne(row, at);
        if (looksSame(m_rows[at], row))
            return;
        m_rows[at] = row;
        const int line = static_cast<int>(at);
        Q_EMIT dataChanged(index(line, 0), index(line, columnCount() - 1));
    }

    void removeLater(const Row& row, std::size_t from) {
        for (std::size_t at = from; at < m_rows.size(); ++at)
            if (hasSameKey(m_rows[at], row))
                return removeOne(at);
    }

    void insertOne(const Row& row, std::size_t at) {
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(at));
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), row);
        endInsertRows();
    }

    void removeOne(std::size_t at) {
        beginRemoveRows({}, static_cast<int>(at), static_cast<int>(at));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(at));
        endRemoveRows();
    }

    void removeFrom(std::size_t size) {
        while (m_rows.size() > size)
            removeOne(m_rows.size() - 1);
    }

    std::vector<Row> m_rows;
};

} // namespace kkachi::ui
