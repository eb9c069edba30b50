// Orders and their fills: from values to rows and back.
#pragma once

#include "storage/rows.h"
#include "storage/sql/sql_statement.h"

#include <vector>

namespace kkachi::storage::sql {

class OrderTable {
  public:
    explicit OrderTable(const SqlConnection& connection);

    // A new order. An identifier that was used before is refused.
    SqlResult<base::Done> insert(const OrderRow& row);
    // The order as it now is, inserted if it is new (one of someone else's), with all its fills, so that executed
    // volume and fills never disagree.
    SqlResult<base::Done> save(const OrderRow& row);
    // Counted once: the same trade of the same order changes nothing the second time.
    SqlResult<base::Done> saveFill(const FillRow& row);

  private:
    SqlStatement m_insert;
    SqlStatement m_update;
    SqlStatement m_insertFill;
};

// Orders with their fills, by a condition on the table `orders` and its values, e.g. "WHERE status = ? ORDER BY id".
// The sums of an order are those of its fills.
SqlResult<std::vector<OrderRow>> readOrders(const SqlConnection& connection, const QString& condition,
                                            const QVariantList& values);
SqlResult<std::vector<FillRow>> readFills(const SqlConnection& connection, const QString& condition,
                                          const QVariantList& values);

} // namespace kkachi::storage::sql
