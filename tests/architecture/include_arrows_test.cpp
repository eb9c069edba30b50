// Holds every #include of core/, ui/ and app/ against the table of rooms.
#include "room_table.h"
#include "source_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <regex>

namespace kkachi::architecture {
namespace {

// What stands between the quotes of an include of ours; moc's own outputs are not of ours.
std::optional<std::string> ownInclude(const std::string& line) {
    static const std::regex kPattern{R"(^\s*#\s*include\s*"([^"]+)\")"};
    std::smatch match;
    if (!std::regex_search(line, match, kPattern) || endsWithOneOf(match[1], {".moc"}))
        return std::nullopt;
    return match[1];
}

bool includesQt(const std::string& line) {
    static const std::regex kPattern{R"(^\s*#\s*include\s*<(Q[A-Za-z]|qt|q[a-z]+\.h))"};
    return std::regex_search(line, kPattern);
}

std::vector<SourceFile> cppFiles(const std::vector<std::string>& folders) {
    std::vector<SourceFile> files = readSources(folders);
    std::erase_if(files, [](const SourceFile& file) { return !endsWithOneOf(file.path, {".h", ".cpp"}); });
    return files;
}

void checkArrows(const SourceFile& file) {
    const Room* const from = findRoom(file.path);
    ASSERT_NE(from, nullptr) << file.path << " lies in no room of the table";
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto include = ownInclude(file.lines[i]);
        if (!include)
            continue;
        const Room* const to = findRoom(*include);
        if (!to)
            ADD_FAILURE() << place(file, i) << ": \"" << *include << "\" names no room; write \"room/file.h\"";
        else if (!mayInclude(*from, *to))
            ADD_FAILURE() << place(file, i) << ": forbidden arrow " << from->name << " -> " << to->name;
    }
}

TEST(IncludeArrows, OfEveryFileAreInTheTable) {
    const std::vector<SourceFile> files = cppFiles({"core", "ui", "app"});
    ASSERT_FALSE(files.empty());
    for (const SourceFile& file : files)
        checkArrows(file);
}

TEST(IncludeArrows, LeadToNoQtFromPureRooms) {
    for (const SourceFile& file : cppFiles({"core"})) {
        const Room* const room = findRoom(file.path);
        const bool isHost = room && room->qt == Qt::Host && file.path.find("/engine_host.") != std::string::npos;
        if (!room || room->qt == Qt::Free || isHost)
            continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            EXPECT_FALSE(includesQt(file.lines[i])) << place(file, i) << ": " << room->name << " is a room without Qt";
    }
}

TEST(RoomTable, HasNoCircle) {
    // A room may only name rooms that can be ordered before it.
    std::vector<std::string_view> ordered;
    const auto isOrdered = [&](std::string_view name) { return std::ranges::count(ordered, name) > 0; };
    for (std::size_t round = 0; round < rooms().size(); ++round)
        for (const Room& room : rooms())
            if (!isOrdered(room.name) && std::ranges::all_of(room.mayInclude, isOrdered))
                ordered.push_back(room.name);
    EXPECT_EQ(ordered.size(), rooms().size());
}

TEST(RoomTable, FindsTheInnermostRoom) {
    EXPECT_EQ(findRoom("core/exchange/upbit/upbit_json.cpp")->name, "exchange/upbit");
    EXPECT_EQ(findRoom("exchange/venue_reports.h")->name, "exchange");
    EXPECT_EQ(findRoom("ui/chart/candle_item.h")->name, "ui");
    EXPECT_EQ(findRoom("marketing/x.h"), nullptr);
    EXPECT_EQ(findRoom("window.h"), nullptr);
}

TEST(RoomTable, ForbidsWhatTheHouseIsBuiltToPrevent) {
    EXPECT_FALSE(mayInclude(*findRoom("ui/x.h"), *findRoom("exchange/upbit/x.h")));
    EXPECT_FALSE(mayInclude(*findRoom("risk/x.h"), *findRoom("signal/x.h")));
    EXPECT_FALSE(mayInclude(*findRoom("simulator/x.h"), *findRoom("exchange/upbit/x.h")));
    EXPECT_FALSE(mayInclude(*findRoom("engine/x.h"), *findRoom("storage/sql/x.h")));
    EXPECT_TRUE(mayInclude(*findRoom("app/x.h"), *findRoom("storage/sql/x.h")));
}

TEST(IncludePattern, TellsOwnIncludesFromOthers) {
    EXPECT_EQ(ownInclude("#include \"risk/limits.h\""), "risk/limits.h");
    EXPECT_EQ(ownInclude("#include <vector>"), std::nullopt);
    EXPECT_TRUE(includesQt("#include <QString>"));
    EXPECT_TRUE(includesQt("#  include <qt6keychain/keychain.h>"));
    EXPECT_FALSE(includesQt("#include <queue>"));
}

} // namespace
} // namespace kkachi::architecture
