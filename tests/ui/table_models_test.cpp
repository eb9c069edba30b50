#include "tests/ui/snapshot_builder.h"
#include "ui/alerts/alerts_model.h"
#include "ui/orders/fills_model.h"
#include "ui/orders/orders_model.h"
#include "ui/orders/orders_view.h"
#include "ui/signals/signals_model.h"
#include "ui/style/theme.h"
#include "ui/tape/tape_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include <numeric>
#include <random>

namespace {

using namespace kkachi;
using namespace kkachi::ui;
using test::SnapshotBuilder;

// Any wrong announcement of a model ends the test program with a message.
constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

market::Trade trade(std::int64_t id) {
    market::Trade made;
    made.sequentialId = id;
    made.price = base::Price::whole(141'000'000 + id);
    made.volume = base::Quantity::fromUnits(id);
    return made;
}

std::vector<market::Trade> trades(std::initializer_list<std::int64_t> ids) {
    std::vector<market::Trade> made;
    for (const std::int64_t id : ids)
        made.push_back(trade(id));
    return made;
}

TEST(RowsModel, AnnouncesOnlyWhatIsNewAndWhatIsGone) {
    const style::Theme theme;
    TapeModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    model.setRows(trades({3, 2, 1}));
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.setRows(trades({4, 3, 2}));
    ASSERT_EQ(inserted.count(), 1);
    EXPECT_EQ(inserted.at(0).at(1).toInt(), 0);
    ASSERT_EQ(removed.count(), 1);
    EXPECT_EQ(removed.at(0).at(1).toInt(), 2);
    EXPECT_EQ(reset.count(), 0);
}

TEST(RowsModel, SaysNothingWhenNothingChanged) {
    const style::Theme theme;
    TapeModel model{theme};
    model.setRows(trades({3, 2, 1}));
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.setRows(trades({3, 2, 1}));
    EXPECT_EQ(inserted.count() + changed.count(), 0);
}

TEST(RowsModel, EndsEqualToAnyListThatIsHandedOver) {
    const style::Theme theme;
    TapeModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::int64_t> ids(20);
        std::iota(ids.begin(), ids.end(), 0);
        std::shuffle(ids.begin(), ids.end(), random);
        ids.resize(random() % 20);
        std::vector<market::Trade> next;
        for (const std::int64_t id : ids)
            next.push_back(trade(id));
        model.setRows(next);
        ASSERT_EQ(model.rows(), next);
    }
}

TEST(OrdersModel, ChangesARowInPlaceWhenItsOrderGoesOn) {
    const style::Theme theme;
    OrdersModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    SnapshotBuilder builder;
    order::Order& newest = builder.edit().orders.front();
    newest.state = order::State::Acknowledged;
    model.setRows(builder.build()->orders);
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    newest.state = order::State::Filled;
    model.setRows(builder.build()->orders);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed.at(0).at(0).toModelIndex().row(), 0);
    EXPECT_EQ(inserted.count(), 0);
    EXPECT_EQ(model.index(0, OrdersModel::State).data().toString(), QStringLiteral("Filled"));
}

TEST(SignalsModel, ShowsTheVerdictWhenItArrives) {
    const style::Theme theme;
    SignalsModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    SnapshotBuilder builder;
    builder.edit().signals.front().verdict.reset();
    model.setRows(builder.build()->signals);
    EXPECT_EQ(model.index(0, SignalsModel::Verdict).data().toString(), QStringLiteral("–"));
    builder.edit().signals.front().verdict = storage::VerdictRow{};
    builder.denied("LOW_CONFIDENCE", "0.6", "0.55");
    model.setRows(builder.build()->signals);
    EXPECT_EQ(model.index(0, SignalsModel::Verdict).data().toString(),
              QStringLiteral("Confidence too low (limit 60.00%, actual 55.00%)"));
}

TEST(SignalsModel, NamesTheProblemWhereThereIsNoOpinion) {
    const style::Theme theme;
    SignalsModel model{theme};
    SnapshotBuilder builder;
    signal::Signal& last = builder.edit().signals.front().signal;
    last.confidence.reset();
    last.problem = "timeout";
    model.setRows(builder.build()->signals);
    EXPECT_EQ(model.index(0, SignalsModel::Confidence).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(model.index(0, SignalsModel::Reasoning).data().toString(),
              QStringLiteral("The analyst did not answer in time."));
}

TEST(FillsModel, MultipliesPriceAndVolumeExactly) {
    const style::Theme theme;
    FillsModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    storage::FillRow fill;
    fill.identifier = "one";
    fill.fill.price = base::Price::whole(140'000'000);
    fill.fill.volume = base::Quantity::parse("0.00125").value();
    model.setRows({fill});
    EXPECT_EQ(model.index(0, FillsModel::Value).data().toString(), QStringLiteral("₩175,000"));
}

TEST(AlertsModel, KeepsTwoAlertsThatAreAlike) {
    const style::Theme theme;
    AlertsModel model{theme};
    const QAbstractItemModelTester tester{&model, kFatal};
    const storage::AlertRow alert{base::Mode::Demo, {}, storage::Severity::ActSoon, "VOLATILITY", "twice"};
    model.setRows({alert, alert});
    EXPECT_EQ(model.rowCount(), 2);
    model.setRows({alert});
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(OrdersView, KeepsSelectionAndScrollPositionWhenAnOrderArrives) {
    const style::Theme theme;
    OrdersView view{theme};
    view.resize(600, 200);
    view.show();
    std::vector<order::Order> orders;
    for (int at = 0; at < 60; ++at) {
        order::Order order;
        order.identifier = std::to_string(at);
        orders.push_back(order);
    }
    view.display(orders);
    auto* table = view.findChild<QTableView*>();
    table->selectRow(30);
    table->scrollTo(table->model()->index(30, 0), QAbstractItemView::PositionAtTop);
    const int scrolled = table->verticalScrollBar()->value();
    ASSERT_GT(scrolled, 0);
    order::Order newest;
    newest.identifier = "newest";
    orders.insert(orders.begin(), newest);
    view.display(orders);
    ASSERT_EQ(table->selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(table->selectionModel()->selectedRows().front().row(), 31);
    EXPECT_EQ(table->verticalScrollBar()->value(), scrolled);
}

} // namespace
