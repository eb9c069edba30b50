// Entry of the keychain tests: no session bus is found, whatever the machine has, so no real keychain is touched.
#include <QCoreApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/kkachi-tests");
    qunsetenv("DISPLAY");
    QCoreApplication application{argc, argv};
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
