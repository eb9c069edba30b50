#include "app/composition/stop_signals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <gtest/gtest.h>
#include <semaphore>
#include <thread>
#include <unistd.h>

using kkachi::app::StopSignals;

namespace {

TEST(StopSignals, AThreadThatStartedBeforeThemDoesNotLetASignalEndTheProcess) {
    StopSignals::block();
    std::binary_semaphore isOver{0};
    std::jthread early{[&isOver] { isOver.acquire(); }}; // as a window system's reader is
    {
        const StopSignals stopSignals;
        QSignalSpy asked{&stopSignals, &StopSignals::stopRequested};
        ::kill(::getpid(), SIGTERM);
        EXPECT_TRUE(QTest::qWaitFor([&asked] { return asked.count() == 1; }, 5'000));
    }
    isOver.release();
}

} // namespace
